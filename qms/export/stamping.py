"""The status at the time of printing, laid over a copy of a paper frozen at approval.

Approved bytes are made once and cannot know their future (in force, obsolete). They leave the status cell of
the header box and the words of the footer free; here a second layer fills them in. The stored bytes are never
changed, and the stamped copy never goes into an evidence pack.
"""

import datetime as dt
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils import formats, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.export import overlay
from qms.export.pages import set_page
from qms.export.papers import SheetStamp, printed_line

STATUSES = ("effective", "obsolete", "draft", "approved")
A4 = (210.0, 297.0)  # mm
SMALLEST = 175.0  # mm: on a sheet whose short side is less the layer shrinks with the sheet
TEMPLATE = "print/status_overlay.html"


@dataclass(frozen=True)
class Mark:
    """How one status shows: the cell of the box, the mark in the footer, and whether it crosses the sheet."""

    cell: str
    mark: str
    tone: str = ""
    across: str = field(default="")


MARKS = {
    "effective": Mark(gettext_lazy("Hiệu lực"), gettext_lazy("Bản in không kiểm soát")),
    "obsolete": Mark(
        gettext_lazy("Hết hiệu lực"), gettext_lazy("Hết hiệu lực, không sử dụng"), "danger",
        gettext_lazy("HẾT HIỆU LỰC"),
    ),
    "draft": Mark(gettext_lazy("Dự thảo"), gettext_lazy("Bản dự thảo"), "mute", gettext_lazy("DỰ THẢO")),
    "approved": Mark(gettext_lazy("Đã phê duyệt"), gettext_lazy("Chưa có hiệu lực")),
}  # fmt: skip


@dataclass(frozen=True)
class NumberedCopy:
    """A controlled paper copy: its number, who holds it and since when."""

    number: str
    holder: str
    given_on: dt.date

    @property
    def mark(self) -> str:
        return _("Bản kiểm soát số %(number)s") % {"number": self.number}

    @property
    def words(self) -> list[str]:
        told = {"holder": self.holder, "date": _day(self.given_on)}
        return [_("Giao cho %(holder)s ngày %(date)s; nộp lại khi có bản mới.") % told]


@dataclass(frozen=True)
class Sheet:
    """One page of the layer, in mm; `label` says of a sheet that is not ours which page it is of what."""

    width: float
    height: float
    label: str = ""
    is_ours: bool = True

    @property
    def page(self) -> dict:
        """Its measures as text for the style sheet: a figure would get a decimal comma."""
        measures = {"width": self.width, "height": self.height, "inside": self.height - 0.5}
        return {name: f"{value:.2f}" for name, value in measures.items()}


def stamp_status(
    frozen: bytes, *, status: str, printed_at: dt.datetime | None, printed_by="",
    since: dt.date | None = None, successor: str = "", lang: str = "vi",
    copy: NumberedCopy | None = None, own: int | None = None, name: str = "",
) -> bytes:  # fmt: skip
    """A copy of `frozen` that says what it is worth today.

    `status` is one of STATUSES; `since` the day it comes into force or ceased to be; `successor` names what
    replaces it ("QT-01, lần ban hành 02"). `own` is how many pages from the first are sheets of ours (None:
    all); those after it come from an uploaded file without our header box and get, each in its own size, a
    line at the foot with `name` and their number, and the stamp. `printed_at` on the office's clock. `copy`
    makes the sheets of an effective paper a controlled copy instead of an uncontrolled print.
    """
    shown = MARKS[status]
    sizes = overlay.page_sizes(frozen)
    own = len(sizes) if own is None else own
    with translation.override(lang):
        line = _printed(status, copy, printed_line(printed_at, printed_by))
        mark, words = (copy.mark, copy.words) if copy else (shown.mark, _words(status, since, successor))
        context = {
            "sheets": [Sheet(*A4)] * bool(own) + _foreign(sizes[own:], name),
            "cell": _cell(shown, status, since), "mark": mark, "tone": shown.tone,
            "lines": words + [line] * bool(line), "foot": [*(_at_cover(status, copy) or words), line],
            "copy": copy,
            "sheet_stamp": _across(shown, since, successor), "paper_title": str(mark), "lang": lang,
        }  # fmt: skip
        layers = set_page(render_to_string(TEMPLATE, context), keep=False)
    first = 1 if own else 0
    return overlay.lay_over(frozen, layers, [0] * own + list(range(first, first + len(sizes) - own)))


def _foreign(sizes, name: str) -> list[Sheet]:
    """Sheets for the pages of a file, drawn at about the size of A4 so that the line can be read on any."""
    sheets = []
    for number, (width, height) in enumerate(sizes, start=1):
        short = min(width, height)
        scale = min(max(short, SMALLEST), A4[0]) / short
        told = {"number": number, "count": len(sizes)}
        label = ", ".join(filter(None, [name, _("trang kèm %(number)s/%(count)s") % told]))
        sheets.append(Sheet(width * scale, height * scale, label, is_ours=False))
    return sheets


def _printed(status: str, copy, line: str) -> str:
    """The line of printing; on an effective paper it says what the print is: nobody will recall it."""
    if not line or copy or status != "effective":
        return line
    return _("Bản in không kiểm soát – %(line)s") % {"line": line[:1].lower() + line[1:]}


def _cell(shown: Mark, status: str, since) -> str:
    if status == "approved" and since:
        return _("từ %(date)s") % {"date": _day(since)}
    return str(shown.cell)


def _words(status: str, since, successor: str) -> list[str]:
    if status == "obsolete":
        ended = _("Hết hiệu lực từ %(date)s") % {"date": _day(since)} if since else _("Đã hết hiệu lực")
        replaced = [_("Thay bằng %(successor)s") % {"successor": successor}] if successor else []
        return [f"{ended}, {_('chỉ để tra cứu')}.", *replaced]  # with the line of printing at most three
    if status == "draft":
        return [_("Chưa được phê duyệt; không dùng để giải quyết công việc.")]
    if status == "approved":
        if since is None:
            return [_("Đã phê duyệt, chưa có hiệu lực.")]
        return [
            _("Đã phê duyệt, có hiệu lực từ %(date)s; trước ngày đó không áp dụng.") % {"date": _day(since)}
        ]
    return [_("Bản đang hiệu lực xem trên hệ thống; quét mã để kiểm tra trước khi dùng.")]


def _at_cover(status: str, copy) -> list[str]:
    """What a page of a file says of the code that only the cover has."""
    if copy or status != "effective":
        return []
    return [_("Bản đang hiệu lực xem trên hệ thống; quét mã trên trang bìa để kiểm tra trước khi dùng.")]


def _across(shown: Mark, since, successor: str) -> SheetStamp | None:
    if not shown.across:
        return None
    note = ""
    if successor:
        note = _("Thay bằng %(successor)s") % {"successor": successor}
        if since:
            note += _(", từ ngày %(date)s") % {"date": _day(since)}
    return SheetStamp(shown.across, note, shown.tone)


def _day(day: dt.date) -> str:
    return formats.date_format(day, "SHORT_DATE_FORMAT")
