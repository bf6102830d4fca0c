"""The process sheet (4.4.1): the steps of a procedure as a flow, drawn by Graphviz where it is installed.

The drawing carries class names and plain colours, so that pages and dark screens dress it in their own way.
Where Graphviz is missing there is no drawing, and the steps are shown in their order.
"""

import functools
import shutil
import textwrap
from html import escape

import graphviz
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from lxml import etree

from documents.content import Content, Step

SVG = "{http://www.w3.org/2000/svg}"
LINE = 52  # letters of a line in a box
MOST_LETTERS = 150  # of a step; the table has the rest
FORM_LINE, MOST_FORM_LETTERS = 24, 70
SECONDS = 10  # a drawing takes about a tenth of one


def can_draw() -> bool:
    """Whether Graphviz is on this machine."""
    return shutil.which("dot") is not None


def drawing(content: Content, title: str) -> SafeString | None:
    """The flow of `content` as inline SVG, or None without steps or without Graphviz."""
    if not content.steps or not can_draw():
        return None
    return _drawn(content.steps, content.result, title, get_language())


@functools.lru_cache(maxsize=128)
def _drawn(steps, result, title, _language) -> SafeString:
    graph = graphviz.Digraph(
        graph_attr={"rankdir": "TB", "nodesep": "0.3", "ranksep": "0.28", "margin": "0.02"},
        node_attr={"fontname": "Arial", "fontsize": "11", "margin": "0.13,0.07", "shape": "box"},
        edge_attr={"arrowsize": "0.6"},
    )
    _end(graph, "start", _("Công dân nộp hồ sơ"))
    before = "start"
    for place, step in enumerate(steps, start=1):
        _step(graph, f"B{place}", step)
        graph.edge(before, f"B{place}")
        before = f"B{place}"
    _end(graph, "finish", result or _("Trả kết quả"))
    graph.edge(before, "finish")
    return _dressed(graph.pipe(format="svg"), title)


def _end(graph, name, words):
    """Where the work begins and what comes out of it."""
    label = escape(_short(words, MOST_FORM_LETTERS)).replace("\n", "<BR/>")
    graph.node(name, f"<{label}>", style="rounded", **{"class": "flow-end"})


def _step(graph, number: str, step: Step):
    """A box for the step and, beside it, a slip for its forms and results."""
    kind = "flow-step" if step.is_counted or step.unit == "shared" else "flow-step flow-free"
    graph.node(number, _box(number, step), group="way", **{"class": kind})
    if not step.forms:
        return
    slip = "<BR/>".join(escape(line) for line in _lines(step.forms, MOST_FORM_LETTERS, FORM_LINE))
    with graph.subgraph(graph_attr={"rank": "same"}) as row:
        row.node(f"{number}-forms", f"<{slip}>", shape="note", fontsize="10", **{"class": "flow-forms"})
        row.edge(number, f"{number}-forms", style="dashed", arrowhead="none")


def _box(number: str, step: Step) -> str:
    words = "<BR/>".join(escape(line) for line in _lines(step.action, MOST_LETTERS, LINE))
    role = _short(step.role, LINE)
    role += "\N{NO-BREAK SPACE}" * (2 + len(role) // 8)  # pages draw in wider letters than are measured here
    return (
        '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="2" WIDTH="300">'
        f'<TR><TD ALIGN="LEFT"><B>{number}</B>  {escape(role)}</TD>'
        f'<TD ALIGN="RIGHT"><B>{escape(str(step.time))}</B></TD></TR>'
        f'<TR><TD COLSPAN="2" ALIGN="LEFT" BALIGN="LEFT">{words or "–"}</TD></TR></TABLE>>'
    )


def _lines(text: str, letters: int, line: int) -> list[str]:
    return textwrap.wrap(_short(text, letters), line)


def _short(text: str, letters: int) -> str:
    return Truncator(" ".join(text.split())).chars(letters)


def _dressed(svg: bytes, title: str) -> SafeString:
    """The drawing with a name for those who do not see it, without comments, ids, tooltips, page colour."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False, no_network=True))
    etree.strip_elements(root, etree.Comment, f"{SVG}title", with_tail=False)
    for element in root.iter():
        element.attrib.pop("id", None)
    for page in root.findall(f"./{SVG}g/{SVG}polygon"):
        page.getparent().remove(page)
    root.set("class", "flow")
    root.set("role", "img")
    name = etree.Element(f"{SVG}title")
    name.text = str(title)
    root.insert(0, name)
    return mark_safe(etree.tostring(root, encoding="unicode"))  # noqa: S308 (Graphviz made it; labels are escaped)
