"""What the form of a nonconformity begins with when citizens said something: their words, day and channel."""

from django.utils.translation import gettext as _

from registers.models import Feedback
from registers.states import feedback as states

LONGEST_TITLE = 200  # letters of the title of a nonconformity, its code and word included


def drafted_from_feedback(source, on) -> dict:
    """Facts of the register of feedback; what was required and how grave it is stays for the person to say.

    {} for anything else, and for praise. Who said it is not copied: it stands with the feedback, erasable.
    """
    if not isinstance(source, Feedback) or source.is_praise:
        return {}
    late = _("Đến nay quá hạn mà chưa trả lời.") if source.is_overdue(on) else ""
    if source.timely == states.TIMELY["late"]:
        late = _("Trả lời quá hạn.")
    told = _("%(code)s, nhận ngày %(day)s, kênh %(channel)s: %(content)s") % {
        "code": source.code, "day": f"{source.received_on:%d/%m/%Y}",
        "channel": source.get_channel_display(), "content": source.content,
    }  # fmt: skip
    return {
        "title": f"{source.code}: {source.title}"[:LONGEST_TITLE],
        "process": source.document.code if source.document_id else "",
        "clauses": ["8.2.1"],
        "evidence": f"{told} {late}".strip(),
    }
