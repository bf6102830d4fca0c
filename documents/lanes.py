"""Who works when: the steps of a procedure in one column per person in charge, drawn by Graphviz.

The boxes of the process sheet (`documents.flow`) say everything in words; this drawing says the one thing
they do not: how the work goes from hand to hand. So a machine without Graphviz shows the sheet alone. All
boxes have sizes of their own, in letters counted here: the fonts of the machine that draws do not matter.
The drawing carries class names for pages, and plain colours for paper.
"""

import functools
import itertools
import logging
import shutil
import textwrap
from typing import NamedTuple

import graphviz
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from lxml import etree

from documents.flow import Flow

SVG = "{http://www.w3.org/2000/svg}"
LETTERS = 15  # of a line in a box
HEAD_LINES = 4  # of the name over a column; the boxes of the sheet have all of it
MOST_LANES, MOST_STEPS = 8, 40  # more cannot be read on a sheet of paper
INCH = 72
LINE_HEIGHT, BOX_WIDTH = 13.5, 98  # points; pages show a point as a pixel
BOX = {"shape": "box", "fixedsize": "true", "fontname": "QMS Tinos", "fontsize": "12", "style": "filled"}
LOOKS = {
    "flow-head": {"color": "#ffffff", "fillcolor": "#ffffff", "fontcolor": "#1b365d"},
    "flow-end": {"style": "rounded,filled", "color": "#000000", "fillcolor": "#ffffff"},
    "flow-step": {"color": "#1b365d", "fillcolor": "#f0f3f8"},
    "flow-step flow-free": {"color": "#777777", "fillcolor": "#f7f7f4"},
    "flow-pass": {"style": "invis", "height": "0"},
}
logger = logging.getLogger(__name__)


def can_draw() -> bool:
    """Whether Graphviz is on this machine."""
    return shutil.which("dot") is not None


def drawing(flow: Flow | None, title: str) -> SafeString | None:
    """The steps by person as inline SVG named `title`.

    None where there is nothing to draw (no steps), nothing to draw with, or too much to be read.
    """
    if flow is None or len(flow.boxes) > MOST_STEPS or not can_draw():
        return None
    rows = _rows(flow)
    if len({row.lane for row in rows}) > MOST_LANES:
        return None
    try:
        return _drawn(rows, title)
    except (graphviz.CalledProcessError, graphviz.ExecutableNotFound):
        logger.exception("Graphviz could not draw the process sheet")
        return None


class Row(NamedTuple):
    """One box of the drawing, alone in its row: in whose column, which lines it says, how it looks."""

    lane: str
    lines: tuple[str, ...]
    look: str


def _rows(flow) -> tuple[Row, ...]:
    named: dict[str, str] = {}  # one column for "Chỉ huy" and "chỉ huy"
    lanes = [named.setdefault(role.casefold(), role) for role in map(_role, flow.boxes)]
    steps = [Row(lane, _label(box), _look(box)) for lane, box in zip(lanes, flow.boxes, strict=True)]
    begins, ends = _wrapped(flow.begins), _wrapped(_("Trả kết quả"))
    return (Row(lanes[0], begins, "flow-end"), *steps, Row(lanes[-1], ends, "flow-end"))


def _role(box) -> str:
    return " ".join(box.role.split()) or "–"


def _look(box) -> str:
    return "flow-step" if box.is_counted else "flow-step flow-free"


def _label(box) -> tuple[str, ...]:
    """ "B3 · 2 giờ" on one line where it fits, else the number over its time."""
    whole = f"{box.number} · {box.time}"
    if len(whole) <= LETTERS or len(box.time) > LETTERS:
        return _wrapped(whole)
    return box.number, box.time


def _wrapped(words: str, most: int = 3) -> tuple[str, ...]:
    """At most so many lines, of about one length where all of it fits."""
    lines = textwrap.wrap(words, LETTERS)
    if len(lines) > most:
        return tuple(textwrap.wrap(words, LETTERS, max_lines=most, placeholder="…"))
    longest = min(LETTERS, max(map(len, words.split(" "))))
    tries = (textwrap.wrap(words, width) for width in range(longest, LETTERS))
    return tuple(next((even for even in tries if len(even) == len(lines)), lines))


# --- the graph -----------------------------------------------------------------------------------


@functools.lru_cache(maxsize=128)
def _drawn(rows, title) -> SafeString:
    return _dressed(_graph(rows).pipe(format="svg", quiet=True), title)


def _graph(rows) -> graphviz.Digraph:
    """A grid of rows and columns; Graphviz keeps a column straight because it hangs together."""
    lanes = list(dict.fromkeys(row.lane for row in rows))
    graph = graphviz.Digraph(
        graph_attr={"splines": "line", "nodesep": "0.11", "ranksep": "0.22", "margin": "0.03"},
        node_attr=BOX,
        edge_attr={"arrowsize": "0.6", "color": "#333333"},
    )
    heads = {lane: (_wrapped(lane, HEAD_LINES), "flow-head") for lane in lanes}
    grid = [heads, *({row.lane: (row.lines, row.look)} for row in rows), {}]
    for number, cells in enumerate(grid):
        _row(graph, number, [cells.get(lane, ((), "flow-pass")) for lane in lanes])
    places = [f"{number}.{lanes.index(row.lane)}" for number, row in enumerate(rows, start=1)]
    for before, after in itertools.pairwise(places):
        graph.edge(before, after, constraint="false", **{"class": "flow-arrow"})
    return graph


def _row(graph, row: int, cells):
    """One box a column, or the line of the column alone; from left to right, below the row before."""
    lines = max(len(lines) for lines, _look in cells)
    with graph.subgraph(graph_attr={"rank": "same"}) as level:
        for column, (label, look) in enumerate(cells):
            _box(level, f"{row}.{column}", label, look, lines)
            if column:
                level.edge(f"{row}.{column - 1}", f"{row}.{column}", style="invis")
    for column in range(len(cells) if row else 0):
        graph.edge(
            f"{row - 1}.{column}:s", f"{row}.{column}:n", dir="none", color="#bbbbbb", style="dashed",
            weight="100", **{"class": "flow-lane"},
        )  # fmt: skip


def _box(level, name, lines, look, most_lines):
    size = {"width": f"{BOX_WIDTH / INCH:.3f}", "height": f"{(most_lines * LINE_HEIGHT + 9) / INCH:.3f}"}
    # Graphviz reads entities and backslashes in a label; both are letters here.
    label = graphviz.escape("\n".join(lines).replace("&", "&amp;"))
    column = name.partition(".")[2]
    level.node(name, label, **size | {"group": column, "class": look} | LOOKS[look])


def _dressed(svg: bytes, title: str) -> SafeString:
    """The drawing with a name for those who do not see it, without comments, ids, tooltips, page colour."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    etree.strip_elements(root, etree.Comment, f"{SVG}title", with_tail=False)
    for element in root.iter():
        element.attrib.pop("id", None)
    for page in root.findall(f"./{SVG}g/{SVG}polygon"):
        page.getparent().remove(page)
    root.set("class", "flow-drawing")
    root.set("role", "img")
    for side in ("width", "height"):  # points become pixels, so that the letters are those of the page
        root.set(side, root.get(side).removesuffix("pt"))
    name = etree.Element(f"{SVG}title")
    name.text = str(title)
    root.insert(0, name)
    return mark_safe(etree.tostring(root, encoding="unicode"))  # noqa: S308 (Graphviz made it; labels are escaped)
