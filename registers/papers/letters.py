"""What an office writes to a citizen about a file: supplement, refusal, stop, apology (Nghị định 30)."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from qms.export import pdf
from qms.export.papers import SheetStamp, Signer
from qms.hashing import sha256_of
from qms.history import history_of
from registers.models import Apology, HeldOriginal, ServiceFile, SlipKind, Supplement
from registers.papers.slip_parts import LANGUAGE, lookup_url, moment_words, short_hash, slip_of

ENDINGS = {
    SlipKind.REFUSAL: ("registers.file_refuse", "print/slip_refusal.html"),
    SlipKind.STOP: ("registers.file_stop", "print/slip_stop.html"),
}


def supplement_slip(file, request: Supplement, citizen: dict, moment) -> bytes:
    """What is missing and why; the time stands still until it comes."""
    with override(LANGUAGE):
        slip = slip_of(file, SlipKind.SUPPLEMENT, request.asked_at, citizen, moment)
        context = slip.context(request.number, _subject(file)) | {
            "request": request, "items": lines_of(request.items), "reason": request.reason.rstrip(". "),
            "phone": file.unit.phone,
            "signers": [Signer(_("Người nộp hồ sơ")), Signer(_("Người hướng dẫn"), str(request.asked_by))],
        }  # fmt: skip
        return _rendered("print/slip_supplement.html", context, slip, request.number)


def ending_slip(file, kind: str, citizen: dict, moment) -> bytes:
    """The slip of a refusal, or the notice that work on a file stops."""
    verb, template = ENDINGS[kind]
    with override(LANGUAGE):
        slip = slip_of(file, kind, file.ended_at, citizen, moment)
        who = _who_did(file, verb)
        context = slip.context(file.ending_number, _subject(file)) | {
            "ended": moment_words(file.ended_at), "reason": file.ending_reason.rstrip(". "),
            "originals": moment.children(HeldOriginal, [file])[file.pk], "phone": file.unit.phone,
            "recipients": [_("Như trên"), _("Lưu: hồ sơ")] if kind == SlipKind.STOP else [],
            "signers": _signers(kind, who),
        }  # fmt: skip
        return _rendered(template, context, slip, file.ending_number)


def _signers(kind, who) -> list[Signer]:
    if kind == SlipKind.STOP:
        return [Signer(_("Thủ trưởng đơn vị"))]
    return [Signer(_("Người nộp hồ sơ")), Signer(_("Người tiếp nhận hồ sơ"), who)]


def apology_slip(file, apology: Apology, citizen: dict, moment) -> bytes:
    """The apology with its one new date, with room for ink and the head's confirmation; a draft before."""
    at = apology.signed_at or apology.proposed_at
    with override(LANGUAGE):
        slip = slip_of(file, SlipKind.APOLOGY, at, citizen, moment)
        digest = sha256_of(signed_value(file, apology))
        lines = apology.lines_of(apology.signed_position) or [_("Thủ trưởng đơn vị")]
        context = slip.context(apology.number, _subject(file)) | {
            "apology": apology, "reason": apology.reason.rstrip(". "),
            "old_due": moment_words(apology.old_due_at), "new_due": moment_words(apology.new_due_at),
            "title_lines": lines, "hash": digest, "short_hash": short_hash(digest),
            "qr_url": lookup_url(file), "recipients": [_("Như trên"), _("Lưu: hồ sơ")],
            "sheet_stamp": None if apology.signed_at else SheetStamp(_("DỰ THẢO"), tone="mute"),
        }  # fmt: skip
        return _rendered("print/slip_apology.html", context, slip, apology.number or file.code)


def signed_value(file, apology: Apology) -> list:
    """What the head confirmed, as plain values: the hash on the paper is worked out from these."""
    at = apology.signed_at.isoformat() if apology.signed_at else ""
    days = [apology.old_due_at.isoformat(), apology.new_due_at.isoformat()]
    return [file.code, apology.number, apology.reason, *days, apology.signed_by_id, at]


def lines_of(text: str) -> list[str]:
    """One line each, as the desk wrote them, without the sign at the end: the paper sets its own."""
    lines = (line.strip().lstrip("-•").strip().rstrip(";.") for line in text.splitlines())
    return [line for line in lines if line]


def _subject(file) -> str:
    return _("Hồ sơ %(code)s") % {"code": file.code}


def _who_did(file, verb: str) -> str:
    """Who ended the file, as history knows it."""
    rows = history_of(ServiceFile)._base_manager.filter(id=file.pk, history_verb=verb)
    row = rows.select_related("history_user").order_by("-history_id").first()
    return str(row.history_user or "") if row else ""


def _rendered(template, context, slip, number) -> bytes:
    return pdf.render_paper(template, context, title=f"{slip.title} {number}", lang=LANGUAGE)
