"""lich-su.xlsx: who changed what, when, why, old → new, for every record in the pack."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from audits.packs.contents import Content
from qms.export.tables import Column, Table
from qms.history import Moment
from qms.history.changes import Entry, entries_of
from qms.models import Record


@dataclass(frozen=True)
class Line:
    """One changed field of one act; an act that changed no field of its own still has a line."""

    record: Record
    kind: str
    entry: Entry
    label: str = ""
    old: str = ""
    new: str = ""

    @property
    def at(self) -> datetime:
        return self.entry.at


class TrailTable(Table):
    """Columns of the history workbook."""

    slug = "history"
    title = _("Lịch sử thay đổi")
    columns = [
        Column("kind", _("Loại hồ sơ"), width=28),
        Column("code", _("Mã"), value="record.code", kind="code", width=26),
        Column("title", _("Tên"), value="record.title", width=45),
        Column("at", _("Lúc"), kind="datetime", width=30),
        Column("actor", _("Ai"), value="entry.actor", width=36),
        Column("verb", _("Việc"), value=lambda line: str(line.entry.verb.label), width=30),
        Column("reason", _("Lý do"), value="entry.reason", width=40),
        Column("label", _("Mục"), width=30),
        Column("old", _("Cũ"), width=45),
        Column("new", _("Mới"), width=45),
        Column("seq", _("Mục sổ cái"), value="entry.seq", kind="int", width=18),
    ]


def trail(gathered: list[Content], moment: Moment) -> Iterator[Line]:
    """The lines of every record in the pack, record by record, oldest act first."""
    for content in gathered:
        if content.register.worked_out or not issubclass(content.register.model, Record):
            continue  # what is worked out has no history; rows without a page show in that of their record
        for record in content.records:
            kind = str(record.label)
            for entry in reversed(entries_of(record, moment)):
                yield from _lines(record, kind, entry)


def _lines(record, kind, entry) -> Iterator[Line]:
    if not entry.changes:
        yield Line(record, kind, entry)
    for change in entry.changes:
        yield Line(record, kind, entry, str(change.label), str(change.old or ""), str(change.new or ""))
