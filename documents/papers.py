"""The paper of a revision: frozen at approval, laid over with its status when it is downloaded.

Frozen bytes cannot know their future: they carry the approval and a QR code, never "hiệu lực"
or the time of printing. A draft is printed with DỰ THẢO across each sheet and is never kept.
"""

import dataclasses

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import checks, states, uploaded_papers
from documents.content_parts import amount_words
from documents.issuing import issued_by
from documents.models import Meaning, Revision
from documents.sharing import source_words
from documents.signing_lines import signing_lines
from documents.status_codes import status_code
from qms.export import pdf
from qms.export.papers import ApprovalBox, Footer, HeaderBox, SheetStamp, Signer, printed_line
from qms.export.tables import batches
from qms.history import Moment
from qms.ledger import chain

TEMPLATE = "print/procedure.html"
LANGUAGE = "vi"  # papers of the office are in Vietnamese whatever the reader's language is
PAGE_WIDTH = 160  # mm between the margins
PROSE = ("purpose", "scope", "references", "definitions", "body")
MARKS = {
    Meaning.WROTE: (gettext_lazy("Soạn thảo"), gettext_lazy("Đã trình")),
    Meaning.REVIEWED: (gettext_lazy("Xem xét"), gettext_lazy("Đã xem xét")),
    Meaning.APPROVED: (gettext_lazy("Phê duyệt"), gettext_lazy("Đã phê duyệt")),
}


def paper_as_approved(revision) -> bytes | None:
    """The paper to be kept; None where this machine cannot make PDFs."""
    try:
        return _as_approved(revision, Moment())
    except pdf.PdfUnavailable:
        return None


def _as_approved(revision, moment) -> bytes:
    with translation.override(LANGUAGE):
        cover = pdf.render_paper(TEMPLATE, _context(revision, moment), title=str(revision), lang=LANGUAGE)
    return uploaded_papers.with_pages(cover, revision)


def approved_bytes(revision) -> bytes | None:
    """The frozen paper itself, for evidence; None before approval and where PDF is switched off."""
    return revision.pdf.read() if revision.pdf_id else None


def paper_bytes(revision, moment, *, printed_by="", printed_at=None) -> bytes:
    """What a person downloads: the frozen paper with its status on a copy, or a draft marked as one.

    `printed_at` on the office's clock. Raises qms.export.pdf.PdfUnavailable where PDF is switched off.
    """
    if not revision.is_frozen:
        return _draft_bytes(revision, moment, printed_by, printed_at)
    frozen = revision.pdf.read() if revision.pdf_id else _as_approved(revision, moment)
    return uploaded_papers.stamped(
        frozen, revision,
        printed_at=printed_at, printed_by=printed_by, lang=LANGUAGE, **_status(revision, moment),
    )  # fmt: skip


def _draft_bytes(revision, moment, printed_by, printed_at):
    with translation.override(LANGUAGE):
        printed = printed_line(printed_at, printed_by)
        context = _context(revision, moment) | _draft_marks(revision, printed)
        cover = pdf.render_paper(TEMPLATE, context, title=str(revision), lang=LANGUAGE, keep=False)
    return uploaded_papers.with_draft_pages(
        cover, revision, printed_at=printed_at, printed_by=printed_by, lang=LANGUAGE
    )


def _draft_marks(revision, printed) -> dict:
    lines = [_("Bản này chưa có hiệu lực; chỉ để góp ý và xem xét."), printed]
    return {
        "sheet_stamp": SheetStamp(_("DỰ THẢO"), tone="mute"),
        "footer": Footer(mark=_("Bản dự thảo"), tone="mute", lines=lines, url=status_url(revision)),
    }


def sheet_frame(revision, *, printed_at, printed_by) -> dict:
    """Header box and footer of a sheet drawn from a revision, which is never kept: an uncontrolled print."""
    printed = printed_line(printed_at, printed_by)
    if not revision.is_frozen:
        return {"header": _header(revision), **_draft_marks(revision, printed)}
    footer = Footer(mark=_("Bản in không kiểm soát"), tone="mute", lines=[printed], url=status_url(revision))
    header = dataclasses.replace(_header(revision), status=str(revision.state.label))
    return {"header": header, "footer": footer}


def status_url(revision) -> str:
    """The address behind the QR code: the page that tells anybody whether this revision is in force.

    What was never approved has no such page; its code leads people who are signed in to the draft.
    """
    if revision.is_frozen:
        return settings.QMS_PUBLIC_URL + reverse("documents:revision_status", args=[status_code(revision)])
    return settings.QMS_PUBLIC_URL + reverse("documents:revision_detail", args=[revision.pk])


# --- what stands on the paper --------------------------------------------------------------------


def _context(revision, moment) -> dict:
    document, content = revision.document, revision.body
    return {
        "header": _header(revision),
        "footer": Footer(url=status_url(revision)),
        "revision": revision,
        "document": document,
        "content": content,
        "structured": document.is_structured,
        "original": uploaded_papers.original_of(revision),
        "prose": {name: mark_safe(getattr(content, name)) for name in PROSE},  # noqa: S308 (cleaned by nh3)
        "history": _earlier(revision, moment),
        **_signers(revision, moment),
        "approval": _approval(revision),
        "decision": issued_by(revision, moment),
        "taken_over": source_words(revision) if revision.is_as_is else "",
        "total": total_words(content),
        "step_columns": step_columns(content.steps),
        **_total_on_paper(content),
        "note_column": any(item.note for item in content.dossier),
        "basis_column": any(form.basis for form in content.forms),
        "medium_column": any(record.medium for record in content.records),
        "quantity_column": any(item.quantity for item in content.dossier),
    }


def _header(revision):
    unit = revision.document.unit
    on = revision.effective_from
    issue = f"{revision.issue_no:02d} ({_('sửa đổi')} {revision.revision_no:02d})"
    return HeaderBox(
        agency=_name_on(unit, on),
        parent=_name_on(unit.parent_unit, on),
        kind=revision.document.get_kind_display(),
        title=revision.title,
        code=revision.document.code,
        issue=issue,
        effective_on=revision.effective_from,
        status="" if revision.is_frozen else str(revision.state.label),
    )


def _name_on(unit, on) -> str:
    """The name the office bore on the day of effect; its present one while no day is set."""
    if unit is None:
        return ""
    return unit.name_on(on) if on else unit.name


def _earlier(revision, moment) -> list:
    """The rows of the revision table: what was approved before, and this one."""
    rows = moment.rows(Revision).filter(document_id=revision.document_id, status__in=states.FROZEN)
    earlier = [
        row
        for row in moment.instances(rows.order_by("issue_no", "revision_no"))
        if _number(row) < _number(revision)
    ]
    return [*earlier, revision]


def _number(revision):
    return (revision.issue_no, revision.revision_no)


def _signers(revision, moment) -> dict:
    """The three of the cover, and pairs of those who review besides."""
    lines = signing_lines(revision, moment)
    main = [_signer(line) for line in lines if not line.is_further]
    further = [_signer(line) for line in lines if line.is_further]
    return {"signers": main, "further_signers": list(batches(further, 2))}


def _signer(line) -> Signer:
    signature, person = line.signature, line.person
    title, mark = MARKS[line.meaning]
    if signature is None:
        return Signer(title, name=str(person or ""), position=getattr(person, "position", ""))
    return Signer(
        title,
        name=str(signature.person),
        position="\n".join(signature.title_lines),
        mark=mark,
        at=signature.signed_at,
        hash=signature.content_hash,
    )


def _approval(revision):
    """The box on the cover; the ledger head is the one after which the paper was made."""
    if revision.approved_at is None:
        return None
    head = chain.head()
    return ApprovalBox(
        content_hash=revision.content_hash,
        url=status_url(revision),
        at=revision.approved_at,
        ledger_seq=head.seq if head else None,
        ledger_hash=head.hash if head else "",
    )


def _total_on_paper(content) -> dict:
    """The sum in the unit of the limit, as on paper: "03 ngày" and beside it "làm việc"."""
    working = content.time_limit.unit in ("working_day", "working_hour", "same_day")
    total = amount_words(content.step_total, content.time_limit.step_unit, 2) if content.step_hours else "–"
    return {"step_total_on_paper": total, "step_total_words": _("làm việc") if working else ""}


def step_columns(steps) -> list[int]:
    """The widths of the step table in mm: room for what has most to say, so that rows stay low.

    What is done never gets less than 52 mm, forms and results never less than 34 mm.
    """
    number, role, time = 10, 27, 20
    shared = PAGE_WIDTH - number - role - time
    action = min(range(shared - 34, 51, -1), key=lambda width: _lines(steps, width, shared - width))
    return [number, action, role, time, shared - action]


def _lines(steps, action: int, forms: int) -> int:
    """How many lines the rows take, roughly, when two of the columns are that wide (mm)."""
    told = [(len(step.action) + len(step.note), len(step.forms)) for step in steps]
    return sum(max(said // (action // 2), result // (forms // 2)) for said, result in told)


def total_words(content) -> str:
    """ "Tổng B2 đến B7 (B1, B8 không tính); khớp mục 5.4": what is summed, what is not, what it equals."""
    counted = [number for number, step in content.numbered_steps if step.hours]
    left_out = [number for number, step in content.numbered_steps if not step.hours]
    words = _("Tổng %(steps)s") % {"steps": _span(counted)} if counted else _("Tổng")
    if left_out:
        words += " " + _("(%(steps)s không tính)") % {"steps": ", ".join(left_out)}
    return words + ("; " + _("khớp mục 5.4") if checks.sums_up(content) else "")


def _span(numbers) -> str:
    places = [int(number[1:]) for number in numbers]
    if len(places) > 2 and places == list(range(places[0], places[-1] + 1)):
        return _("%(first)s đến %(last)s") % {"first": numbers[0], "last": numbers[-1]}
    return ", ".join(numbers)


# --- the status laid over a copy -----------------------------------------------------------------


def _status(revision, moment) -> dict:
    """What the layer over the copy says; see qms.export.stamping."""
    if revision.status == states.EFFECTIVE:
        return {"status": "effective"}
    if revision.status == states.APPROVED:
        return {"status": "approved", "since": revision.effective_from}
    after = successor(revision, moment)
    words = f"{revision.document.code}, {after.number_in_words.lower()}" if after else ""
    return {"status": "obsolete", "since": revision.effective_to, "successor": words}


def successor(revision, moment):
    """The revision that took this one's place, or None."""
    if revision.status != states.SUPERSEDED or revision.effective_to is None:
        return None
    rows = moment.rows(Revision).filter(
        document_id=revision.document_id, effective_from=revision.effective_to, status__in=states.FROZEN
    )
    return next((row for row in moment.instances(rows) if _number(row) > _number(revision)), None)
