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


def lay_over_all(pdf: bytes, layer: bytes) -> bytes:
    """A copy of `pdf` with the single page of `layer` over each of its pages."""
    pikepdf = _pikepdf()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as book, pikepdf.open(io.BytesIO(layer)) as stamp:
        form = book.copy_foreign(stamp.pages[0].as_form_xobject())
        for page in book.pages:
            _lay_over(pikepdf, book, page, form, LAYER)
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


def cut(pdf: bytes, at: int) -> tuple[bytes, bytes]:
    """The first `at` pages, and the others, each as a file."""
    pikepdf = _pikepdf()
    parts = []
    with pikepdf.open(io.BytesIO(pdf)) as book:
        for first, last in ((0, at), (at, len(book.pages))):
            out = io.BytesIO()
            with pikepdf.new() as part:
                part.pages.extend(book.pages[first:last])
                _save(part, out)
            parts.append(out.getvalue())
    return parts[0], parts[1]


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in mm, as it is looked at."""
    pikepdf = _pikepdf()
    with pikepdf.open(io.BytesIO(pdf)) as book:
        return [_size(page) for page in book.pages]


def page_count(pdf: bytes) -> int:
    return len(page_sizes(pdf))


def _size(page) -> tuple[float, float]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    width, height = (right - left) / 72 * 25.4, (top - bottom) / 72 * 25.4
    return (height, width) if int(page.obj.get("/Rotate", 0)) % 180 else (width, height)


def _lay_over(pikepdf, book, page, form, name: str) -> None:
    name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(name))
    page.contents_add(pikepdf.Stream(book, b"q"), prepend=True)
    page.contents_add(pikepdf.Stream(book, f"Q /Artifact BMC q {name} Do Q EMC".encode()))


def _save(book, out) -> None:
    book.save(out, deterministic_id=True, object_stream_mode=_pikepdf().ObjectStreamMode.generate)


def _pikepdf():
    import pikepdf  # lazy: only papers need it, and it takes a while to load

    return pikepdf
