"""Which files stand behind each figure of the statistics: counted and listed by the same condition (9.1.1).

Everything is said of the register as known at a moment. A file leaves the work of the office when it has its
result (``resolved_at``) or ends without one (``ended_at``); so of every period: carried over + received =
resolved + refused, stopped, withdrawn + still open.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from registers.models import Apology, Channel, Handover, Supplement
from registers.spans import Span
from registers.states import service_files as states

CUTS = ("procedure", "channel", "field", "unit", "step")
MARK = "."  # between the parts of a figure in an address


@dataclass(frozen=True)
class FileSet:
    """A figure: its name, what it counts, and the condition ``files(span, moment)`` on files."""

    label: object
    told: object
    files: Callable


def within(name: str, span: Span) -> Q:
    """A moment of the file falls into the period."""
    return Q(**{f"{name}__gte": span.begin, f"{name}__lt": span.end})


def alive(at: dt.datetime) -> Q:
    """Received before a moment, and by then neither answered nor ended."""
    return (
        Q(received_at__lt=at)
        & (Q(resolved_at=None) | Q(resolved_at__gte=at))
        & (Q(ended_at=None) | Q(ended_at__gte=at))
    )


def waiting(span: Span, moment) -> Q:
    """At the end of the period the clock stands still for papers the citizen is asked for."""
    asked = moment.rows(Supplement).filter(asked_at__lt=span.end)
    return Q(id__in=asked.filter(Q(came_at=None) | Q(came_at__gte=span.end)).values("file_id"))


def asked_in(span: Span, moment) -> Q:
    return Q(id__in=moment.rows(Supplement).filter(within("asked_at", span)).values("file_id"))


def asked_again(span: Span, moment) -> Q:
    """Asked in the period, and by its end more than once."""
    rows = moment.rows(Supplement).filter(asked_at__lt=span.end).order_by().values("file_id")
    counted = rows.annotate(asked=Count("id"), lately=Count("id", filter=Q(asked_at__gte=span.begin)))
    return Q(id__in=counted.filter(asked__gt=1, lately__gt=0).values("file_id"))


def apologised(span: Span, moment, **which) -> Q:
    rows = moment.rows(Apology).filter(within("signed_at", span), **which)
    return Q(id__in=rows.values("file_id"))


def _resolved(span, moment):
    return within("resolved_at", span)


def _ended(status):
    return lambda span, moment: within("ended_at", span) & Q(status=status)


def _open(span, moment):
    return alive(span.end)


def _running(span, moment):
    return alive(span.end) & ~waiting(span, moment)


def _of_steps(span, moment, **which):
    """Of hand-overs; `narrowed` adds the step."""
    return Q()


FILES = {
    "received": FileSet(
        gettext_lazy("Tiếp nhận trong kỳ"), gettext_lazy("hồ sơ có giờ nhận trong kỳ"),
        lambda span, moment: within("received_at", span),
    ),
    "carried": FileSet(
        gettext_lazy("Kỳ trước chuyển sang"),
        gettext_lazy("hồ sơ nhận trước kỳ, đến đầu kỳ chưa có kết quả và chưa kết thúc"),
        lambda span, moment: alive(span.begin),
    ),
    "resolved": FileSet(
        gettext_lazy("Đã giải quyết trong kỳ"),
        gettext_lazy("hồ sơ có kết quả được duyệt trong kỳ, nhận từ kỳ nào cũng tính"), _resolved,
    ),
    "early": FileSet(
        gettext_lazy("Trước hạn"), gettext_lazy("có kết quả vào một ngày trước ngày hẹn trả"),
        lambda span, moment: _resolved(span, moment) & Q(outcome="early"),
    ),
    "on_time": FileSet(
        gettext_lazy("Đúng hạn"), gettext_lazy("có kết quả trong ngày hẹn trả, chậm nhất đúng giờ hẹn"),
        lambda span, moment: _resolved(span, moment) & Q(outcome="on_time"),
    ),
    "late": FileSet(
        gettext_lazy("Quá hạn"), gettext_lazy("có kết quả sau giờ hẹn trả"),
        lambda span, moment: _resolved(span, moment) & Q(outcome="late"),
    ),
    "kept": FileSet(
        gettext_lazy("Trước và đúng hạn"),
        gettext_lazy("tỷ lệ = (trước hạn + đúng hạn) ÷ đã giải quyết trong kỳ"),
        lambda span, moment: _resolved(span, moment) & Q(outcome__in=("early", "on_time")),
    ),
    "returned": FileSet(
        gettext_lazy("Đã trả kết quả"), gettext_lazy("hồ sơ trả kết quả cho người dân trong kỳ"),
        _ended(states.RETURNED),
    ),
    "refused": FileSet(
        pgettext_lazy("service file", "Từ chối"), gettext_lazy("hồ sơ từ chối trong kỳ, có phiếu nêu lý do"),
        _ended(states.REFUSED),
    ),
    "stopped": FileSet(
        pgettext_lazy("service file", "Dừng giải quyết"), gettext_lazy("hồ sơ dừng giải quyết trong kỳ"),
        _ended(states.STOPPED),
    ),
    "withdrawn": FileSet(
        gettext_lazy("Người dân rút"), gettext_lazy("hồ sơ người dân rút trong kỳ"),
        _ended(states.WITHDRAWN),
    ),
    "open": FileSet(
        gettext_lazy("Đang giải quyết cuối kỳ"),
        gettext_lazy("hồ sơ đã nhận, đến cuối kỳ chưa có kết quả và chưa kết thúc"), _open,
    ),
    "open_in_time": FileSet(
        gettext_lazy("Đang giải quyết, trong hạn"),
        gettext_lazy("chưa tới giờ hẹn trả lúc cuối kỳ (kỳ đang chạy: lúc xem)"),
        lambda span, moment: _running(span, moment) & Q(due_at__gte=span.edge(moment)),
    ),
    "open_late": FileSet(
        gettext_lazy("Đang giải quyết, quá hạn"),
        gettext_lazy("đã qua giờ hẹn trả lúc cuối kỳ (kỳ đang chạy: lúc xem)"),
        lambda span, moment: _running(span, moment) & Q(due_at__lt=span.edge(moment)),
    ),
    "open_waiting": FileSet(
        gettext_lazy("Chờ bổ sung"), gettext_lazy("cuối kỳ đang chờ người dân nộp bổ sung, không tính giờ"),
        lambda span, moment: alive(span.end) & waiting(span, moment),
    ),
    "asked": FileSet(
        gettext_lazy("Yêu cầu bổ sung"), gettext_lazy("hồ sơ có phiếu yêu cầu bổ sung lập trong kỳ"),
        asked_in,
    ),
    "asked_again": FileSet(
        gettext_lazy("Bổ sung quá một lần"),
        gettext_lazy("trong đó: đến cuối kỳ đã yêu cầu bổ sung từ hai lần trở lên"), asked_again,
    ),
    "apologised": FileSet(
        gettext_lazy("Xin lỗi"), gettext_lazy("hồ sơ có phiếu xin lỗi ký trong kỳ"), apologised,
    ),
    "redated": FileSet(
        gettext_lazy("Xin lỗi kịp thời, có ngày hẹn mới"),
        gettext_lazy("phiếu ký ít nhất một ngày trước ngày hẹn, nên ngày hẹn được dời"),
        lambda span, moment: apologised(span, moment, is_late=False),
    ),
    "apologised_late": FileSet(
        gettext_lazy("Xin lỗi muộn"),
        gettext_lazy("phiếu ký từ ngày hẹn trở đi: hồ sơ vẫn tính theo ngày hẹn cũ"),
        lambda span, moment: apologised(span, moment, is_late=True),
    ),
    "timed": FileSet(
        gettext_lazy("Rút ngắn so với thời hạn của quy trình"),
        gettext_lazy("Σ (thời hạn quy trình − thời gian đã làm), giờ làm việc, 8 giờ một ngày"),
        lambda span, moment: _resolved(span, moment)
        & Q(limit_hours__isnull=False, taken_hours__isnull=False),
    ),
    "timed_by_law": FileSet(
        gettext_lazy("Rút ngắn so với thời hạn luật định"),
        gettext_lazy("Σ (thời hạn luật định − thời gian đã làm), giờ làm việc"),
        lambda span, moment: _resolved(span, moment)
        & Q(law_hours__isnull=False, taken_hours__isnull=False),
    ),
    "taken_n": FileSet(
        gettext_lazy("Hồ sơ có tính thời gian làm"),
        gettext_lazy("có kết quả trong kỳ và sổ có thời gian đã làm; hồ sơ nhập từ sổ cũ có thể không có"),
        lambda span, moment: _resolved(span, moment) & Q(taken_hours__isnull=False),
    ),
    "step_done": FileSet(
        gettext_lazy("Lượt qua bước"), gettext_lazy("lượt có thời gian tính giờ, xong trong kỳ"), _of_steps
    ),
    "step_late": FileSet(
        gettext_lazy("Lượt trễ ở bước"), gettext_lazy("lượt xong sau thời gian của bước"), _of_steps
    ),
}  # fmt: skip


# --- a figure in an address -----------------------------------------------------------------------
@dataclass(frozen=True)
class Asked:
    """A figure as a list asks for it: which files, of which period, of which row of which table."""

    name: str
    span: Span
    cut: str = ""
    value: str = ""

    def __str__(self):
        words = [str(FILES[self.name].label), self.span.in_days]
        return ", ".join([*words, self._cut_words] if self.cut else words)

    @property
    def _cut_words(self) -> str:
        if self.cut == "channel":
            return str(dict(Channel.choices).get(self.value, self.value))
        if self.cut == "field":
            return self.value or _("Không ghi lĩnh vực")
        if self.cut == "step":
            return self.value.split(MARK, 2)[-1]
        return _("một quy trình") if self.cut == "procedure" else _("một đơn vị")


def written(name: str, span: Span, cut: str = "", value="") -> str:
    """The figure as an address holds it: "late.2026-06-01.2026-06-30.channel.desk"."""
    parts = [name, span.first.isoformat(), span.last.isoformat()]
    return MARK.join([*parts, cut, str(value)] if cut else parts)


def read(text: str) -> Asked:
    """The figure of an address. Raises ValidationError for one there is not."""
    wrong = ValidationError(_("Không có số liệu thống kê này."))
    name, *rest = text.split(MARK, 4)
    if name not in FILES or len(rest) not in (2, 4):
        raise wrong
    try:
        first, last = (dt.date.fromisoformat(day) for day in rest[:2])
    except ValueError:
        raise wrong from None
    cut, value = rest[2:] or ("", "")
    if not 1900 < first.year <= last.year < 9999 or first > last or (cut and cut not in CUTS):
        raise wrong
    if cut in ("procedure", "unit") and not _is_key(value):
        raise wrong
    if (cut == "step") != name.startswith("step_") or (cut == "step" and not _is_step(value)):
        raise wrong
    return Asked(name, Span(first, last), cut, value)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 16


def _is_step(text: str) -> bool:
    parts = text.split(MARK, 2)
    return len(parts) == 3 and all(_is_key(part) for part in parts[:2])


def narrowed(rows, asked: Asked, moment):
    """Of files (of the same moment) those behind a figure."""
    rows = rows.filter(FILES[asked.name].files(asked.span, moment))
    if asked.cut in ("procedure", "unit"):
        return rows.filter(**{f"{asked.cut}_id": int(asked.value) or None})
    if asked.cut in ("channel", "field"):
        return rows.filter(**{asked.cut: asked.value})
    if asked.cut == "step":
        return rows.filter(id__in=stays_behind(asked, moment).values("file_id"))
    return rows


def stays_behind(asked: Asked, moment):
    """Of the stays at steps those behind a figure of a step; a file may stay at one step more than once."""
    procedure, number, step = asked.value.split(MARK, 2)
    stays = step_stays(asked.span, moment).filter(step_no=int(number), step=step)
    stays = stays.filter(file__procedure_id=int(procedure)) if int(procedure) else stays
    return stays.filter(outcome="late") if asked.name == "step_late" else stays


def step_stays(span: Span, moment):
    """Stays at steps with a counted time that ended in the period."""
    return moment.rows(Handover).filter(within("left_at", span)).exclude(outcome="")
