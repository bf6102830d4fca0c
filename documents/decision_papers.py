"""The paper of a decision that issues documents, in the form of Nghị định 30/2020/NĐ-CP."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents import states
from documents.models import Decision, DecisionItem, Document, Revision
from qms.export import pdf
from qms.export.papers import DecreeHead, SheetStamp, Signer
from qms.hashing import sha256_of
from qms.history import Moment

TEMPLATE = "print/decision.html"
LANGUAGE = "vi"  # administrative papers are Vietnamese whatever the reader's language
SHOWN_HASH = 16


def decision_as_signed(decision) -> bytes | None:
    """The paper to be kept; None where this machine cannot make PDFs."""
    try:
        return decision_pdf(decision, Moment())
    except pdf.PdfUnavailable:
        return None


def decision_bytes(decision, moment) -> bytes:
    """The frozen paper, or a draft of it marked as one. Raises qms.export.pdf.PdfUnavailable."""
    return decision.pdf.read() if decision.pdf_id else decision_pdf(decision, moment)


def decision_pdf(decision: Decision, moment) -> bytes:
    """The paper as of a moment, made anew."""
    with override(LANGUAGE):
        title = f"{decision.code} {decision.title}"
        return pdf.render_paper(TEMPLATE, _context(decision, moment), title=title, lang=LANGUAGE)


def items_at(decision, moment) -> list[DecisionItem]:
    """What the decision issues, in order, each with its revision and document as of a moment."""
    rows = moment.rows(DecisionItem).filter(decision_id=decision.pk).order_by("id")
    items = moment.instances(rows)
    keys = [item.revision_id for item in items]
    found = moment.instances(moment.rows(Revision).filter(id__in=keys).select_related("unit"))
    revisions = {revision.pk: revision for revision in found}
    documents = {
        document.pk: document
        for document in moment.instances(
            moment.rows(Document).filter(id__in=[one.document_id for one in revisions.values()])
        )
    }
    for item in items:
        item.revision = revisions[item.revision_id]
        item.revision.document = documents[item.revision.document_id]
    return items


def lines_of(text: str) -> list[str]:
    """One line each, without the sign at its end: the paper sets its own."""
    return [line.strip().rstrip(";.") for line in text.splitlines() if line.strip()]


def _context(decision, moment) -> dict:
    items = items_at(decision, moment)
    is_signed = decision.status == states.DECISION_SIGNED
    digest = decision.signed_hash or sha256_of(decision.signed_value(items))
    return {
        "decision": decision,
        "items": items,
        "bases": lines_of(decision.bases),
        "execution": lines_of(decision.execution),
        "decree": _head(decision, moment),
        "authority": (decision.on_behalf_position or decision.signed_position or _("Thủ trưởng đơn vị")),
        "recipients": [*lines_of(decision.recipients), _("Lưu: VT, ISO")],
        "signers": [_signer(decision, digest)],
        "sheet_stamp": None if is_signed else SheetStamp(_("DỰ THẢO"), tone="mute"),
        "foot_left": f"{decision.code} · SHA-256 {_groups(digest)}…",
        "foot_right": _confirmed(decision.signed_at),
    }


def _head(decision, moment):
    unit, day = decision.unit, decision.dated or moment.on
    parent = unit.parent_unit
    return DecreeHead(
        agency=unit.name_on(day),
        parent=parent.name_on(day) if parent else "",
        kind=_("Quyết định"),
        subject=decision.title,
        place=unit.place or unit.short_name or unit.name,
        date=decision.dated,
        number=decision.paper_no,
    )


def _signer(decision, digest):
    """ "KT. TRƯỞNG CÔNG AN XÃ" over "PHÓ TRƯỞNG CÔNG AN XÃ" where a deputy signed."""
    lines = decision.title_lines or [_("Thủ trưởng đơn vị")]
    return Signer(
        "\n".join(lines), str(decision.signed_by or ""), mark=_("Đã ký ban hành"), at=decision.signed_at,
        hash=digest,
    )  # fmt: skip


def _groups(digest):
    return " ".join(digest[i : i + 4] for i in range(0, SHOWN_HASH, 4))


def _confirmed(at):
    if not at:
        return ""
    day = date_format(timezone.localtime(at), "SHORT_DATE_FORMAT")
    return _("Xác nhận điện tử trong hệ thống ngày %(date)s") % {"date": day}
