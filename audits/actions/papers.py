"""Keeping the papers of closed audits and reviews, once, as they were approved; see qms.export.keeping."""

from audits.audit_papers import minutes_as_approved, report_as_approved
from audits.models import Audit, ManagementReview
from audits.states import audits, reviews
from qms.export.keeping import keep, keep_each
from qms.history import action
from qms.models.files import store_bytes

PDF = "application/pdf"


def keep_report(audit, *, at=None):
    """Make and keep the paper of an approved report that has none yet; ``at`` is the time of the act."""
    if audit.status == audits.CLOSED and not audit.report_file_id:
        keep(audit, report_as_approved, freeze_report, at=at)


def keep_minutes(review, *, at=None):
    """Make and keep the paper of approved minutes that have none yet; ``at`` is the time of the act."""
    if review.status == reviews.CLOSED and not review.minutes_file_id:
        keep(review, minutes_as_approved, freeze_minutes, at=at)


@action("audits.audit_freeze")
def freeze_report(audit, made: bytes, *, by=None, reason=""):
    """Attach the bytes ``made`` as the paper of the report, unless it has one or was reopened."""
    approved_at = audit.report_approved_at
    audit.refresh_from_db()
    if audit.report_file_id is None and audit.report_approved_at == approved_at:
        audit.report_file = store_bytes(made, PDF)
        audit.save()


@action("audits.review_freeze")
def freeze_minutes(review, made: bytes, *, by=None, reason=""):
    """Attach the bytes ``made`` as the paper of the minutes, unless they have one or were reopened."""
    approved_at = review.approved_at
    review.refresh_from_db()
    if review.minutes_file_id is None and review.approved_at == approved_at:
        review.minutes_file = store_bytes(made, PDF)
        review.save()


def keep_waiting(on=None) -> None:
    """Make the papers that could not be made at the time of approval; a work of every day."""
    keep_each(Audit.objects.filter(status=audits.CLOSED, report_file=None), keep_report)
    keep_each(ManagementReview.objects.filter(status=reviews.CLOSED, minutes_file=None), keep_minutes)
