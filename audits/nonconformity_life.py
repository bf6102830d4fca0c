"""What history says of a nonconformity: when each step was reached, and who confirmed what."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audits.models import Nonconformity
from audits.states.nonconformities import NONCONFORMITY, STEP_LABELS
from qms.history import history_of
from qms.models import LedgerEntry, User

CONFIRMATIONS = {
    # verb: (who, mark, states in which the confirmation still stands)
    "audits.nonconformity_start_verification": (_("Người báo cáo"), _("Đã báo cáo"), ("verifying", "closed")),
    "audits.nonconformity_verify": (_("Người xác minh"), _("Đã xác minh"), ("verifying", "closed")),
    "audits.nonconformity_close": (_("Người đóng"), _("Đã đóng"), ("closed",)),
}


@dataclass(frozen=True)
class Step:
    """A step of the track: reached on a day or not; ``when`` is done, now or ahead."""

    value: str
    label: str
    on: date | None
    when: str


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
    """Steps, confirmations, and the last link of the chain about the record."""

    steps: list[Step]
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
        .values("history_id", "history_date", "history_verb", "history_user_id", "status", "is_effective")
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
    return Life(
        _steps(nonconformity, rows), _confirmations(nonconformity, given, links), rows[-1]["history_date"], seq, digest
    )


def _steps(nonconformity, rows) -> list[Step]:
    """Each step with the day it was last reached; a cancelled record keeps the steps it had reached."""
    reached, before = {}, None
    for row in rows:
        if row["status"] != before:
            before = row["status"]
            reached[before] = timezone.localdate(row["history_date"])
    track = NONCONFORMITY.track
    place = track.index(nonconformity.status) if nonconformity.status in track else None
    steps = []
    for index, value in enumerate(track):
        when = _when(index, place, value in reached)
        steps.append(Step(value, STEP_LABELS[value], reached.get(value) if when != "ahead" else None, when))
    return steps


def _when(index, place, was_reached) -> str:
    """``place`` is the index of the step it is at; None for a cancelled record."""
    if place is None:
        return "done" if was_reached else "ahead"
    if index == place:
        return "done" if place == len(NONCONFORMITY.track) - 1 else "now"
    return "done" if index < place else "ahead"


def _confirmations(nonconformity, given, links) -> list[Confirmation]:
    people = User.objects.in_bulk({row["history_user_id"] for row in given.values() if row["history_user_id"]})
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
