"""Posters with a QR code, A4, for the board of the office: one a procedure, one for the whole list of a unit.

Made of what is in force at the moment of the page. Long lists are cut with a word that the rest is behind the
code, so that a poster is always one sheet. A motto is the unit's own; none is printed where it wrote none.
"""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from documents.models import Posting, Revision
from documents.models.posting import unit_slug
from documents.public_pages import PublicProcedure, fee_of, feedback_target, in_force_on
from documents.states import posting as posting_states
from qms.export import pdf
from qms.export.qr import qr_svg
from qms.forms.units import MOTTO

LANGUAGE = "vi"
MOST_PAPERS, MOST_STEPS = 6, 4
LONG_TITLES = ((28, 40), (44, 32), (80, 25), (130, 20), (1000, 16))  # letters, points


def public_url(posting) -> str:
    """The public address behind the QR code of a posting."""
    return settings.QMS_PUBLIC_URL + posting.public_path


def unit_url(unit) -> str:
    """The public address of the list of a unit."""
    return settings.QMS_PUBLIC_URL + reverse("documents:public_list", args=[unit_slug(unit)])


def poster_of(posting, moment) -> bytes | None:
    """The poster of a posting as of a moment; None when it was down or nothing was in force then.

    Raises qms.export.pdf.PdfUnavailable where PDF is switched off.
    """
    if not posting.is_up:
        return None
    rows = moment.rows(Revision).filter(document_id=posting.document_id)
    revision = next(iter(moment.instances(in_force_on(rows, moment.on)[:1])), None)
    if revision is None:
        return None
    told = PublicProcedure(posting, revision, {})
    content = told.content
    more = {
        "told": told, "content": content, "code": posting.document.code, "title_size": title_size(told.title),
        "papers": content.dossier[:MOST_PAPERS], "more_papers": len(content.dossier) - MOST_PAPERS,
        "steps": content.steps[:MOST_STEPS], "more_steps": len(content.steps) - MOST_STEPS,
        "fee": fee_of(content.fee),
    }  # fmt: skip
    return _poster("print/poster.html", posting.unit, public_url(posting), told.title, moment, more)


def poster_of_unit(unit, moment) -> bytes:
    """The poster that leads to everything a unit posts."""
    rows = moment.rows(Posting).filter(unit_id=unit.pk, status=posting_states.POSTED)
    fields = sorted(set(rows.values_list("field", flat=True)))
    more = {"fields": fields}
    return _poster("print/poster_unit.html", unit, unit_url(unit), str(unit), moment, more)


def _poster(template, unit, url, title, moment, more) -> bytes:
    with translation.override(LANGUAGE):
        above, on = unit.parent_unit, moment.on
        feedback, _link = feedback_target(unit)
        context = {
            "unit_name": unit.name_on(on), "above_name": above.name_on(on) if above else "",
            "qr": qr_svg(url, "m"), "address": url.split("://", 1)[1].rstrip("/"), "feedback": feedback,
            "mottoes": _mottoes(unit), **more,
        }  # fmt: skip
        return pdf.render_paper(template, context, title=title, lang=LANGUAGE)


def _mottoes(unit) -> list[tuple[str, str]]:
    """(name, words) of the mottoes that the unit has written itself."""
    named = ((key.replace("_", " ").replace("luon", "luôn").replace("khong", "không"), key) for key in MOTTO)
    return [(name, ", ".join(unit.motto[key])) for name, key in named if unit.motto.get(key)]


def title_size(title: str) -> int:
    """Points in which a title stands well on a poster and on few lines."""
    return next(points for letters, points in LONG_TITLES if len(title) <= letters)
