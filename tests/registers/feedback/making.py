"""Feedback as the office of Tân Tiến writes it down."""

from django.utils import timezone

from registers.actions import feedback as acts
from registers.models import Feedback

SENDER = {"name": "Giáp Văn Bền", "phone": "0912345678"}


def feedback(office, *, by=None, at=None, contact=SENDER, **changes) -> Feedback:
    """A complaint the desk has just heard: nobody assigned, no day due while the unit has set none."""
    fields = {
        "unit": office.tan_tien, "kind": "complaint", "channel": "direct", "title": "Chờ lâu ở quầy",
        "content": "Sáng thứ Hai chờ hơn một giờ.", "received_at": at or timezone.now(), **changes,
    }  # fmt: skip
    return acts.register(Feedback(**fields), contact=contact, by=by or office.desk, at=at)


def assigned(office, *, at=None, person=None, due_on=None, **changes) -> Feedback:
    """Given by the head to the process owner."""
    found = feedback(office, at=at, **changes)
    return acts.assign(found, person=person or office.owner, due_on=due_on, by=office.chief, at=at)


def answered(office, *, at=None, person=None, **changes) -> Feedback:
    """Answered by the process owner on the same day."""
    found = assigned(office, at=at, person=person, **changes)
    return acts.answer(
        found, answer="Đã mở thêm quầy số 2.", answered_by="phone", by=person or office.owner, at=at
    )


def set_days(office, days, *, unit=None, at=None):
    """The unit answers in so many working days."""
    return acts.set_feedback(
        unit or office.tan_tien, answer_days=days, basis="Quy chế tiếp dân 05/QC", by=office.chief, at=at
    )
