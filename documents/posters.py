"""Posters with a QR code, A4, for the board of the office: one a procedure, one for the whole list of a unit.

Made of what is in force at the moment of the page. Long lists are cut with a word that the rest is behind the
code, so that a poster is always one sheet. A motto is the unit's own; none is printed where it wrote none.
"""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from documents.models import Posting, Revision
from documents.models.posting import unit_slug
from documents.public_pages import PublicProcedure, feedback_target, in_force_on
from documents.states import posting as posting_states
from qms.export import pdf
from qms.export.qr import qr_svg
from qms.mottoes import mottoes_of

LANGUAGE = "vi"
LONG_TITLES = ((15, 40), (19, 33), (60, 26), (130, 20), (1000, 16))  # letters, points
CAPITAL, ROW = 0.26, 0.4  # mm a point: the width of a capital, the height of a line of them
LINE, LINES = 66, 10  # letters in a line of a list; lines that papers and steps may fill together
PAPER, STEP = 130, 62  # letters of a paper (two lines) and of a step (one)
FOR_STEPS = 3  # lines kept for the steps
CODE, LARGEST_CODE = 44, 72  # mm
MARK = ", ban chinh"  # as long as what follows the name of a paper
LONGEST_TITLE = 220


def public_url(posting) -> str:
    """The public address behind the QR code of a posting."""
    return settings.QMS_PUBLIC_URL + posting.public_path


def unit_url(unit) -> str:
    """The public address of the list of a unit."""
    return settings.QMS_PUBLIC_URL + reverse("documents:public_unit", args=[unit_slug(unit)])


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
    more = {
        "told": told, "content": told.content, "code": posting.document.code, "fee": told.fee,
        "title_size": title_size(told.title), **_fitted(told),
    }  # fmt: skip
    return poster_paper("print/poster.html", posting.unit, public_url(posting), told.title, moment, more)


def poster_of_unit(unit, moment) -> bytes:
    """The poster that leads to everything a unit posts."""
    rows = moment.rows(Posting).filter(unit_id=unit.pk, status=posting_states.POSTED)
    fields = sorted(set(rows.values_list("field", flat=True)))
    more = {"fields": fields}
    return poster_paper("print/poster_unit.html", unit, unit_url(unit), str(unit), moment, more)


def _fitted(told) -> dict:
    """The papers and steps that fit on one sheet, how many are left out, and the size of the code in mm."""
    content = told.content
    room = LINES - title_lines(told.title) - bool(told.fee.rest) - (len(told.fee.rest) > LINE)
    papers, used = fitting([item.name + MARK for item in content.dossier], room - FOR_STEPS)
    steps, more = fitting([step.action[:STEP] for step in content.steps], room - used)
    return {
        "papers": content.dossier[:papers], "more_papers": len(content.dossier) - papers,
        "steps": content.steps[:steps], "more_steps": len(content.steps) - steps,
        "code_size": min(LARGEST_CODE, CODE + 5 * (room - used - more)),
        "most": {"paper": PAPER, "step": STEP, "title": LONGEST_TITLE},
    }  # fmt: skip


def fitting(texts, room: int) -> tuple[int, int]:
    """How many of the texts fit into so many lines, and the lines they take with the word about the rest."""
    used = 0
    for count, text in enumerate(texts):
        lines = -(-min(len(text), PAPER) // LINE)
        rest = count + 1 < len(texts)
        if used + lines + rest > room:
            return count, used + 1
        used += lines
    return len(texts), used


def poster_paper(template, unit, url, title, moment, more) -> bytes:
    """A poster of a unit with the code of an address; `more` is what its template asks for besides."""
    with translation.override(LANGUAGE):
        above, on = unit.parent_unit, moment.on
        feedback, _link = feedback_target(unit)
        context = {
            "unit_name": unit.name_on(on), "above_name": above.name_on(on) if above else "",
            "qr": qr_svg(url, "m"), "address": url.split("://", 1)[1].rstrip("/"), "feedback": feedback,
            "mottoes": mottoes_of(unit, moment), **more,
        }  # fmt: skip
        return pdf.render_paper(template, context, title=title, lang=LANGUAGE)


def title_lines(title: str) -> int:
    """How many lines of a list the title costs beyond one large line."""
    size = title_size(title)
    rows = -(-min(len(title), LONGEST_TITLE) * size * CAPITAL // 155)
    return max(0, round((rows * size - 40) * ROW / 6.5))


def title_size(title: str) -> int:
    """Points in which a title stands well on a poster and on few lines."""
    return next(points for letters, points in LONG_TITLES if len(title) <= letters)
