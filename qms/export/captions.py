"""What an exported sheet says about itself: the filters, the moment, the counts, the head of the ledger."""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from qms.export.values import local, shown_text


@dataclass(frozen=True)
class Figure:
    """A counted figure under a register: the value, its name, and what it is counted out of."""

    value: str
    label: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Caption:
    """What an exported sheet says about itself, so that a reader can repeat it.

    `printed_at` and `printed_by` stay empty inside evidence packs: the same data must give the same bytes.
    """

    title: str
    unit: str
    parent: str = ""
    period: tuple[dt.date, dt.date] | None = None
    filters: tuple[tuple[str, str], ...] = ()
    order: str = ""
    count: int | None = None
    as_of: dt.datetime | None = None
    masked: tuple[str, ...] = ()
    form_code: str = ""
    form_issue: str = ""
    printed_at: dt.datetime | None = None
    printed_by: str = ""
    ledger_seq: int | None = None
    ledger_hash: str = ""
    url: str = ""

    def rows(self) -> list[tuple[str, object]]:
        """The caption as label and value, for the first sheet of a workbook and the head of a CSV."""
        pairs = [
            (_("Tên"), self.title),
            (_("Đơn vị"), self.unit),
            (_("Đơn vị cấp trên"), self.parent),
            (_("Mẫu"), self.form_code),
            (_("Lần ban hành mẫu"), self.form_issue),
            (_("Kỳ"), period_in_words(self.period)),
            (_("Bộ lọc"), self.filters_line()),
            (_("Sắp xếp"), self.order),
            (_("Số liệu tại thời điểm"), moment_in_words(self.as_of)),
            (_("Đã che"), "; ".join(self.masked)),
            (_("In lúc"), moment_in_words(self.printed_at)),
            (_("Người in"), self.printed_by),
            (_("Sổ cái"), self.ledger_line()),
            (_("Địa chỉ"), self.url),
        ]
        return [(label, value) for label, value in pairs if value not in ("", None)]

    def filters_line(self) -> str:
        return "; ".join(f"{label}: {value}" for label, value in self.filters)

    def ledger_line(self, digits: int = 64) -> str:
        """The head of the ledger: entry number and the first digits of its hash in groups of four."""
        if self.ledger_seq is None:
            return ""
        hexes = self.ledger_hash[:digits]
        groups = " ".join(hexes[i : i + 4] for i in range(0, len(hexes), 4))
        more = "…" if len(self.ledger_hash) > digits else ""
        seq = shown_text(self.ledger_seq, "int")
        return _("mục %(seq)s, đầu chuỗi %(hash)s") % {"seq": seq, "hash": groups + more}


def period_in_words(period) -> str:
    if not period:
        return ""
    first, last = (shown_text(day, "date") for day in period)
    return _("từ ngày %(first)s đến ngày %(last)s") % {"first": first, "last": last}


def moment_in_words(at: dt.datetime | None) -> str:
    """E.g. "17:00:00 ngày 20/11/2026 (UTC+7)", "24:00 ngày 30/06/2026 (UTC+7)" at the end of a day."""
    if at is None:
        return ""
    at = local(at)
    zone = ""
    if at.utcoffset() is not None:
        hours = at.utcoffset().total_seconds() / 3600
        zone = f" (UTC{hours:+g})"
    if at.time() == dt.time():
        return _("24:00 ngày %(date)s") % {"date": f"{at - dt.timedelta(days=1):%d/%m/%Y}"} + zone
    return _("%(time)s ngày %(date)s") % {"time": f"{at:%H:%M:%S}", "date": f"{at:%d/%m/%Y}"} + zone
