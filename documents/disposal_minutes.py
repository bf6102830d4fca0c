"""The minutes of a disposal (BM-01-06) in the form of Nghị định 30/2020/NĐ-CP, kept once when it is done."""

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from documents.models import CouncilMember, Disposal, DisposalLine
from documents.states import disposal as states
from qms.export import pdf
from qms.export.papers import DecreeHead, SheetStamp, Signer, date_in_words
from qms.form_numbers import mark_of
from qms.hashing import sha256_of
from qms.history import NOW, Moment
from qms.models.files import StoredFile

LANGUAGE = "vi"  # administrative papers are Vietnamese whatever the reader's language
FORM = "BM-01-06"  # our own name of the form; the office numbers it
SHOWN_HASH = 16
SIGNING = (CouncilMember.Part.SECRETARY, CouncilMember.Part.WITNESS, CouncilMember.Part.CHAIR)
IN_A_ROW = 3  # members who sign side by side
LINE_CONTENT = ("batch_id", "name", "amount", "place", "retention", "closed_on", "kept_until")


def council_of(disposal, moment=NOW) -> list[CouncilMember]:
    """The council as of a moment, in the order it was written."""
    return moment.instances(moment.rows(CouncilMember).filter(disposal_id=disposal.pk).order_by("id"))


def lines_of(disposal, moment=NOW) -> list[DisposalLine]:
    """The list as of a moment, each line with its batch."""
    rows = moment.rows(DisposalLine).filter(disposal_id=disposal.pk).select_related("batch__kind")
    return moment.instances(rows.order_by("id"))


def content_hash(disposal, lines, council) -> str:
    """SHA-256 of what the head approves: basis, list, council; how and when it is done follows later."""
    return sha256_of(
        {
            "disposal": [disposal.code, disposal.title, disposal.basis],
            "lines": [[getattr(line, name) for name in LINE_CONTENT] for line in lines],
            "council": [[one.name, one.position, one.part] for one in council],
        }
    )


def minutes_pdf(disposal: Disposal, moment: Moment) -> bytes:
    """The minutes as they were kept, else a draft of them at the moment."""
    if disposal.minutes_file_id:
        return StoredFile.objects.get(pk=disposal.minutes_file_id).read()
    return _rendered(disposal, moment)


def minutes_as_done(disposal) -> bytes | None:
    """The minutes to be kept; None where this machine cannot make PDFs."""
    try:
        return _rendered(disposal, NOW)
    except pdf.PdfUnavailable:
        return None


def _rendered(disposal, moment) -> bytes:
    with translation.override(LANGUAGE):
        context = _context(disposal, moment)
        title = f"{disposal.code} {context['decree'].subject}"
        return pdf.render_paper("print/disposal_minutes.html", context, title=title, lang=LANGUAGE)


def _context(disposal, moment) -> dict:
    lines, council = lines_of(disposal, moment), council_of(disposal, moment)
    done = disposal.status == states.DONE
    digest = content_hash(disposal, lines, council)
    return {
        "disposal": disposal,
        "lines": lines,
        "council": council,
        "decree": _decree(disposal, moment.on),
        "day_in_words": date_in_words(disposal.destroyed_on) if disposal.destroyed_on else "",
        "approval_hash": _shown(disposal.approved_hash),
        "member_rows": _in_rows(_signers(council, CouncilMember.Part.MEMBER)),
        "signers": [signer for part in SIGNING for signer in _signers(council, part)],
        "sheet_stamp": None if done else SheetStamp(_("DỰ THẢO"), tone="mute"),
        "foot_left": _foot(disposal, moment, digest),
        "foot_right": _approved(disposal),
    }  # fmt: skip


def _signers(council, part) -> list[Signer]:
    """Room for the ink of everybody who takes part in this way."""
    return [Signer(one.get_part_display(), one.name) for one in council if one.part == part]


def _in_rows(signers) -> list[list[Signer]]:
    return [signers[i : i + IN_A_ROW] for i in range(0, len(signers), IN_A_ROW)]


def _foot(disposal, moment, digest) -> str:
    mark = mark_of(FORM, disposal.unit, moment)
    return " · ".join(filter(None, [mark.code, disposal.code, f"SHA-256 {_shown(digest)}…"]))


def _decree(disposal, on) -> DecreeHead:
    unit, day = disposal.unit, disposal.destroyed_on or on
    parent = unit.parent_unit
    return DecreeHead(
        agency=unit.name_on(day),
        parent=parent.name_on(day) if parent else "",
        kind=_("Biên bản"),
        subject=_("Tiêu hủy hồ sơ hết thời hạn lưu"),
        place=unit.place or unit.short_name or unit.name,
        date=disposal.destroyed_on,
        number=disposal.minutes_number,
    )


def _shown(digest: str) -> str:
    return " ".join(digest[i : i + 4] for i in range(0, SHOWN_HASH, 4))


def _approved(disposal) -> str:
    if disposal.approved_at is None:
        return ""
    day = date_format(timezone.localtime(disposal.approved_at), "SHORT_DATE_FORMAT")
    return _("Phê duyệt điện tử trong hệ thống ngày %(date)s") % {"date": day}
