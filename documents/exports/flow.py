"""The way from a procedure to its process sheet."""

from documents.panels import SIDE, Panel, panel


@panel(90)
def process_sheet(shown) -> Panel | None:
    """Offered where there are steps to draw."""
    revision = shown.revision
    if revision is None or not shown.document.is_structured or not revision.body.steps:
        return None
    return Panel("documents/_flow_link.html", {"revision": revision}, SIDE)
