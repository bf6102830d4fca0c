"""The paper of one nonconformity: form BM-10-01 (10.2)."""

from django.conf import settings
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from audits.fishbone import fishbone_svg
from audits.models.nonconformity_gates import live
from audits.nonconformity_life import life_of
from audits.states.nonconformities import STEP_LABELS, Grade, Source
from qms.export.papers import Footer, HeaderBox, Signer, TrackStep
from qms.export.pdf import render_paper
from qms.form_numbers import mark_of, paper
from qms.history import Moment
from qms.steps import steps_of

FORM_CODE = "BM-10-01"
paper(FORM_CODE, gettext_lazy("Phiếu không phù hợp và hành động khắc phục"), ("10.2",))
# The boxes of the printed form have room for a word or two.
SHORT_SOURCES = {
    Source.AUDIT: gettext_lazy("Đánh giá"),
    Source.INSPECTION: pgettext_lazy("source", "Kiểm tra"),
    Source.COMPLAINT: gettext_lazy("Phản ánh"),
    Source.LATE_FILE: gettext_lazy("Hồ sơ quá hạn"),
    Source.OBJECTIVE: gettext_lazy("Mục tiêu"),
    Source.SELF: gettext_lazy("Tự phát hiện"),
}
SHORT_GRADES = {Grade.MAJOR: gettext_lazy("Nặng"), Grade.MINOR: gettext_lazy("Nhẹ")}
MARKS = {"done": "done", "now": "now", "off": "now", "later": "ahead"}


def nonconformity_pdf(nonconformity, moment: Moment, *, lang: str = "vi") -> bytes:
    """The record as it was at the moment, as PDF/A; the same record and moment give the same bytes.

    Raises PdfUnavailable when the machine cannot make PDFs.
    """
    with override(lang):
        context = paper_context(nonconformity, moment)
    return render_paper(
        "print/nonconformity.html", context, title=f"{nonconformity.code} {nonconformity.title}", lang=lang
    )


def paper_context(nonconformity, moment: Moment) -> dict:
    """What the template prints."""
    life = life_of(nonconformity, moment)
    steps = steps_of(nonconformity, moment, {**STEP_LABELS, "verifying": _("Xác minh")})
    return {
        "record": nonconformity,
        "code": nonconformity.code,
        "dated": (_("Ngày phát hiện"), nonconformity.detected_on),
        "header": _header(nonconformity, moment),
        "footer": _footer(nonconformity, life),
        "track": [TrackStep(step.label, step.day, MARKS[step.mark]) for step in steps],
        "sources": [(SHORT_SOURCES[value], value == nonconformity.source) for value in Source],
        "grades": [(SHORT_GRADES[value], value == nonconformity.grade) for value in Grade],
        "fishbone": fishbone_svg(nonconformity.title, nonconformity.fishbone, printed=True)
        if nonconformity.fishbone
        else "",
        "actions": live(nonconformity.actions_at(moment)),
        "signers": [
            Signer(
                each.title,
                each.name,
                each.position,
                each.mark,
                each.at and timezone.localtime(each.at),
                each.hash,
            )
            for each in life.confirmations
        ],
    }


def _header(nonconformity, moment) -> HeaderBox:
    unit = nonconformity.unit
    parent = unit.parent_unit
    state = nonconformity.state
    return HeaderBox(
        agency=unit.name_on(moment.on),
        parent=parent.name_on(moment.on) if parent else "",
        kind=_("Phiếu"),
        title=_("Không phù hợp và hành động khắc phục"),
        **mark_of(FORM_CODE, unit, moment).on_paper(),
        status=str(state.label),
    )


def _footer(nonconformity, life) -> Footer:
    at = timezone.localtime(life.last_at)
    lines = [
        _("Số liệu của phiên bản lưu lúc %(at)s") % {"at": formats.date_format(at, "SHORT_DATETIME_FORMAT")},
    ]
    if life.ledger_seq:
        digest = " ".join(life.ledger_hash[i : i + 4] for i in range(0, 12, 4))
        lines.append(
            _("Sổ cái: mục %(seq)s, %(hash)s…")
            % {
                "seq": formats.number_format(life.ledger_seq, use_l10n=True, force_grouping=True),
                "hash": digest,
            }
        )
    return Footer(
        lines=lines,
        url=f"{settings.QMS_PUBLIC_URL}{nonconformity.get_absolute_url()}",
        code=nonconformity.code,
        version=nonconformity.version,
    )
