"""HTML and CSS to PDF/A-3b: the only place that touches WeasyPrint.

Knows no Django, so that a worker process starts fast and small:
`python -m qms.export.typeset` reads one JSON job a line, {"html": path, "css": path, "pdf": path}, and
answers each with {"pages": n} once the PDF is whole on disk. Nothing is fetched but `data:` addresses and our
fonts.
"""

import gc
import hashlib
import io
import json
import sys
import threading
from functools import lru_cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "fonts"
FONT_SCHEME = "qms-font:"
FACES = (
    ("QMS Tinos", "Tinos-Regular.ttf", "normal", "normal"),
    ("QMS Tinos", "Tinos-Bold.ttf", "bold", "normal"),
    ("QMS Tinos", "Tinos-Italic.ttf", "normal", "italic"),
    ("QMS Tinos", "Tinos-BoldItalic.ttf", "bold", "italic"),
    ("QMS DejaVu", "DejaVuSans.ttf", "normal", "normal"),
)
FONT_FILES = {face[1] for face in FACES}
_one_at_a_time = threading.Lock()


class PdfUnavailable(RuntimeError):
    """The PDF libraries of the system are missing; `str(error)` names the one that is."""


def typeset(html: str, css: str) -> bytes:
    """The page as PDF/A-3b. The same html, css and fonts give the same bytes on any day.

    Raises PdfUnavailable when Pango is not installed.
    """
    return _render(html, css)[0]


def pages_and_bytes(html: str, css: str) -> tuple[int, bytes]:
    """As `typeset`, with the number of pages."""
    data, pages = _render(html, css)
    return pages, data


def renderer_version() -> str:
    """What besides html and css decides the bytes: the WeasyPrint version and the bundled fonts."""
    return f"weasyprint {_weasyprint().__version__}; fonts {fonts_hash()}"


@lru_cache(maxsize=1)
def fonts_hash() -> str:
    digest = hashlib.sha256()
    for name in sorted(FONT_FILES):
        digest.update((FONTS / name).read_bytes())
    return digest.hexdigest()


def _render(html: str, css: str) -> tuple[bytes, int]:
    weasyprint = _weasyprint()
    identifier = hashlib.sha256(f"{css}\0{html}".encode()).hexdigest()[:32].encode()
    with _one_at_a_time:  # one font configuration serves the whole process
        font_config, fetcher, sheet = _equipment(css)
        document = weasyprint.HTML(string=html, base_url=None, url_fetcher=fetcher).render(
            stylesheets=[sheet], font_config=font_config
        )
        out = io.BytesIO()
        document.write_pdf(out, pdf_variant="pdf/a-3b", pdf_identifier=identifier)
        return out.getvalue(), len(document.pages)


@lru_cache(maxsize=8)
def _equipment(css: str):
    weasyprint = _weasyprint()
    fonts = _weasyprint_fonts().FontConfiguration()
    fetcher = _fetcher_class()()
    sheet = weasyprint.CSS(string=font_faces() + css, font_config=fonts, url_fetcher=fetcher)
    return fonts, fetcher, sheet


def font_faces() -> str:
    return "".join(
        f'@font-face{{font-family:"{family}";src:url("{FONT_SCHEME}{file}");'
        f"font-weight:{weight};font-style:{style}}}\n"
        for family, file, weight, style in FACES
    )


@lru_cache(maxsize=1)
def _weasyprint():
    try:
        import weasyprint  # lazy: the site runs without Pango, only PDF is off
    except OSError as error:
        raise PdfUnavailable(str(error)) from error
    return weasyprint


def _weasyprint_fonts():
    from weasyprint.text import fonts  # lazy, as above

    return fonts


@lru_cache(maxsize=1)
def _fetcher_class():
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # lazy, as above

    class OwnFilesOnly(URLFetcher):
        """Answers `data:` and our bundled fonts; every other address, files included, is refused."""

        def __init__(self):
            super().__init__(allowed_protocols={"data"}, allow_redirects=False)

        def fetch(self, url, headers=None):
            if url.startswith(FONT_SCHEME):
                name = url.removeprefix(FONT_SCHEME)
                if name not in FONT_FILES:
                    raise ValueError(f"not one of our fonts: {name}")
                return URLFetcherResponse(url, (FONTS / name).read_bytes(), {"Content-Type": "font/ttf"})
            return super().fetch(url, headers)

    return OwnFilesOnly


def main(jobs=sys.stdin, answers=sys.stdout) -> int:
    """Work off the jobs one by one; a job that fails ends the worker with its traceback on stderr.

    The garbage collector rests while a page is laid out: walking the growing tree of boxes again and again
    costs a fifth of the time and frees nothing. Between jobs it clears up.
    """
    gc.disable()
    for line in jobs:
        job = json.loads(line)
        html, css = (Path(job[key]).read_text(encoding="utf-8") for key in ("html", "css"))
        pages, data = pages_and_bytes(html, css)
        Path(job["pdf"]).write_bytes(data)
        del html, css, data
        gc.collect()
        print(json.dumps({"pages": pages}), file=answers, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
