"""Tags of the frame: ``{% load qms %}``.

=============================  ==================================================================
``{% icon "pencil" %}``        lucide icon as inline SVG; ``label="…"`` when it stands alone
``{% state record.state %}``   state as a chip; ``plain=True`` for icon + word without ground
``{% due task.due on %}``      "Quá 3 ngày", "Hôm nay", "Còn 2 ngày", or the date
``{% when entry.at on %}``     moment: relative word, exact on hover
``{% diff old new %}``         word-level ``<del>``/``<ins>``
``{% qs page=2 q=None %}``     the present query string with changes; None removes a key
``{% person user %}``          round badge with initials (decorative)
``{% clauses record.clauses %}``  clause numbers as tags
``{{ size|filesize_vi }}``     "86 kB", "1,2 MB"
=============================  ==================================================================
"""

from datetime import date, datetime
from urllib.parse import urlencode

from django import template
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from qms.differences import folded, pieces
from qms.history.acts import NOBODY
from qms.icons import UNKNOWN, drawing
from qms.states import State

register = template.Library()
SOON = 7  # days
WEEKDAYS = [
    gettext_lazy("Thứ Hai"), gettext_lazy("Thứ Ba"), gettext_lazy("Thứ Tư"), gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"), gettext_lazy("Thứ Bảy"), gettext_lazy("Chủ nhật"),
]  # fmt: skip


@register.simple_tag
def icon(name, label="", cls="") -> SafeString:
    """An icon of package lucide. An unknown name draws a circle, never an error page."""
    drawn = drawing(str(name or UNKNOWN))
    if cls:
        drawn = drawn.replace('class="icon"', format_html('class="icon {}"', cls), 1)
    if label:
        drawn = drawn.replace('aria-hidden="true"', format_html('role="img" aria-label="{}"', label), 1)
    return mark_safe(drawn)  # noqa: S308 (drawn by the package; our words were escaped)


@register.simple_tag
def state(value, plain=False) -> SafeString:
    """A State (or anything with label, tone, icon) as word + icon + tone."""
    if not value:
        return mark_safe("")
    if not isinstance(value, State) and not hasattr(value, "tone"):
        value = State(str(value), str(value))
    return format_html(
        '<span class="{} t-{}">{}<span>{}</span></span>',
        "state" if plain else "chip", value.tone, icon(value.icon), value.label,
    )  # fmt: skip


def due_state(day, on: date) -> State:
    """How near a day is, in the words of the due column."""
    day = timezone.localtime(day).date() if isinstance(day, datetime) else day
    left = (day - on).days
    if left < 0:
        text = ngettext("Quá %(n)s ngày", "Quá %(n)s ngày", -left) % {"n": -left}
        return State("late", text, "danger", "circle-alert")
    if left == 0:
        return State("today", _("Hôm nay"), "warn", "hourglass")
    if left <= SOON:
        text = ngettext("Còn %(n)s ngày", "Còn %(n)s ngày", left) % {"n": left}
        return State("soon", text, "warn" if left <= 2 else "mute", "hourglass" if left <= 2 else "clock")
    return State("later", date_format(day, "SHORT_DATE_FORMAT"), "mute", "clock")


@register.simple_tag
def due(day, on=None) -> SafeString:
    """A due date as word + icon + tone, the date itself on hover; nothing for no date."""
    if not day:
        return mark_safe("")
    near = due_state(day, on or timezone.localdate())
    return format_html(
        '<span class="state t-{}" title="{}">{}<span>{}</span></span>',
        near.tone, date_format(day, "SHORT_DATE_FORMAT"), icon(near.icon), near.label,
    )  # fmt: skip


@register.simple_tag
def when(at, on=None) -> SafeString:
    """A moment in office time: the hour today, "hôm qua 16:42", else date and hour."""
    if not at:
        return mark_safe("")
    local = timezone.localtime(at)
    ago = ((on or timezone.localdate()) - local.date()).days
    hour = date_format(local, "TIME_FORMAT")
    near = {0: hour, 1: _("hôm qua %(hour)s") % {"hour": hour}}
    text = near.get(ago) or date_format(local, "SHORT_DATETIME_FORMAT")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        local.isoformat(timespec="seconds"), date_format(local, "d/m/Y H:i:s"), text,
    )  # fmt: skip


@register.filter
def weekday_date(day) -> str:
    """ "Thứ Ba, 30/06/2026" — the heading of a day."""
    return f"{WEEKDAYS[day.weekday()]}, {date_format(day, 'SHORT_DATE_FORMAT')}"


@register.simple_tag
def diff(old, new, fold=False) -> SafeString:
    """Old laid over new: removed words struck through, added words underlined; `fold` leaves out the rest."""
    marked = {"same": "{}", "del": "<del>{}</del>", "ins": "<ins>{}</ins>"}
    found = pieces(str(old or ""), str(new or ""))
    if fold:
        found = folded(found)
    return mark_safe("".join(format_html(marked[piece.kind], piece.text) for piece in found))  # noqa: S308 (escaped)


@register.simple_tag(takes_context=True)
def qs(context, **changes) -> str:
    """``?…`` of the present page with changes; a None or "" value removes its key, lists repeat it."""
    params = context["request"].GET.copy()
    for key, value in changes.items():
        if value is None or value == "":
            params.pop(key, None)
        elif isinstance(value, list | tuple):
            params.setlist(key, [str(item) for item in value])
        else:
            params[key] = str(value)
    return f"?{params.urlencode()}" if params else "?"


@register.simple_tag(takes_context=True)
def qs_fields(context, *without) -> SafeString:
    """The present query string as hidden fields, without some keys: a GET form keeps the rest."""
    kept = [
        (key, value)
        for key, values in context["request"].GET.lists()
        if key not in without
        for value in values
        if value
    ]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', kept)


@register.simple_tag
def person(user, small=False) -> SafeString:
    """A person as a round badge; the name stands beside it in words."""
    words = str(user or "?").split()
    letters = (words[0][0] + (words[-1][0] if len(words) > 1 else "")).upper()
    size = " avatar-sm" if small else ""
    return format_html('<span class="avatar{}" aria-hidden="true">{}</span>', size, letters)


@register.simple_tag
def clauses(numbers) -> SafeString:
    """Clause numbers as tags."""
    tags = format_html_join("", '<span class="tag">{}</span>', ((number,) for number in numbers or ()))
    return format_html('<span class="tags">{}</span>', tags)


@register.filter
def filesize_vi(size) -> str:
    """Bytes in kB or MB, with a decimal comma."""
    size = int(size or 0)
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{number_format(size / 1_000_000, decimal_pos=1)} MB"


@register.filter
def bar(part, whole) -> float:
    """Width of a bar from 0 to 100; 0 when there is nothing to compare with."""
    return round(100 * float(part or 0) / float(whole), 1) if whole else 0


@register.filter
def short_hash(value) -> str:
    """ "9f3a…c1": enough of a hash to compare by eye."""
    text = value.hex() if isinstance(value, bytes | memoryview | bytearray) else str(value or "")
    return f"{text[:4]}…{text[-2:]}" if len(text) > 8 else text


@register.filter
def is_long(change) -> bool:
    """Whether a change reads better as one marked text than as old beside new."""
    both = (str(change.old or ""), str(change.new or ""))
    return all(both) and (max(map(len, both)) > 48 or any("\n" in text for text in both))


@register.filter
def get(mapping, key):
    """``mapping[key]`` in a template; "" when it is not there."""
    return mapping.get(key, "") if mapping else ""


@register.filter
def person_name(actor) -> str:
    """ "Trần Thị Hoa" of "Trần Thị Hoa (hoa)": the account stays in exports and in history itself."""
    name = str(actor).rsplit(" (", 1)[0]
    return _("Hệ thống") if name == NOBODY else name


@register.filter
def at_moment(url: str, at) -> str:
    """An address as of a moment: ``…?as_of=2026-06-30T15:00:00.123456+07:00``."""
    mark = "&" if "?" in url else "?"
    return f"{url}{mark}{urlencode({'as_of': at.isoformat()})}"


@register.simple_tag(takes_context=True)
def qs_without(context, names) -> str:
    """The present query string without some keys and without the place in the list."""
    params = context["request"].GET.copy()
    for name in (*names, "after", "before"):
        params.pop(name, None)
    return f"?{params.urlencode()}"


@register.simple_tag(takes_context=True)
def qs_keep(context, *names) -> str:
    """Only some keys of the present query string."""
    params = context["request"].GET.copy()
    for name in set(params) - set(names):
        params.pop(name)
    return f"?{params.urlencode()}"


@register.filter
def after_dot(number) -> str:
    """ "5" of "8.5": the box stands in the row of its chapter."""
    return str(number).rsplit(".", 1)[-1]


@register.filter
def share_of(column, table) -> int:
    """Width of a list column in percent, by the millimetres its register gives it on paper."""
    widths = [bound.column.declared.width for bound in table.columns]
    return round(100 * column.column.declared.width / sum(widths))


@register.filter
def width_class(field) -> str:
    """How wide a field stands in a form: what its widget says (data-width), else half for short answers."""
    widget = field.field.widget
    if said := widget.attrs.get("data-width"):
        return said
    short = widget.attrs.get("inputmode") or getattr(widget, "input_type", "") == "select"
    return "half" if short and not getattr(widget, "allow_multiple_selected", False) else ""


BRIEF = 20  # mm on paper: two such columns stand side by side on a phone


@register.filter
def cell_classes(column, shown) -> str:
    """Classes of a list cell: its kind, whether it is the title, whether it is empty (hidden on cards)."""
    declared = column.column.declared
    heads = declared.kind == "text" and (declared.link or declared.key == "title")
    brief = " is-brief" if declared.width <= BRIEF else ""
    blank = " blank" if str(shown) in ("", "–") else ""
    return f"kind-{declared.kind}{' is-title' if heads else brief}{blank}"


DUE_COLUMNS = {"due", "due_on", "next_due", "review_on"}


@register.simple_tag
def late_mark(column, record, moment) -> SafeString:
    """The sign before a due date that has passed while the record still waits; else nothing.

    A document in force is late for its review; any other record that is done (tone ok or mute) is not late.
    """
    if not _days_late(column, record, moment):
        return mark_safe("")
    return format_html('<span class="late-mark">{}</span>', icon("circle-alert", label=_("quá hạn")))


@register.simple_tag
def late_words(column, record, moment) -> SafeString:
    """By how many days a due date of a list has passed, as its second line; nothing where it has not."""
    if not (days := _days_late(column, record, moment)):
        return mark_safe("")
    words = ngettext("quá %(n)s ngày", "quá %(n)s ngày", days) % {"n": days}
    return format_html('<small class="second-line">{}</small>', words)


def _days_late(column, record, moment) -> int:
    declared = column.column.declared
    if declared.kind != "date" or declared.key not in DUE_COLUMNS:
        return 0
    day, tone = declared.of(record), getattr(getattr(record, "state", None), "tone", "")
    done = tone == "mute" or (tone == "ok" and declared.key != "review_on")
    return 0 if day is None or done else max(0, (moment.on - day).days)
