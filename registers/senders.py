"""Who sent a feedback, as each reader may know it: kept apart from the record, masked, erasable."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.models import personal_data

#: What a sender may leave, in the order of forms, pages and papers.
CONTACT = {
    "name": gettext_lazy("Họ và tên"),
    "phone": gettext_lazy("Điện thoại"),
    "email": gettext_lazy("Thư điện tử"),
    "address": gettext_lazy("Địa chỉ"),
}


@dataclass(frozen=True)
class Sender:
    """What one reader sees of a sender: ``lines`` of (label, value), or in ``words`` why there are none."""

    words: str = ""
    lines: list = field(default_factory=list)
    masked: bool = False


def sender_of(feedback, user=None) -> Sender:
    """In full for those whose role needs it and for the person who has to answer; else masked.

    ``user`` None is a paper, which is always masked.
    """
    if feedback.is_anonymous:
        return Sender(_("Ẩn danh"))
    kept = personal_data([feedback.personal_ref]).get(feedback.personal_ref)
    if kept is None or kept.is_erased:
        return Sender(_("đã xóa theo yêu cầu"))
    may = user is not None and sees_sender(user, feedback)
    known = kept.fields if may else kept.masked()
    lines = [(str(label), known[name]) for name, label in CONTACT.items() if known.get(name)]
    return Sender(lines=lines, masked=not may)


def sees_sender(user, feedback) -> bool:
    """Whether the person's part in this needs the sender's name and number."""
    assigned = feedback.person_id is not None and feedback.person_id == user.pk
    return assigned or user.has_perm("qms.see_personal_data", feedback.unit)


def has_erasable(feedback) -> bool:
    """Whether anything of the sender is still kept."""
    if feedback.is_anonymous:
        return False
    kept = personal_data([feedback.personal_ref]).get(feedback.personal_ref)
    return kept is not None and not kept.is_erased
