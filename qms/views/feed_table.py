"""The history feed as a register: one line a changed field, for Excel, CSV and PDF."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from qms.history.changes import Change, Entry, entries_of_acts
from qms.models import LedgerEntry

ACTS_AT_ONCE = 200


@dataclass(frozen=True)
class FeedLine:
    """One changed field of one act; an act without visible changes gives one line."""

    entry: Entry
    change: Change | None
    pk: int = 0


def acts_of(links, most: int | None = None) -> Iterator[list]:
    """Act keys of ledger links in order, each once, in batches; at most ``most`` acts."""
    seen: set = set()
    batch: list = []
    for act in links.values_list("act", flat=True).iterator(chunk_size=2000):
        if act in seen:
            continue
        seen.add(act)
        batch.append(act)
        if len(batch) == ACTS_AT_ONCE:
            yield batch
            batch = []
        if most and len(seen) >= most:
            break
    if batch:
        yield batch


class FeedTable(Table):
    """Columns of the feed; ``words`` are the filters in force, said in the header of the file."""

    slug = "history"
    title = _("Lịch sử thay đổi")
    model = LedgerEntry
    default_order = ("-seq",)
    columns = [
        Column("seq", _("Mắt xích"), value="entry.seq", kind="int", width=16),
        Column("at", _("Lúc"), value="entry.at", kind="datetime", width=26),
        Column("actor", _("Người"), value="entry.actor", kind="person", width=34),
        Column("verb", _("Việc"), value=lambda line: str(line.entry.verb.label), width=24),
        Column("record", _("Hồ sơ"), value=lambda line: str(line.entry.record), width=50),
        Column("row", _("Phần"), value=lambda line: line.change.row if line.change else "", width=28),
        Column("field", _("Mục"), value=lambda line: line.change.label if line.change else "", width=26),
        Column("old", _("Trước"), value=lambda line: line.change.old if line.change else "", width=40),
        Column("new", _("Sau"), value=lambda line: line.change.new if line.change else "", width=40),
        Column("reason", _("Lý do"), value="entry.reason", width=36),
        Column("hash", _("Mã băm"), value="entry.hash", width=40),
    ]

    def __init__(self, *, units, words=(), **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.words = tuple(words)

    def filters_in_words(self, params):
        return self.words

    def records(self, queryset, moment) -> Iterator[FeedLine]:
        """Lines of the links of a queryset, newest act first."""
        for acts in acts_of(queryset):
            for entry in entries_of_acts(acts, self.units):
                yield from (FeedLine(entry, change) for change in entry.changes or [None])
