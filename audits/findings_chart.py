"""Findings by clause as a bar chart: one SVG for the page and for the paper."""

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from audits.audit_report import ClauseBar

WIDTH, LABELS, RIGHT = 160.0, 60.0, 8.0  # mm: the whole, the clause names, room for the total
ROW, BAR, TOP, AXIS = 6.4, 4.2, 8.0, 6.0
MOST_TICKS = 6
LONGEST = 30  # letters of a clause title
SERIES = (
    ("nonconformity", gettext_lazy("KPH"), "#1b365d", "#ffffff"),
    ("observation", gettext_lazy("Lưu ý"), "#8197b3", "#000000"),
    ("opportunity", pgettext_lazy("chart", "Khuyến nghị"), "#ffffff", "#000000"),
)


def chart(bars: list[ClauseBar]):
    """The chart as safe SVG text, drawn to scale from zero; empty when there is nothing to draw.

    Colours are attributes for paper; on the page the classes take over.
    """
    if not bars:
        return ""
    step, most = _axis(max(bar.total for bar in bars))
    scale = (WIDTH - LABELS - RIGHT) / most
    height = TOP + ROW * len(bars) + AXIS
    return format_html(
        '<svg class="findings-chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" '
        'width="{}mm" height="{}mm" font-family="QMS Tinos" font-size="3.4" role="img" aria-label="{}">'
        "{}{}{}</svg>",
        *(_mm(value) for value in (WIDTH, height, WIDTH, height)),
        _("Số phát hiện theo điều khoản"),
        _legend(),
        _grid(step, most, scale, len(bars)),
        format_html_join("", "{}", ((_row(bar, place, scale),) for place, bar in enumerate(bars))),
    )


def _axis(largest: int) -> tuple[int, int]:
    """(tick step, end of the axis): whole numbers, at most MOST_TICKS of them, the longest bar inside."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if largest / step <= MOST_TICKS)
    return step, (largest // step + 1) * step


def _legend():
    return format_html_join(
        "",
        '<rect class="{}" x="{}" y="1" width="3.4" height="3.4" fill="{}" stroke="#1b365d" '
        'stroke-width="0.25"/>'
        '<text class="chart-text" x="{}" y="3.9">{}</text>',
        (
            (f"s-{key}", _mm(LABELS + 30 * place), fill, _mm(LABELS + 30 * place + 4.8), label)
            for place, (key, label, fill, _ink) in enumerate(SERIES)
        ),
    )


def _grid(step, most, scale, rows):
    bottom = TOP + ROW * rows
    return format_html_join(
        "",
        '<line class="chart-grid" x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}" stroke-width="0.2"/>'
        '<text class="chart-text" x="{}" y="{}" text-anchor="middle" font-size="3">{}</text>',
        (
            (
                _mm(LABELS + tick * scale),
                _mm(LABELS + tick * scale),
                _mm(TOP - 1),
                _mm(bottom),
                "#000" if tick == 0 else "#bbb",
                _mm(LABELS + tick * scale),
                _mm(bottom + 4),
                tick,
            )
            for tick in range(0, most + 1, step)
        ),
    )


def _row(bar, place, scale):
    top = TOP + ROW * place + (ROW - BAR) / 2
    title = bar.title if len(bar.title) <= LONGEST else bar.title[:LONGEST].rsplit(" ", 1)[0] + "…"
    pieces, left = [], LABELS
    for key, _label, fill, ink in SERIES:
        count = getattr(bar, key)
        if count:
            pieces.append(
                format_html(
                    '<rect class="s-{}" x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#1b365d" '
                    'stroke-width="0.25"/><text class="t-{}" x="{}" y="{}" text-anchor="middle" '
                    'font-weight="bold" fill="{}">{}</text>',
                    key,
                    _mm(left),
                    _mm(top),
                    _mm(count * scale),
                    _mm(BAR),
                    fill,
                    key,
                    _mm(left + count * scale / 2),
                    _mm(top + 3.2),
                    ink,
                    count,
                )
            )
            left += count * scale
    return format_html(
        '<text class="chart-text" x="{}" y="{}" text-anchor="end">'
        '<tspan font-weight="bold">{}</tspan> {}</text>'
        '{}<text class="chart-text" x="{}" y="{}">{}</text>',
        _mm(LABELS - 2), _mm(top + 3.2), bar.clause, title,
        format_html_join("", "{}", ((piece,) for piece in pieces)),
        _mm(left + 1.6), _mm(top + 3.2), bar.total,
    )  # fmt: skip


def _mm(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
