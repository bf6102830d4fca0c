"""Feedback in words: on its page and on its form (BM-8.2), where the sender is always masked."""

from django.utils import translation
from django.utils.translation import gettext as _

from documents.record_papers import LANGUAGE, Facts, field_rows, record_paper
from registers.models import Feedback
from registers.senders import sender_of


def told(feedback: Feedback, sender) -> list[Facts]:
    """What was said, by whom, what was answered; what nobody filled in yet is left out."""
    said = field_rows(feedback, "kind", "channel", "received_at", "content", "field", "document")
    said += [("service_file", _("Hồ sơ"), feedback.service_file)]
    who = [(label, label, value) for label, value in sender.lines]
    who = who or [("sender", _("Người gửi"), sender.words)]
    handled = field_rows(feedback, "person", "due_on", "answered_on", "answered_by", "answer")
    handled += [("timely", _("So với hạn"), str(feedback.timely or ""))]
    after = field_rows(feedback, "satisfied", "note")
    blocks = [
        (_("Nội dung"), said),
        (_("Người gửi"), who),
        (_("Giải quyết"), handled),
        (_("Kết thúc"), after),
    ]
    filled = [(title, [row for row in rows if row[2] not in (None, "")]) for title, rows in blocks]
    return [Facts(title, rows) for title, rows in filled if rows]


def feedback_paper(feedback, moment) -> bytes:
    """The form as of a moment; the sender by initials and last digits only."""
    with translation.override(LANGUAGE):
        return record_paper(feedback, moment, told(feedback, sender_of(feedback)))
