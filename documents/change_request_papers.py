"""A change request in words and on its form (BM-01-04)."""

from django.utils.translation import gettext as _

from documents.models import ChangeRequest
from documents.record_papers import Facts, field_rows, record_paper


def told(request: ChangeRequest) -> list[Facts]:
    """What was asked and what was decided, under headings; what nobody filled in yet is left out."""
    document = ("document", _("Tài liệu"), str(request.document)) if request.document else (
        "kind", _("Tài liệu mới"), request.get_kind_display(),
    )  # fmt: skip
    asked = [
        ("created_by", _("Người đề nghị"), request.created_by), document,
        *field_rows(request, "content", "why", "origin", "origin_note"),
    ]  # fmt: skip
    decided = field_rows(request, "opinion", "decided_by", "decided_at", "drafter", "due_on", "done_on")
    blocks = [(_("Đề nghị"), asked), (_("Xem xét, phê duyệt"), decided)]
    filled = [(title, [row for row in rows if row[2] not in (None, "")]) for title, rows in blocks]
    return [Facts(title, rows) for title, rows in filled if rows]


def request_paper(request, moment) -> bytes:
    """The form as of a moment."""
    return record_paper(request, moment, told(request))
