"""The statistics of files by month, channel, step, procedure, field and unit, and promised against taken."""

from collections.abc import Iterable
from decimal import Decimal
from statistics import median

from django.db.models import Q
from django.utils.translation import gettext as _

from qms.export import charts
from qms.shares import percent
from registers.figure_parts import MOST_ROWS, Cell, Part
from registers.file_figures import FileFigures, channel_name, monthly
from registers.file_sets import FILES, narrowed, read, written
from registers.models import Channel, ServiceFile
from registers.procedures_in_force import revisions_on
from registers.spans import Span, whole
from registers.tallies import CENT, StepLine, Tally

MOST_BARS = 12
STAYS_PAGE = "registers:handover_list"
TREND = 6  # months drawn for a shorter period


# --- by month -------------------------------------------------------------------------------------
MONTH_FIGURES = ("carried", "received", "resolved", "early", "on_time", "late", "kept")
MONTH_ENDS = ("returned", "refused", "stopped", "withdrawn", "open")


def _label(name: str) -> str:
    return str(FILES[name].label)


def months(now: FileFigures) -> Part:
    """Each month of the period: what moved and what lay there at its end."""
    heads = [
        (_("Tháng"), "text"), *((_label(name), "int") for name in MONTH_FIGURES),
        (_("Tỷ lệ, %"), "decimal"), *((_label(name), "int") for name in MONTH_ENDS),
    ]  # fmt: skip
    rows = [
        [
            Cell(f"{month.first:%m/%Y}", "text"),
            *(Cell(getattr(tally, name), "int", written(name, month)) for name in MONTH_FIGURES),
            Cell(tally.share, "decimal"),
            *(Cell(getattr(tally, name), "int", written(name, month)) for name in MONTH_ENDS),
        ]
        for month, tally in now.months
    ]
    return Part("months", _("Theo tháng"), heads, rows)


def trend(keys, span: Span, moment) -> Part:
    """Results by month, early, on time and late; at least six months so that a direction shows."""
    shown = [month for month in span.months() if month.begin <= moment.at]
    if len(shown) < TREND:
        shown = [whole("month", min(span.last, moment.on))]
        while len(shown) < TREND:
            shown.insert(0, shown[0].before())
    tallies = monthly(keys, shown, moment)
    names = ("early", "on_time", "late")
    rows = [
        [
            Cell(f"{month.first:%m/%Y}", "text"),
            *(Cell(getattr(tally, name), "int", written(name, month)) for name in names),
            Cell(tally.resolved, "int", written("resolved", month)), Cell(tally.share, "decimal"),
        ]
        for month, tally in tallies
    ]  # fmt: skip
    heads = [
        (_("Tháng"), "text"), *((_label(name), "int") for name in names), (_("n đã giải quyết"), "int"),
        (_("Trước và đúng hạn, %"), "decimal"),
    ]  # fmt: skip
    total = sum(tally.resolved for _month, tally in tallies)
    title = _("Hồ sơ đã giải quyết theo tháng (n = %(n)s)") % {"n": total}
    part = Part("trend", _("Đúng hạn theo tháng"), heads, rows)
    if not total:
        part.nothing = _("Chưa có hồ sơ nào có kết quả trong các tháng này.")
        return part
    series = {_label(name): [getattr(tally, name) for _month, tally in tallies] for name in names}
    part.drawing_title = title
    labels = [f"{month.first:%m/%y}" for month, _tally in tallies]
    part.drawing = charts.stacked(labels, series, title=title)
    return part


# --- by channel, step, procedure, field, unit -----------------------------------------------------
CUT_FIGURES = ("carried", "received", "resolved", "late")
CUT_ENDS = ("open", "open_late")


def _cut(key, title, first, lines: Iterable[tuple]) -> Part:
    """A table of (cut value, name, tally, span)."""
    heads = [
        (first, "text"), *((_label(name), "int") for name in CUT_FIGURES),
        (_("Trước và đúng hạn, %"), "decimal"), *((_label(name), "int") for name in CUT_ENDS),
        (_("Đã làm bình quân, giờ"), "decimal"),
    ]  # fmt: skip
    rows = [
        [
            Cell(name, "text"), *(_linked(tally, one, span, key, value) for one in CUT_FIGURES),
            Cell(tally.share, "decimal"), *(_linked(tally, one, span, key, value) for one in CUT_ENDS),
            Cell(tally.mean_taken, "decimal"),
        ]
        for value, name, tally, span in lines
    ]  # fmt: skip
    return Part(key, title, heads, rows, nothing="" if rows else _("Không có hồ sơ nào trong kỳ."), wide=True)


def _linked(tally, name, span, key, value) -> Cell:
    value = (value or 0) if key in ("procedure", "unit") else value
    return Cell(getattr(tally, name), "int", written(name, span, key, value))


def channels(now: FileFigures) -> Part:
    cut = now.cuts["channel"]
    lines = [(value, str(label), cut.get(value, Tally()), now.span) for value, label in Channel.choices]
    part = _cut("channel", _("Theo cách nộp"), _("Cách nộp"), lines)
    if now.total.received:
        part.drawing_title = _("Hồ sơ tiếp nhận theo cách nộp (n = %(n)s)") % {"n": now.total.received}
        part.drawing = charts.bar_chart(
            [channel_name(value) for value, *_rest in lines],
            [tally.received for _v, _n, tally, _s in lines], title=part.drawing_title,
        )  # fmt: skip
    return part


def procedures(now: FileFigures, names) -> Part:
    cut = now.cuts["procedure"]
    lines = [(key, names.get(key) or _("Không ghi quy trình"), cut[key], now.span) for key in cut]
    lines.sort(key=lambda line: (line[0] is None, line[1]))
    return _cut("procedure", _("Theo thủ tục"), _("Thủ tục"), lines)


def too_many_units(most: int) -> list[Part]:
    """In place of the parts by procedure: why they are not there, and how to get them."""
    words = _(
        "Phần này tính riêng từng thủ tục của từng đơn vị nên chỉ có khi xem không quá %(most)s đơn vị:"
        " hãy chọn ở thanh trên cùng một đơn vị có ít đơn vị trực thuộc hơn."
    )
    titles = {"procedure": _("Theo thủ tục"), "promise": _("Thời hạn cam kết so với thực tế")}
    heads = [(_("Thủ tục"), "text")]
    return [Part(key, title, heads, [], nothing=words % {"most": most}) for key, title in titles.items()]


def of_fields(now: FileFigures) -> Part:
    cut = now.cuts["field"]
    lines = [(key, key or _("Không ghi lĩnh vực"), cut[key], now.span) for key in cut]
    return _cut(
        "field", _("Theo lĩnh vực"), _("Lĩnh vực"), sorted(lines, key=lambda line: (not line[0], line[1]))
    )


def units(now: FileFigures, names) -> Part:
    """Every unit in view, also one without a file; compared by share where there are few.

    Of very many those with most late files come first, because a page shows no more.
    """
    cut = now.cuts["unit"]
    lines = [(key, name, cut.get(key, Tally()), now.span) for key, name in names.items()]
    lines.sort(key=lambda line: (_late(line[2]) if len(lines) > MOST_ROWS else 0, line[1]))
    part = _cut("unit", _("So sánh đơn vị"), _("Đơn vị"), lines)
    told = [(name, tally) for _key, name, tally, _span in lines if tally.resolved]
    if 1 < len(told) <= MOST_BARS:
        n = sum(tally.resolved for _name, tally in told)
        part.drawing_title = _("Trước và đúng hạn theo đơn vị, %% (n = %(n)s hồ sơ đã giải quyết)") % {"n": n}
        labels = [f"{name} (n = {tally.resolved})" for name, tally in told]
        part.drawing = charts.bar_chart(
            labels, [tally.share for _name, tally in told], title=part.drawing_title
        )
    return part


def _late(tally: Tally) -> int:
    """For an order with most late files first."""
    return -(tally.late + tally.open_late)


def steps(now: FileFigures, names) -> Part:
    heads = [
        (_("Bước"), "text"), (_("Lượt trễ"), "int"), (_("n lượt có tính giờ"), "int"),
        (_("Tỷ lệ trễ, %"), "decimal"), (_("Đã làm bình quân, giờ"), "decimal"),
        (_("Thời gian của bước, giờ"), "decimal"),
    ]  # fmt: skip
    rows = [_step_row(line, names, now.span) for line in now.steps]
    part = Part(
        "step", _("Trễ ở bước nào"), heads, rows,
        note=_("Một lượt là một lần hồ sơ ở một bước; hồ sơ qua lại bước nào thì tính ở đó mỗi lần."),
        nothing="" if rows else _("Không có bước nào tính giờ xong trong kỳ."), wide=True,
    )  # fmt: skip
    late = [line for line in now.steps if line.late][:MOST_BARS]
    if late:
        part.drawing_title = _("Lượt trễ theo bước (n = %(n)s lượt có tính giờ)") % {
            "n": sum(line.n for line in now.steps)
        }
        labels = [_step_name(line, names, 46) for line in late]
        part.drawing = charts.bar_chart(labels, [line.late for line in late], title=part.drawing_title)
    return part


def _step_row(line: StepLine, names, span) -> list[Cell]:
    return [
        Cell(_step_name(line, names), "text"),
        Cell(line.late, "int", written("step_late", span, "step", line.value), page=STAYS_PAGE),
        Cell(line.n, "int", written("step_done", span, "step", line.value), page=STAYS_PAGE),
        Cell(percent(line.late, line.n), "decimal"), Cell(line.taken, "decimal"),
        Cell(line.limit, "decimal"),
    ]  # fmt: skip


def _step_name(line: StepLine, names, most=0) -> str:
    code = names.get(line.procedure, "").split(" ")[0]
    words = f"{code} B{line.number} {line.step}".strip()
    return f"{words[: most - 1]}…" if most and len(words) > most else words


# --- what is promised, what the law allows, what is achieved --------------------------------------
def promises(keys, now: FileFigures, names, moment) -> Part:
    """By procedure: the law's limit, the unit's, and the time taken by the files resolved in the period."""
    taken = _taken(keys, now.span, moment)
    revisions = revisions_on(
        [key for key in now.cuts["procedure"] if key], min(now.span.last, moment.on), moment
    )
    heads = [
        (_("Thủ tục"), "text"), (_("Luật định, giờ"), "decimal"), (_("Đơn vị cam kết, giờ"), "decimal"),
        (_("Cam kết rút ngắn, giờ"), "decimal"), (_("n hồ sơ"), "int"), (_("Trung vị, giờ"), "decimal"),
        (_("Bình quân, giờ"), "decimal"), (_("Bình quân rút ngắn so với luật, giờ"), "decimal"),
    ]  # fmt: skip
    rows = []
    for key, tally in sorted(now.cuts["procedure"].items(), key=lambda item: names.get(item[0], "")):
        if key is None:
            continue
        law, promised = _limits(revisions.get(key))
        rows.append(
            [
                Cell(names.get(key, ""), "text"), Cell(law, "decimal"), Cell(promised, "decimal"),
                Cell(None if None in (law, promised) else law - promised, "decimal"),
                Cell(tally.taken_n, "int", written("taken_n", now.span, "procedure", key)),
                Cell(_median(taken.get(key)), "decimal"), Cell(tally.mean_taken, "decimal"),
                Cell(tally.mean_saved_by_law, "decimal"),
            ]
        )  # fmt: skip
    note = _(
        "Luật định và cam kết lấy từ bản quy trình có hiệu lực cuối kỳ, đổi ra giờ làm việc (8 giờ một ngày);"
        " thời gian thực tế của hồ sơ có kết quả trong kỳ, trừ lúc chờ bổ sung."
    )
    nothing = "" if rows else _("Không có hồ sơ nào trong kỳ.")
    return Part("promise", _("Thời hạn cam kết so với thực tế"), heads, rows, note=note, nothing=nothing)


def _limits(revision) -> tuple[Decimal | None, Decimal | None]:
    if revision is None:
        return None, None
    content = revision.body
    limits = (content.statutory_time_limit, content.time_limit)
    return tuple(limit.hours.quantize(CENT) if limit.is_counted else None for limit in limits)


def _taken(keys, span, moment) -> dict[int, list[Decimal]]:
    rows = moment.rows(ServiceFile).filter(unit__in=keys).order_by()
    rows = narrowed(rows, read(written("resolved", span)), moment).filter(Q(taken_hours__isnull=False))
    found: dict[int, list[Decimal]] = {}
    for key, hours in rows.values_list("procedure_id", "taken_hours"):
        found.setdefault(key, []).append(hours)
    return found


def _median(hours) -> Decimal | None:
    return Decimal(median(hours)).quantize(CENT) if hours else None
