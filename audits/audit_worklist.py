"""What waits for whom in audits and management reviews, their papers for packs, and their links."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from audits.audit_papers import audit_pdf, review_pdf
from audits.models import Action, Audit, ChecklistItem, Finding, ManagementReview, Nonconformity
from audits.states.audits import CANCELLED as AUDIT_CANCELLED
from audits.states.audits import CLOSED, DRAFT, IN_PROGRESS, NONCONFORMITY_GRADES, PLANNED, REPORTING
from audits.states.reviews import DRAFT as REVIEW_DRAFT
from audits.states.reviews import HELD, PREPARING
from qms.export.pdf import PdfUnavailable
from qms.links import Link
from qms.models.files import Attachment, files_of
from qms.worklist import Task


# --- papers and files -----------------------------------------------------------------------------
def audit_paper(audit, moment):
    """The audit's paper; None on a machine without PDF."""
    return _or_none(audit_pdf, audit, moment)


def review_paper(review, moment):
    """The minutes; None on a machine without PDF."""
    return _or_none(review_pdf, review, moment)


def _or_none(make, record, moment):
    try:
        return make(record, moment)
    except PdfUnavailable:
        return None


def attached(record, moment):
    """Attachments of the record, and of the questions of an audit, as (name, file)."""
    files = files_of(record, moment)
    if isinstance(record, Audit):
        keys = moment.rows(ChecklistItem).filter(audit_id=record.pk).values_list("id", flat=True)
        rows = moment.rows(Attachment).filter(
            record_type=ChecklistItem.record_type(), record_id__in=list(keys), withdrawn=False
        )
        files += moment.instances(rows.select_related("file").order_by("record_id", "id"))
    return [(one.name, one.file) for one in files]


def audit_signatures(audit, moment):
    """Plan approval, lead's confirmation and report approval, as plain values."""
    return _signatures(
        ("plan_approved", audit.plan_approved_by, audit.plan_approved_at, ""),
        ("report_confirmed", audit.report_signed_by, audit.report_signed_at, audit.report_signed_hash),
        ("report_approved", audit.report_approved_by, audit.report_approved_at, audit.report_signed_hash),
    )


def review_signatures(review, moment):
    """Secretary's confirmation and chair's approval, as plain values."""
    return _signatures(
        ("minutes_confirmed", review.signed_by, review.signed_at, review.signed_hash),
        ("minutes_approved", review.approved_by, review.approved_at, review.signed_hash),
    )


def _signatures(*given):
    return [
        {"meaning": meaning, "person": str(person), "at": at.isoformat(), "content_sha256": digest}
        for meaning, person, at, digest in given
        if person is not None
    ]


# --- tasks ------------------------------------------------------------------------------------------
def waiting(user, units, on):
    """Tasks of a person in audits and reviews."""
    yield from _audits(user, units)
    yield from _findings(user, units)
    yield from _reviews(user, units)
    yield from _decisions(user, units)


def _audits(user, units):
    rows = Audit.objects.filter(unit__in=units).exclude(status__in=(CLOSED, AUDIT_CANCELLED))
    for audit in rows.select_related("unit", "lead").prefetch_related("team"):
        step = _audit_step(audit)
        if step is None:
            continue
        words, permission, url, due, icon = step
        if user.has_perm(permission, audit):
            yield Task(
                words, audit, url or audit.get_absolute_url(), due=due, person=_person(audit), icon=icon
            )


def _person(audit):
    return audit.lead if audit.status in (IN_PROGRESS, PLANNED) else None


def _audit_step(audit):
    """(words, permission, address, due, icon) of what the audit waits for; None when it waits for a gate."""
    if audit.status == DRAFT:
        if not (audit.lead_id and audit.schedule):
            words = _("Hoàn thiện kế hoạch đánh giá")
            return words, "audits.set_team", "", audit.planned_from, "users"
        words = _("Phê duyệt kế hoạch đánh giá")
        return words, "audits.approve_audit", "", audit.planned_from, "stamp"
    if audit.status == PLANNED:
        return _("Bắt đầu đánh giá"), "audits.conduct_audit", "", audit.planned_from, "play"
    if audit.status == IN_PROGRESS:
        url = reverse("audits:checklist", args=[audit.pk])
        return _("Trả lời phiếu hỏi"), "audits.answer_checklist", url, audit.planned_to, "clipboard-check"
    if not audit.report_signed_by_id:
        return _("Lập, xác nhận báo cáo"), "audits.sign_audit_report", "", None, "signature"
    return _("Phê duyệt báo cáo đánh giá"), "audits.approve_audit", "", None, "stamp"


def _findings(user, units):
    rows = Finding.objects.filter(
        unit__in=units,
        grade__in=NONCONFORMITY_GRADES,
        nonconformity__isnull=True,
        audit__status__in=(IN_PROGRESS, REPORTING),
    )
    for finding in rows.select_related("unit", "audit", "owner").prefetch_related("audit__team"):
        if user.has_perm("audits.raise_from_finding", finding):
            yield Task(
                _("Lập phiếu không phù hợp"),
                finding.audit,
                finding.get_absolute_url(),
                note=finding.statement,
                due=finding.due,
                icon="triangle-alert",
            )


def _reviews(user, units):
    rows = ManagementReview.objects.filter(unit__in=units, status__in=(REVIEW_DRAFT, PREPARING, HELD))
    for review in rows.select_related("unit", "chair", "secretary"):
        words, permission, person, icon = _review_step(review)
        if user.has_perm(permission, review) and person in (None, user):
            yield Task(words, review, review.get_absolute_url(), due=review.held_on, person=person, icon=icon)


def _review_step(review):
    if review.status == REVIEW_DRAFT:
        return _("Lấy số liệu đầu vào"), "audits.prepare_review", None, "database"
    if review.status == PREPARING:
        return _("Chuẩn bị và họp xem xét"), "audits.prepare_review", None, "users"
    if not review.signed_by_id:
        return _("Hoàn thiện, xác nhận biên bản"), "audits.sign_review", review.secretary, "signature"
    return _("Phê duyệt biên bản"), "audits.chair_review", review.chair, "stamp"


def _decisions(user, units):
    rows = Action.objects.filter(unit__in=units, owner=user, status="open", review__isnull=False)
    for action in rows.select_related("unit", "review"):
        yield Task(
            _("Thực hiện quyết định xem xét"),
            action.review,
            reverse("audits:action_act", args=[action.pk, "complete"]),
            note=action.text,
            due=action.due_on,
            person=user,
            action=_("Báo xong"),
            icon="list-checks",
        )


# --- links ------------------------------------------------------------------------------------------
def around(record, moment):
    """On a nonconformity: the audit it came from. On an audit: its nonconformities."""
    if isinstance(record, Nonconformity):
        rows = moment.rows(Finding).filter(nonconformity_id=record.pk).select_related("audit")
        for finding in moment.instances(rows):
            yield Link(
                str(finding.audit), finding.get_absolute_url(), icon="clipboard-check", group=_("Đánh giá")
            )
    if isinstance(record, Audit):
        keys = moment.rows(Finding).filter(Q(audit_id=record.pk) & Q(nonconformity__isnull=False))
        rows = moment.rows(Nonconformity).filter(id__in=list(keys.values_list("nonconformity_id", flat=True)))
        for one in moment.instances(rows.order_by("code")):
            yield Link(
                str(one),
                one.get_absolute_url(),
                icon="triangle-alert",
                group=_("Không phù hợp"),
                note=one.state.label,
            )
