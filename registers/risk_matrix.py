"""The 5 × 5 matrix of a risk: where it stood before treatment, where it stands after, as one SVG."""

from collections import Counter

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from registers.scoring import level_of

CELL = 34
LEFT, TOP = 30, 8
SIDE = 5 * CELL
#: Ground of a cell by level; each tells itself from its neighbour in grey too.
GROUND = {"low": "#eef3ee", "medium": "#f3e3bf", "high": "#e3a9a3"}
#: The better an opportunity, the stronger.
GROUND_OF_CHANCE = {"low": "#f2f2ef", "medium": "#dfe8f1", "high": "#b9d7bd"}


def matrix_svg(risk):
    """The matrix as inline SVG: ○ before, ● after treatment, a line between them; in words for the blind."""
    before = (risk.likelihood, risk.impact)
    after = (risk.residual_likelihood, risk.residual_impact)
    assessed = None not in after
    return format_html(
        '<svg class="risk-matrix" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" '
        'aria-label="{}" font-size="11" font-family="QMS Tinos, serif">{}{}{}{}{}</svg>',
        LEFT + SIDE + 10,
        TOP + SIDE + 36,
        in_words(risk),
        _cells(chance=risk.is_chance),
        _boundary(risk.accepted_score) if risk.accepted_score else "",
        _axes(),
        _mark(before, "before") if None not in before else "",
        _after(before, after) if assessed else "",
    )


def overview_svg(risks):
    """All risks in one matrix: in each cell how many stood there before treatment and how many after.

    `risks` are (likelihood, impact, residual likelihood, residual impact); what is not assessed is left out.
    """
    before, after = Counter(), Counter()
    for likelihood, impact, then_likelihood, then_impact in risks:
        before[likelihood, impact] += 1
        if None not in (then_likelihood, then_impact):
            after[then_likelihood, then_impact] += 1
    words = _("Trước: n = %(before)s, sau: n = %(after)s.") % {
        "before": before.total(),
        "after": after.total(),
    }
    return format_html(
        '<svg class="risk-matrix" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="img" '
        'aria-label="{}" font-size="11" font-family="QMS Tinos, serif">{}{}{}{}</svg>',
        LEFT + SIDE + 10,
        TOP + SIDE + 36,
        words,
        _cells(),
        _axes(),
        _counts(before, "○", 2),
        _counts(after, "●", 14),
    )


def _counts(found, sign, down):
    drawn = []
    for place, count in sorted(found.items()):
        x, y = _at(*place)
        drawn.append((x + CELL - 3, y + 10 + down, f"{sign}{count}"))
    return format_html_join(
        "", '<text class="mark-count" x="{}" y="{}" font-size="10" text-anchor="end">{}</text>', drawn
    )


def in_words(risk) -> str:
    """What the drawing says, for those who cannot see it."""
    words = _("Trước: khả năng %(l)s, mức độ %(i)s, điểm %(s)s.") % {
        "l": risk.likelihood,
        "i": risk.impact,
        "s": risk.score,
    }
    if risk.residual_score is None:
        return words
    after = _("Sau: khả năng %(l)s, mức độ %(i)s, điểm %(s)s.") % {
        "l": risk.residual_likelihood,
        "i": risk.residual_impact,
        "s": risk.residual_score,
    }
    return f"{words} {after}"


def _at(likelihood: int, impact: int) -> tuple[int, int]:
    """Top left corner of a cell: impact to the right, likelihood upwards."""
    return LEFT + (impact - 1) * CELL, TOP + (5 - likelihood) * CELL


def _boundary(most: int):
    """The line between what is acceptable (a score up to `most`) and what is not."""
    x, y = LEFT, TOP
    path = [f"M{x} {y}"]
    for likelihood in range(5, 0, -1):
        reach = LEFT + sum(likelihood * impact <= most for impact in range(1, 6)) * CELL
        path.append(f"H{reach} V{y + CELL}")
        y += CELL
    return format_html(
        '<path class="accepted" d="{}" fill="none" stroke="#1b365d" stroke-width="2"/>', " ".join(path)
    )


def _cells(*, chance=False):
    drawn = []
    for likelihood in range(1, 6):
        for impact in range(1, 6):
            x, y = _at(likelihood, impact)
            score = likelihood * impact
            level = level_of(score).value
            ground = (GROUND_OF_CHANCE if chance else GROUND)[level]
            kind = f"chance-{level}" if chance else level
            drawn.append((kind, x, y, CELL, CELL, ground, x + 4, y + 12, score))
    return format_html_join(
        "",
        '<rect class="cell-{}" x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#fff"/>'
        '<text class="score" x="{}" y="{}" font-size="8.5" fill="#555">{}</text>',
        drawn,
    )


def _axes():
    middle = CELL // 2 + 4
    rows = ((LEFT - 8, TOP + (5 - n) * CELL + middle, n) for n in range(1, 6))
    columns = ((LEFT + (n - 1) * CELL + CELL // 2, TOP + SIDE + 14, n) for n in range(1, 6))
    numbers = format_html_join(
        "", '<text class="axis" x="{}" y="{}" text-anchor="middle" fill="#333">{}</text>', [*rows, *columns]
    )
    return format_html(
        '{}<text class="axis" x="{}" y="{}" text-anchor="middle" fill="#333">{}</text>'
        '<text class="axis" transform="translate(11 {}) rotate(-90)" text-anchor="middle" fill="#333">{}'
        "</text>",
        numbers,
        LEFT + SIDE // 2,
        TOP + SIDE + 30,
        _("Mức độ ảnh hưởng"),
        TOP + SIDE // 2,
        _("Khả năng xảy ra"),
    )


def _middle(place) -> tuple[int, int]:
    x, y = _at(*place)
    return x + CELL // 2, y + CELL // 2 + 3


def _mark(place, when: str):
    x, y = _middle(place)
    fill = "#1b365d" if when == "after" else "#ffffff"
    return format_html(
        '<circle class="mark-{}" cx="{}" cy="{}" r="8" fill="{}" stroke="#1b365d" stroke-width="2"/>',
        when,
        x,
        y,
        fill,
    )


def _after(before, after):
    if before == after:
        x, y = _middle(after)
        return format_html('<circle class="mark-after" cx="{}" cy="{}" r="4" fill="#1b365d"/>', x, y)
    (x1, y1), (x2, y2) = _middle(before), _middle(after)
    return format_html(
        '<line class="move" x1="{}" y1="{}" x2="{}" y2="{}" stroke="#1b365d" stroke-width="1.5" '
        'stroke-dasharray="3 2"/>{}{}',
        x1,
        y1,
        x2,
        y2,
        _mark(before, "before"),
        _mark(after, "after"),
    )
