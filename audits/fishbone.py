"""The cause and effect diagram (Ishikawa) as SVG, drawn by ourselves for page and paper.

Only presentation attributes and classes, so the strict content policy holds. A confirmed
cause differs by weight, by line and by tone, never by tone alone.
"""

from html import escape
from textwrap import wrap

from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

BRANCHES = {
    "people": _("Con người"),
    "method": _("Phương pháp"),
    "information": _("Thông tin"),
    "means": _("Phương tiện"),
    "environment": _("Môi trường"),
    "measurement": _("Đo lường"),
}
CAUSES_PER_BRANCH = 3

# Geometry in units of the view box; the paper is 160 mm wide, the panel about 670 px.
WIDTH, HEIGHT = 700, 280
SPINE = 140
BOX_W, BOX_H = 128, 26
EFFECT_W = 140
PITCH = 176  # from branch to branch
LEAN = 48  # how far a branch leans towards the head
# (distance from cause to cause, lines of text above each) for up to two causes on a branch, and for three
ROOMY, TIGHT = (46, 3), (32, 2)
# Characters on one line of a cause, of a confirmed cause in bold, of the effect in the head.
CAUSE_CHARS, BOLD_CHARS, EFFECT_CHARS = 21, 20, 19

PRINT = {"ink": "#000000", "soft": "#000000", "hot": "#a8161c", "box": "#ffffff", "head": "#f0f0ec"}


def fishbone_svg(effect: str, causes: list[dict], *, printed: bool = False) -> str:
    """The diagram of ``[{branch, cause, confirmed}]`` ending in ``effect``; safe markup.

    ``printed`` fixes ink and red for paper; on a page the classes follow the theme.
    """
    pen = _Pen(printed)
    parts = [_defs(effect, causes), pen.line(4, SPINE, WIDTH - EFFECT_W - 12, SPINE, width=3)]
    parts.append(pen.arrow(WIDTH - EFFECT_W - 2, SPINE))
    for index, branch in enumerate(BRANCHES):
        mine = [cause for cause in causes if cause["branch"] == branch]
        parts += _branch(pen, index, str(BRANCHES[branch]), mine)
    parts += _head(pen, effect)
    body = "".join(parts)
    return mark_safe(  # noqa: S308 (every text went through escape)
        f'<svg xmlns="http://www.w3.org/2000/svg" class="fishbone" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img" font-size="12.5" '
        f'font-family="{"QMS Tinos" if printed else "inherit"}">{body}</svg>'
    )


def _defs(effect, causes):
    confirmed = "; ".join(cause["cause"] for cause in causes if cause["confirmed"])
    return f"<title>{escape(effect)}</title><desc>{escape(confirmed)}</desc>"


def _branch(pen, index, label, causes):
    """One branch: its box, its slanting line down (or up) to the spine, its causes left of the line."""
    column, above = index % 3, index < 3
    foot_x = 196 + column * PITCH
    top_x = foot_x - LEAN
    edge = 4 if above else HEIGHT - 4 - BOX_H
    start_y = edge + BOX_H if above else edge
    hot = any(cause["confirmed"] for cause in causes)
    yield pen.line(top_x, start_y, foot_x, SPINE, width=2 if hot else 1.2, hot=hot)
    yield pen.box(top_x - BOX_W / 2, edge, BOX_W, BOX_H, hot=hot)
    yield pen.text(top_x, edge + 17.5, label.upper(), anchor="middle", bold=True, hot=hot, size=11.5)
    step, most = ROOMY if len(causes) <= 2 else TIGHT
    for place, cause in enumerate(causes):
        depth = step * (place + 1) + (2 if step < 46 else -4)
        line_y = edge + BOX_H + depth if above else SPINE + depth
        end_x = top_x + LEAN * (line_y - start_y) / (SPINE - start_y)
        yield from _cause(pen, cause, line_y, end_x, most)


def _cause(pen, cause, line_y, end_x, most):
    start_x = end_x - (PITCH - 30)
    hot = cause["confirmed"]
    yield pen.line(start_x, line_y, end_x, line_y, width=1.8 if hot else 0.8, hot=hot)
    lines = _lines(cause["cause"], BOLD_CHARS if hot else CAUSE_CHARS, most)
    for row, text in enumerate(reversed(lines)):
        yield pen.text(start_x + 2, line_y - 4 - row * 12.5, text, bold=hot, hot=hot, size=12)


def _head(pen, effect):
    lines = _lines(effect, EFFECT_CHARS, 6)
    height = 24 + 16 * len(lines)
    yield pen.box(WIDTH - EFFECT_W, SPINE - height / 2, EFFECT_W - 1, height, head=True)
    first = SPINE - (len(lines) - 1) * 8 + 4.5
    for row, text in enumerate(lines):
        yield pen.text(
            WIDTH - EFFECT_W / 2, first + row * 16, text, anchor="middle", bold=True, head=True, size=12.5
        )


def _lines(text, characters, most):
    """The text in at most ``most`` lines; what does not fit ends in an ellipsis (the table has it whole)."""
    return wrap(text, characters, max_lines=most, placeholder="…", break_long_words=True) or [""]


class _Pen:
    """Marks with colours for paper, or with classes for a page that has a light and a dark theme."""

    def __init__(self, printed):
        self.printed = printed

    def _paint(self, kind, *, hot=False, head=False):
        name = "hot" if hot else "head" if head else "ink"
        if not self.printed:
            return f'class="fishbone-{kind} fishbone-{name}"'
        if kind == "text":
            return f'fill="{PRINT["hot" if hot else "ink"]}"'
        fill = {"line": "none", "box": PRINT["head" if head else "box"], "arrow": PRINT["ink"]}[kind]
        return f'fill="{fill}" stroke="{PRINT["hot" if hot else "ink"]}"'

    def line(self, x1, y1, x2, y2, *, width, hot=False):
        return (
            f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke-width="{width}" '
            f"{self._paint('line', hot=hot)}/>"
        )

    def arrow(self, x, y):
        return f'<polygon points="{x},{y} {x - 12},{y - 6} {x - 12},{y + 6}" {self._paint("arrow")}/>'

    def box(self, x, y, width, height, *, hot=False, head=False):
        thick = 1.6 if hot or head else 1
        return (
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width}" height="{height}" stroke-width="{thick}" '
            f"{self._paint('box', hot=hot, head=head)}/>"
        )

    def text(self, x, y, text, *, size, anchor="start", bold=False, hot=False, head=False):
        weight = ' font-weight="700"' if bold else ""
        return (
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}"{weight} '
            f"{self._paint('text', hot=hot, head=head)}>{escape(text)}</text>"
        )
