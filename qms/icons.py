"""Icons of package lucide as inline SVG, its zip opened once.

The package opens its zip of some 1,500 drawings again for each new name (about 5 ms each time); a page of
this product has dozens of names, and a server that has just started draws them all.
"""

from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

NAMESPACE = "{http://www.w3.org/2000/svg}"
OURS = {"class": "icon", "aria-hidden": "true", "focusable": "false"}
UNKNOWN = "circle"


@cache
def _drawings() -> ZipFile:
    """The drawings of the package, held in memory (half a megabyte) so that no open file is shared."""
    return ZipFile(BytesIO((files("lucide") / "lucide.zip").read_bytes()))


@lru_cache(maxsize=512)
def drawing(name: str) -> str:
    """The icon as ``<svg class="icon" …>``, hidden from screen readers. An unknown name draws a circle."""
    try:
        source = _drawings().read(f"{name}.svg")
    except KeyError:
        source = _drawings().read(f"{UNKNOWN}.svg")
    svg = ElementTree.fromstring(source)  # noqa: S314 (a file of the package)
    for node in svg.iter():
        node.tag = node.tag.removeprefix(NAMESPACE)
    svg.attrib.update(OURS)
    return ElementTree.tostring(svg, encoding="unicode")
