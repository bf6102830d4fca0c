"""Finished PDF pages joined, numbered and stamped: the only place that touches pikepdf.

What is laid over goes in as an artifact under a name of our own: the text below stays as it was, and the same
input gives the same bytes.
"""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

LAYER = "/QmsOverlay"


def number_pages(parts: Sequence[Path], numbers: Callable[[int], bytes], out) -> int:
    """Join `parts` into `out` and lay page k of `numbers(count)` over page k. Returns the page count."""
    pikepdf = _pikepdf()
    with pikepdf.open(parts[0]) as book:
        for part in parts[1:]:
            with pikepdf.open(part) as more:
                book.pages.extend(more.pages)
        count = len(book.pages)
        with pikepdf.open(io.BytesIO(numbers(count))) as stamps:
            for k, (page, stamp) in enumerate(zip(book.pages, stamps.pages, strict=True), start=1):
                # Pages of one part share their resources, so each layer needs a name of its own.
                _lay_over(pikepdf, book, page, book.copy_foreign(stamp.as_form_xobject()), f"{LAYER}{k}")
        _save(book, out)
    return count


def lay_over(pdf: bytes, layers: bytes, of: Sequence[int]) -> bytes:
    """A copy of `pdf` with page `of[k]` of `layers` over its page k, as wide as that page is looked at.

    A page keeps its box, its rotation and its own unit: the layer is turned and moved to lie upright on it.
    """
    pikepdf = _pikepdf()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as book, pikepdf.open(io.BytesIO(layers)) as stamps:
        forms = {n: book.copy_foreign(stamps.pages[n].as_form_xobject()) for n in sorted(set(of))}
        for page, n in zip(book.pages, of, strict=True):
            _lay_over(pikepdf, book, page, forms[n], f"{LAYER}{n}", _upright(page, forms[n]))
        _save(book, out)
    return out.getvalue()


def joined(first: bytes, second: bytes) -> bytes:
    """The pages of `first` and then of `second`, which comes from elsewhere: the whole claims no PDF/A."""
    pikepdf = _pikepdf()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(first)) as book, pikepdf.open(io.BytesIO(second)) as more:
        book.pages.extend(more.pages)
        with book.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            for claim in ("pdfaid:part", "pdfaid:conformance"):
                if claim in about:
                    del about[claim]
        _save(book, out)
    return out.getvalue()


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in mm, as it is looked at."""
    pikepdf = _pikepdf()
    with pikepdf.open(io.BytesIO(pdf)) as book:
        return [_size(page) for page in book.pages]


def page_count(pdf: bytes) -> int:
    return len(page_sizes(pdf))


def _size(page) -> tuple[float, float]:
    left, bottom, right, top = _seen_box(page)
    unit = float(page.obj.get("/UserUnit", 1)) / 72 * 25.4
    width, height = (right - left) * unit, (top - bottom) * unit
    return (height, width) if page.rotation % 180 else (width, height)


def _seen_box(page) -> tuple[float, float, float, float]:
    """Left, bottom, right and top edge of what a reader shows: the crop box within the sheet."""
    (l1, b1, r1, t1), (l2, b2, r2, t2) = _edges(page.mediabox), _edges(page.cropbox)
    box = max(l1, l2), max(b1, b2), min(r1, r2), min(t1, t2)
    return box if box[0] < box[2] and box[1] < box[3] else (l1, b1, r1, t1)


def _edges(box) -> tuple[float, float, float, float]:
    x1, y1, x2, y2 = (float(edge) for edge in box)
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _upright(page, form) -> str:
    """The matrix that lays a form over all of a page, upright for who looks at it."""
    left, bottom, right, top = _seen_box(page)
    turn = page.rotation % 360
    across = top - bottom if turn % 180 else right - left
    scale = across / float(form.BBox[2])
    cos, sin, x, y = {
        0: (1, 0, left, bottom), 90: (0, 1, right, bottom), 180: (-1, 0, right, top), 270: (0, -1, left, top),
    }[turn]  # fmt: skip
    return " ".join(f"{n:.5f}" for n in (cos * scale, sin * scale, -sin * scale, cos * scale, x, y))


def _lay_over(pikepdf, book, page, form, name: str, matrix: str = "1 0 0 1 0 0") -> None:
    """Draw `form` last, in the page's own coordinates whatever state its content leaves behind."""
    while name in page.resources.get("/XObject", {}):
        name += "x"  # pages may share their resources, or bring a layer of an earlier copy
    opened, closed = _unclosed(pikepdf, page)
    page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(name))
    page.contents_add(pikepdf.Stream(book, b"q " * opened), prepend=True)
    drawn = f"{'Q ' * closed}/Artifact BMC q {matrix} cm {name} Do Q EMC"
    page.contents_add(pikepdf.Stream(book, drawn.encode()))


def _unclosed(pikepdf, page) -> tuple[int, int]:
    """How many saved states to open before a page's content and to close after it: its own may not match."""
    depth = lowest = 0
    for instruction in pikepdf.parse_content_stream(page, "q Q"):
        depth += 1 if str(instruction.operator) == "q" else -1
        lowest = min(lowest, depth)
    return 1 - lowest, 1 + depth - lowest


def _save(book, out) -> None:
    book.save(out, deterministic_id=True, object_stream_mode=_pikepdf().ObjectStreamMode.generate)


def _pikepdf():
    import pikepdf  # lazy: only papers need it, and it takes a while to load

    return pikepdf
