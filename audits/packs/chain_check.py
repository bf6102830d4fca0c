"""The head of the ledger as of a moment, after walking the chain and the history up to it."""

import datetime as dt

from django.utils.translation import gettext as _

from qms.export.tables import batches
from qms.history.records import HISTORY_MODELS
from qms.ledger import chain
from qms.ledger.chain import GENESIS, Head
from qms.ledger.verify import links_against_rows
from qms.ledger.verify import rows_without_link as rows_without_link
from qms.models import LedgerEntry
from qms.states import Refused

BATCH = 1000


class BrokenLedger(Refused):
    """The chain or the history it vouches for does not hold, so a pack must not claim that it does."""


def head_at(as_of: dt.datetime) -> Head:
    """The last link whose act was not later than the moment; the empty head before the first."""
    last = LedgerEntry.objects.filter(at__lte=as_of).order_by("-seq").only("seq", "hash", "at").first()
    return Head(last.seq, last.hash, last.at) if last else Head(0, GENESIS, None)


def checked_head(as_of: dt.datetime) -> tuple[Head, int]:
    """The head at a moment and the number of links walked to it.

    Raises `BrokenLedger` naming the first link that is missing, changed or out of place, or whose version
    in the history, from which the pack is written, is not what the link says; or a version
    without a link.
    """
    head = head_at(as_of)
    expected, prev = 1, GENESIS
    links = LedgerEntry.objects.filter(seq__lte=head.seq).order_by("seq")
    for batch in batches(links.iterator(chunk_size=BATCH), BATCH):
        for link in batch:
            digest = chain.link_hash(link.seq, link.source, link.row_key, link.payload, link.prev, link.at)
            if link.seq != expected or link.prev != prev or link.hash != digest:
                raise BrokenLedger(
                    _("Sổ cái có sai lệch ở mục %(seq)s, không lập hồ sơ. Hãy chạy kiểm tra lịch sử trước.")
                    % {"seq": expected}
                )
            expected, prev = link.seq + 1, link.hash
        _refuse(links_against_rows(batch))
    for history in HISTORY_MODELS.values():
        _refuse(rows_without_link(history))
    return head, expected - 1


def _refuse(findings: list) -> None:
    if findings:
        raise BrokenLedger(_("Không lập hồ sơ vì lịch sử có sai lệch. %(found)s") % {"found": findings[0]})
