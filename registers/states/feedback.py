"""The life of what citizens tell the office: registered, assigned, answered, closed (8.2.1)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.history import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

NEW, ASSIGNED, ANSWERED = "new", "assigned", "answered"
CLOSED, DISMISSED = "closed", "dismissed"
OPEN = (NEW, ASSIGNED)  # the office still owes an answer

FEEDBACK = LifeCycle(
    states=(
        State(NEW, _("Mới tiếp nhận"), "warn", "message-square-plus"),
        State(ASSIGNED, _("Đang xử lý"), "accent", "hourglass"),
        State(ANSWERED, _("Đã trả lời"), "ok", "message-square-reply"),
        State(CLOSED, _("Đã đóng"), "mute", "archive"),
        State(DISMISSED, _("Không xử lý tại đây"), "mute", "message-square-x"),
    ),
    transitions=(
        Transition(
            "registers.feedback_assign", _("Phân công"), OPEN, ASSIGNED, "registers.assign_feedback",
            icon="user-check",
        ),
        Transition(
            "registers.feedback_answer", _("Trả lời"), (ASSIGNED,), ANSWERED, "registers.answer_feedback",
            icon="message-square-reply",
        ),
        Transition(
            "registers.feedback_thank", _("Ghi nhận và đóng"), OPEN, CLOSED, "registers.thank_feedback",
            icon="heart-handshake",
        ),
        Transition(
            "registers.feedback_close", _("Ghi ý kiến người gửi và đóng"), (ANSWERED,), CLOSED,
            "registers.close_feedback", icon="archive",
        ),
        Transition(
            "registers.feedback_dismiss", _("Không xử lý tại đây"), OPEN, DISMISSED,
            "registers.dismiss_feedback", needs_reason=True, primary=False, icon="message-square-x",
        ),
        Transition(
            "registers.feedback_reopen", _("Mở lại"), (ANSWERED, CLOSED, DISMISSED), NEW,
            "registers.reopen_feedback", needs_reason=True, primary=False, icon="rotate-ccw",
        ),
    ),
    track=(NEW, ASSIGNED, ANSWERED, CLOSED),
)  # fmt: skip

#: How an answer stands to the day it was due.
TIMELY = {
    "on_time": State("on_time", pgettext_lazy("answer", "Đúng hạn"), "ok", "check"),
    "late": State("late", pgettext_lazy("answer", "Quá hạn"), "danger", "octagon-alert"),
}

register_verbs(
    {
        "registers.feedback_register": Verb(_("ghi phản ánh, kiến nghị"), "message-square-plus", "ok"),
        "registers.feedback_receive": Verb(_("nhận từ trang công khai"), "message-square-plus", "ok"),
        "registers.feedback_edit": Verb(_("sửa thông tin phản ánh"), "pencil", "accent"),
        "registers.feedback_assign": Verb(_("phân công trả lời"), "user-check", "accent"),
        "registers.feedback_answer": Verb(_("trả lời người gửi"), "message-square-reply", "ok"),
        "registers.feedback_thank": Verb(_("ghi nhận lời khen"), "heart-handshake", "ok"),
        "registers.feedback_close": Verb(_("ghi ý kiến người gửi và đóng"), "archive", "mute"),
        "registers.feedback_dismiss": Verb(_("không xử lý tại đây"), "message-square-x", "warn"),
        "registers.feedback_reopen": Verb(_("mở lại phản ánh"), "rotate-ccw", "warn"),
        "registers.feedback_forget": Verb(_("xóa thông tin liên hệ của người gửi"), "eraser", "danger"),
        "registers.feedback_setting_edit": Verb(_("đặt cách nhận phản ánh"), "settings", "accent"),
    }
)
