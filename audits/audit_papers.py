"""Papers of audits and management reviews: plan, report, minutes (forms BM-9.2-02, BM-9.2-04, BM-9.3-02)."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from audits.audit_report import AuditReport
from audits.findings_chart import chart
from audits.review_facts import summary
from audits.review_minutes import ReviewMinutes
from audits.states.audits import CLOSED, REPORTING
from audits.states.reviews import CLOSED as REVIEW_CLOSED
from qms.export.papers import DecreeHead, SheetStamp, Signer
from qms.export.pdf import PdfUnavailable, render_paper
from qms.form_numbers import mark_of, paper
from qms.history import Moment
from qms.models.files import StoredFile

LANGUAGE = "vi"  # administrative papers are Vietnamese whatever the reader's language
SHOWN_HASH = 16
PLAN, REPORT, MINUTES = "BM-9.2-02", "BM-9.2-04", "BM-9.3-02"
paper(PLAN, gettext_lazy("Kế hoạch đánh giá"), ("9.2",))
paper(REPORT, gettext_lazy("Báo cáo đánh giá"), ("9.2",))


def audit_pdf(audit, moment) -> bytes:
    """The audit's paper at a moment: the approved report as it was frozen, else a draft of the next paper."""
    if audit.report_file_id:
        return StoredFile.objects.get(pk=audit.report_file_id).read()
    return report_pdf(audit, moment) if audit.status in (REPORTING, CLOSED) else plan_pdf(audit, moment)


def review_pdf(review, moment) -> bytes:
    """The minutes as they were frozen, else a draft of them."""
    if review.minutes_file_id:
        return StoredFile.objects.get(pk=review.minutes_file_id).read()
    return minutes_pdf(review, moment)


def report_as_approved(audit) -> bytes | None:
    """The approved report to be kept; None where this machine cannot make PDFs."""
    return _unless_unavailable(report_pdf, audit)


def minutes_as_approved(review) -> bytes | None:
    """The approved minutes to be kept; None where this machine cannot make PDFs."""
    return _unless_unavailable(minutes_pdf, review)


def _unless_unavailable(make, record):
    try:
        return make(record, Moment())
    except PdfUnavailable:
        return None


def report_pdf(audit, moment) -> bytes:
    """The audit report in the form of Nghị định 30/2020/NĐ-CP; stamped as a draft until it is approved."""
    with override(LANGUAGE):
        report = AuditReport.of(audit, moment)
        date = _day(audit.report_approved_at) or _day(audit.report_signed_at)
        subject = _("Kết quả đánh giá nội bộ hệ thống quản lý chất lượng năm %(year)s") % {"year": audit.year}
        context = {
            "audit": audit,
            "report": report,
            "chart": chart(report.bars()),
            "decree": _decree(audit.unit, _("Báo cáo"), subject, date, audit.report_number, moment.on),
            "recipients": _lines(audit.recipients) or [_("Các bộ phận được đánh giá"), _("Lưu: VT, ISO")],
            "signers": _report_signers(audit),
            "sheet_stamp": None if audit.status == CLOSED else SheetStamp(_("DỰ THẢO"), tone="mute"),
            "foot_left": _foot(REPORT, _("Báo cáo"), audit, report.content_hash(), moment),
            "foot_right": _confirmed(audit.report_approved_at),
        }
        return render_paper(
            "print/audit_report.html", context, title=f"{audit.code} {subject}", lang=LANGUAGE
        )


def plan_pdf(audit, moment) -> bytes:
    """The audit plan; stamped as a draft until the head has approved it."""
    with override(LANGUAGE):
        report = AuditReport.of(audit, moment)
        subject = _("Đánh giá nội bộ hệ thống quản lý chất lượng năm %(year)s") % {"year": audit.year}
        context = {
            "audit": audit,
            "report": report,
            "decree": _decree(
                audit.unit, _("Kế hoạch"), subject, _day(audit.plan_approved_at), "", moment.on
            ),
            "days_approved": audit.days_approved(moment),
            "recipients": [_("Đoàn đánh giá"), _("Các bộ phận được đánh giá"), _("Lưu: VT, ISO")],
            "signers": [_approver(audit.plan_approved_by, audit.plan_approved_at, report.content_hash())],
            "sheet_stamp": None if audit.plan_approved_by_id else SheetStamp(_("DỰ THẢO"), tone="mute"),
            "foot_left": _foot(PLAN, _("Kế hoạch"), audit, report.content_hash(), moment),
            "foot_right": _confirmed(audit.plan_approved_at),
        }
        return render_paper("print/audit_plan.html", context, title=f"{audit.code} {subject}", lang=LANGUAGE)


def minutes_pdf(review, moment) -> bytes:
    """The minutes of a management review; stamped as a draft until the chair has approved them."""
    with override(LANGUAGE):
        minutes = ReviewMinutes.of(review, moment)
        subject = _("Họp xem xét của lãnh đạo về hệ thống quản lý chất lượng năm %(year)s") % {
            "year": review.held_on.year
        }
        context = {
            "review": review,
            "minutes": minutes,
            "rows": [(item, summary(item.gathered)) for item in minutes.inputs],
            "opinions": _lines(review.discussion),
            "decree": _decree(
                review.unit, _("Biên bản"), subject, review.held_on, review.minutes_number, moment.on
            ),
            "signers": [
                Signer(
                    _("Thư ký"),
                    str(review.secretary),
                    "",
                    _("Đã xác nhận"),
                    review.signed_at,
                    review.signed_hash,
                ),
                Signer(
                    _("Chủ trì"),
                    str(review.chair),
                    "",
                    _("Đã phê duyệt"),
                    review.approved_at,
                    review.signed_hash,
                ),
            ],
            "sheet_stamp": None if review.status == REVIEW_CLOSED else SheetStamp(_("DỰ THẢO"), tone="mute"),
            "foot_left": _minutes_foot(review, moment),
            "foot_right": _hash_line(minutes.content_hash()),
        }
        return render_paper(
            "print/review_minutes.html", context, title=f"{review.code} {subject}", lang=LANGUAGE
        )


def _report_signers(audit):
    lead = Signer(
        _("Trưởng đoàn đánh giá"),
        str(audit.lead or ""),
        "",
        _("Đã xác nhận"),
        audit.report_signed_at,
        audit.report_signed_hash,
    )
    return [_approver(audit.report_approved_by, audit.report_approved_at, audit.report_signed_hash), lead]


def _approver(person, at, digest):
    title = (person.position if person else "") or _("Thủ trưởng đơn vị")
    return Signer(title, str(person or ""), "", _("Đã phê duyệt"), at, digest)


def _decree(unit, kind, subject, date, number, on):
    parent = unit.parent_unit
    day = date or on
    return DecreeHead(
        agency=unit.name_on(day),
        parent=parent.name_on(day) if parent else "",
        kind=kind,
        subject=subject,
        place=unit.place or unit.short_name or unit.name,
        date=date,
        number=number,
    )


def _foot(form, kind, record, digest, moment):
    mark = mark_of(form, record.unit, moment)
    parts = [mark.code, f"{kind} {record.code or '–'}", _hash_line(digest)]
    return " · ".join(filter(None, parts))


def _minutes_foot(review, moment):
    parts = [mark_of(MINUTES, review.unit, moment).code, review.code]
    if not review.gathered_at:
        return " · ".join(filter(None, parts))
    at = timezone.localtime(review.gathered_at)
    words = {"time": f"{at:%H:%M:%S}", "date": date_format(at, "SHORT_DATE_FORMAT")}
    return " · ".join(filter(None, [*parts, _("Số liệu chốt lúc %(time)s ngày %(date)s") % words]))


def _hash_line(digest):
    shown = " ".join(digest[i : i + 4] for i in range(0, SHOWN_HASH, 4))
    return f"SHA-256 {shown}…"


def _confirmed(at):
    if not at:
        return ""
    return _("Xác nhận điện tử trong hệ thống ngày %(date)s") % {
        "date": date_format(timezone.localtime(at), "SHORT_DATE_FORMAT")
    }


def _day(at):
    return timezone.localtime(at).date() if at else None


def _lines(text):
    return [line.strip().rstrip(";.") for line in text.splitlines() if line.strip()]
