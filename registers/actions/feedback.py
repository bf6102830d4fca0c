"""Verbs of feedback: the only writers of it (8.2.1, 9.1.2)."""

import datetime as dt
import uuid

from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import action, current_act
from qms.models import office_calendar, personal_data, remember
from qms.models.personal import erase_all_of
from qms.permissions import require
from qms.states import Refused
from qms.text import mask_numbers
from qms.workdays import add_working_days
from registers.models.feedback import Feedback, FeedbackChannel, FeedbackSetting, setting_of
from registers.naming import cover_names
from registers.receipts import receipt_code, receipt_hash
from registers.rules.feedback import WORKERS

LONGEST_TITLE = 90  # letters of the words of a citizen that stand as the title


def register(feedback: Feedback, *, contact=None, by, reason="", at=None) -> Feedback:
    """Write down what somebody said; it gets its code and the day an answer is due.

    ``contact`` {"name": …, "phone": …} is kept outside history. A second call with the same
    ``submission_key`` returns what the first has made.
    """
    return _already(feedback.submission_key) or _register(feedback, contact, by=by, reason=reason, at=at)


def _already(key):
    return Feedback.objects.filter(submission_key=key).first() if key else None


@action("registers.feedback_register")
def _register(feedback, contact, *, by, reason=""):
    require(by, "registers.add_feedback", feedback.unit)
    if feedback.channel == FeedbackChannel.PUBLIC:
        raise Refused(_("Kênh “Trang công khai” chỉ dành cho nội dung người dân tự gửi ở trang đó."))
    _keep(feedback, contact)
    return feedback


def receive(unit, *, key, kind, content, contact=None, at=None) -> tuple[Feedback, str]:
    """Take what was sent on the public page; (feedback, receipt code). The system itself writes it.

    ``key`` is the UUID of the page that was sent: sent twice, it is kept once; sent again with other words
    (back in the browser) it is another one. Raises Refused where the unit takes nothing on its public page.
    """
    found = _already(key)
    if found is not None and found.content != mask_numbers(content):
        key = uuid.uuid5(found.submission_key, content)
        found = _already(key)
    found = found or _receive(unit, key, kind, content, contact, by=None, at=at)
    return found, receipt_code(key)


@action("registers.feedback_receive")
def _receive(unit, key, kind, content, contact, *, by, reason=""):
    if not (unit.is_active and setting_of(unit).takes_public):
        raise Refused(_("Đơn vị này không nhận phản ánh qua trang công khai."))
    feedback = Feedback(
        unit=unit, kind=kind, channel=FeedbackChannel.PUBLIC, received_at=current_act().at,
        title=summary_of(content), content=content, submission_key=key,
        receipt_hash=receipt_hash(receipt_code(key)),
    )  # fmt: skip
    _keep(feedback, contact)
    return feedback


def summary_of(content: str) -> str:
    """The first words of what was said, without numbers of people, as a title."""
    words = " ".join(mask_numbers(content).split())
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"


def _keep(feedback, contact):
    if feedback.received_at > current_act().at:
        raise Refused(_("Thời điểm nhận không được ở tương lai."))
    feedback.content, feedback.title = mask_numbers(feedback.content), mask_numbers(feedback.title)
    _remember(feedback, contact)
    _settle_due(feedback)
    feedback.number()
    feedback.save()


def _remember(feedback, contact: dict | None):
    """Keep the sender outside history; None leaves who stands there, an empty dict takes them out.

    Data unchanged keep their reference, so that a correction of the text changes no person.
    """
    if contact is None:
        return
    given = {name: value for name, value in contact.items() if value}
    known = personal_data([feedback.personal_ref]).get(feedback.personal_ref)
    if known is not None and known.fields == given:
        return
    feedback.personal_ref = remember(given, unit=feedback.unit).reference if given else ""


def _settle_due(feedback):
    """Praise waits for nothing; a day somebody typed stays; else it is counted as the unit says."""
    if feedback.is_praise:
        feedback.due_on = feedback.answer_days = None
    elif feedback.due_on is None:
        feedback.due_on, feedback.answer_days = due_by_setting(feedback.unit, feedback.received_on)
    elif feedback.due_on < feedback.received_on:
        raise Refused(_("Hạn trả lời không được trước ngày nhận."))


def due_by_setting(unit, received_on: dt.date) -> tuple:
    """(day an answer is due, working days it is counted by); (None, None) where no unit has said it."""
    days = setting_of(unit).answer_days
    if days is None:
        return None, None
    return add_working_days(received_on, days, office_calendar(unit, received_on)), days


@action("registers.feedback_edit")
def edit(feedback: Feedback, *, contact=None, by, reason="") -> Feedback:
    """Correct what was written down. The words and the day of what came by the public page stay.

    Raises Refused once it is answered or closed.
    """
    kept = Feedback.objects.get(pk=feedback.pk)
    if not kept.is_open:
        raise Refused(_("Phản ánh đã trả lời hoặc đã đóng, không sửa được nữa. Hãy mở lại trước."))
    require(by, "registers.edit_feedback", kept)
    if kept.channel == FeedbackChannel.PUBLIC:
        feedback.content, feedback.received_at, feedback.channel = (
            kept.content,
            kept.received_at,
            kept.channel,
        )
    elif feedback.channel == FeedbackChannel.PUBLIC:
        raise Refused(_("Kênh “Trang công khai” chỉ dành cho nội dung người dân tự gửi ở trang đó."))
    if feedback.is_praise and kept.person_id:
        raise Refused(_("Đã phân công người trả lời nên không chuyển thành lời khen được."))
    if (feedback.due_on, feedback.kind) != (kept.due_on, kept.kind):
        feedback.answer_days = None
    _keep(feedback, contact)
    return feedback


def _move(feedback, verb, *, by, reason):
    transition = feedback.life_cycle.transition(verb, feedback.status)
    require(by, transition.permission, feedback)
    feedback.life_cycle.move(feedback, verb, by=by, reason=reason)


def refuse_settled(feedback) -> None:
    """Raise Refused when nobody waits for an answer any more."""
    if not feedback.is_open:
        raise Refused(_("Phản ánh này không còn chờ trả lời."))


@action("registers.feedback_assign")
def assign(feedback: Feedback, *, person, due_on=None, by, reason="") -> Feedback:
    """The head says who answers, and until when where that is to be another day.

    Raises Refused for a person who does not work in the unit and for a day before it came.
    """
    _move(feedback, "registers.feedback_assign", by=by, reason=reason)
    if not person.roles_in(feedback.unit) & set(WORKERS):
        words = _("%(who)s không giữ vai trò nào ở %(unit)s.")
        raise Refused(words % {"who": person, "unit": feedback.unit})
    if due_on is not None and due_on != feedback.due_on:
        feedback.due_on, feedback.answer_days = due_on, None
    _settle_due(feedback)
    feedback.person = person
    feedback.save()
    return feedback


@action("registers.feedback_answer")
def answer(feedback: Feedback, *, answer, answered_by, answered_on=None, by, reason="") -> Feedback:
    """The assigned person writes what was answered, when and how. Numbers of people are masked."""
    _move(feedback, "registers.feedback_answer", by=by, reason=reason)
    today = timezone.localdate(current_act().at)
    feedback.answered_on = answered_on or today
    if not answer.strip():
        raise Refused(_("Cần ghi nội dung trả lời."))
    if not feedback.received_on <= feedback.answered_on <= today:
        raise Refused(_("Ngày trả lời phải từ ngày nhận đến hôm nay."))
    feedback.answer, feedback.answered_by = mask_numbers(answer.strip()), answered_by
    feedback.save()
    return feedback


@action("registers.feedback_thank")
def thank(feedback: Feedback, *, note, by, reason="") -> Feedback:
    """Praise needs no answer, but a note of what was made of it."""
    _move(feedback, "registers.feedback_thank", by=by, reason=reason)
    if not note.strip():
        raise Refused(_("Cần ghi đơn vị đã làm gì với lời khen này."))
    feedback.note = mask_numbers(note.strip())
    feedback.save()
    return feedback


@action("registers.feedback_close")
def close(feedback: Feedback, *, satisfied, note="", by, reason="") -> Feedback:
    """Write down what the sender said of the answer, and close."""
    _move(feedback, "registers.feedback_close", by=by, reason=reason)
    feedback.satisfied, feedback.note = satisfied, mask_numbers(note.strip())
    feedback.save()
    return feedback


@action("registers.feedback_dismiss")
def dismiss(feedback: Feedback, *, by, reason="") -> Feedback:
    """Not for this office, sent twice or empty of meaning; the reason is told to whoever has the receipt."""
    _move(feedback, "registers.feedback_dismiss", by=by, reason=reason)
    feedback.note = mask_numbers(reason.strip())[:2000]
    feedback.save()
    return feedback


@action("registers.feedback_reopen")
def reopen(feedback: Feedback, *, by, reason="") -> Feedback:
    """Take it up again: it waits for the head anew; the answer given so far stays in its history."""
    _move(feedback, "registers.feedback_reopen", by=by, reason=reason)
    feedback.person = feedback.answered_on = None
    feedback.answer = feedback.answered_by = feedback.satisfied = feedback.note = ""
    feedback.reopened += 1
    today = timezone.localdate(current_act().at)
    if not feedback.is_praise:
        feedback.due_on, feedback.answer_days = due_by_setting(feedback.unit, today)
    feedback.save()
    return feedback


@action("registers.feedback_forget")
def forget_sender(feedback: Feedback, *, cover=False, by, reason="") -> int:
    """Erase for good who sent it, in every version kept; how many entries were erased.

    ``cover``: texts that stand today and name the sender get dots in that place (`registers.naming`).
    Raises PermissionDenied without "qms.erase_personal_data", Refused without a reason or anything to erase.
    """
    require(by, "qms.erase_personal_data", feedback.unit)
    if cover and reason.strip():
        cover_names(feedback)
    return erase_all_of(feedback, by=by, reason=reason)


@action("registers.feedback_setting_edit")
def set_feedback(unit, *, answer_days, basis="", takes_public=True, by, reason="") -> FeedbackSetting:
    """Say how a unit takes feedback from now on; days counted so far do not move."""
    require(by, "registers.set_feedback", unit)
    if answer_days is not None and not basis.strip():
        raise Refused(_("Cần ghi căn cứ của số ngày trả lời: văn bản hoặc quyết định của đơn vị."))
    setting = FeedbackSetting.objects.filter(unit=unit).first() or FeedbackSetting(unit=unit)
    setting.answer_days, setting.basis, setting.takes_public = answer_days, basis.strip(), takes_public
    setting.full_clean()
    setting.save()
    return setting


STEPS = {step.verb: step for step in (assign, answer, thank, close, dismiss, reopen)}
