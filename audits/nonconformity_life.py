"""What history says of a nonconformity: who confirmed what, and its last link in the chain."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from audits.models import Nonconformity
from qms.history import history_of
from qms.models import LedgerEntry, User

CONFIRMATIONS = {
    # verb: (who, mark, states in which the confirmation still stands)
    "audits.nonconformity_start_verification": (_("Người báo cáo"), _("Đã báo cáo"), ("verifying", "closed")),
    "audits.nonconformity_verify": (_("Người xác minh"), _("Đã xác minh"), ("verifying", "closed")),
    "audits.nonconformity_close": (_("Người đóng"), _("Đã đóng"), ("closed",)),
}


@dataclass(frozen=True)
class Confirmation:
    """One of the three confirmations: empty ``at`` when it has not been given, or no longer stands."""

    title: str
    mark: str
    name: str = ""
    position: str = ""
    at: datetime | None = None
    hash: str = ""


@dataclass(frozen=True)
class Life:
    """The three confirmations, and the last link of the chain about the record."""

    confirmations: list[Confirmation]
    last_at: datetime
    ledger_seq: int | None
    ledger_hash: str


def life_of(nonconformity: Nonconformity, moment) -> Life:
    """Read from history as of a moment: three queries."""
    history = history_of(Nonconformity)
    rows = list(
        history._base_manager.filter(id=nonconformity.pk, history_date__lte=moment.at)
        .order_by("history_date", "history_id")
        .values("history_id", "history_date", "history_verb", "history_user_id")
    )
    given = {verb: row for row in rows if (verb := row["history_verb"]) in CONFIRMATIONS}
    keys = [str(row["history_id"]) for row in (*given.values(), rows[-1])]
    links = {
        key: (seq, digest)
        for key, seq, digest in LedgerEntry.objects.filter(
            source=history._meta.db_table, row_key__in=keys
        ).values_list("row_key", "seq", "hash")
    }
    seq, digest = links.get(str(rows[-1]["history_id"]), (None, ""))
    return Life(_confirmations(nonconformity, given, links), rows[-1]["history_date"], seq, digest)


def _confirmations(nonconformity, given, links) -> list[Confirmation]:
    people = User.objects.in_bulk(
        {row["history_user_id"] for row in given.values() if row["history_user_id"]}
    )
    found = []
    for verb, (title, mark, states) in CONFIRMATIONS.items():
        row = given.get(verb)
        stands = row is not None and nonconformity.status in states
        if verb == "audits.nonconformity_verify":
            stands = stands and bool(nonconformity.is_effective)
        if not stands:
            found.append(Confirmation(title, mark))
            continue
        person = people.get(row["history_user_id"])
        _seq, digest = links.get(str(row["history_id"]), (None, ""))
        found.append(
            Confirmation(
                title, mark, getattr(person, "full_name", ""), getattr(person, "position", ""),
                row["history_date"], digest,
            )
        )  # fmt: skip
    return found
