"""Papers from templates: HTML in the language of the paper, PDF/A-3b out of the cache or newly set."""

from pathlib import Path

from django.template.loader import get_template, render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from qms.export import cache, typeset
from qms.export.typeset import PdfUnavailable as MissingLibrary

STYLE = "print/print.css"


class PdfUnavailable(RuntimeError):
    """PDF is switched off on this machine; `str(error)` is the sentence for the reader."""


def render_paper(template: str, context: dict, *, title: str, lang: str = "vi", keep: bool = True) -> bytes:
    """A paper from a template that extends one of the bases in templates/print.

    The same context, templates and fonts give the same bytes. `keep=False` leaves the cache alone: for papers
    that carry the time of printing and will never be asked for again.
    Raises PdfUnavailable when the PDF libraries are not installed.
    """
    return set_page(paper_html(template, context, title=title, lang=lang), keep=keep)


def paper_html(template: str, context: dict, *, title: str, lang: str = "vi") -> str:
    """The HTML of a paper, in `lang` whatever the reader's language is."""
    with translation.override(lang):
        return render_to_string(template, {**context, "paper_title": str(title), "lang": lang})


def set_page(html: str, *, keep: bool = True) -> bytes:
    """HTML with our print style to PDF/A-3b, from the cache where possible."""
    try:
        if not keep:
            return typeset.typeset(html, style())
        key = cache.key_of(html, style(), typeset.renderer_version())
        return cache.kept(key, lambda: typeset.typeset(html, style()))
    except MissingLibrary as error:
        raise unavailable() from error


def style() -> str:
    """The print style sheet, read through the template loaders so that it is found in the wheel too."""
    return Path(get_template(STYLE).origin.name).read_text(encoding="utf-8")


def is_available() -> bool:
    """Whether this machine can make PDFs."""
    try:
        typeset.renderer_version()
    except MissingLibrary:
        return False
    return True


def unavailable() -> PdfUnavailable:
    return PdfUnavailable(
        _("Máy chủ chưa cài thư viện tạo PDF (Pango). Hãy nhờ người quản trị cài đặt, hoặc xuất ra Excel.")
    )
