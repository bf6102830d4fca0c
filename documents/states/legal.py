"""Legal texts from outside (7.5.3.2): where they stand by the day, and the clock of procedures they touch.

Whether a text is in force follows from its days and is worked out when it is shown; only its place in the
list is a state somebody sets.
"""

from django.utils.translation import gettext_lazy as _

from qms.history.words import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

LISTED, REMOVED = "listed", "removed"
LEGAL_TEXT = LifeCycle(
    states=(
        State(LISTED, _("Trong danh mục"), "ok", "book-marked"),
        State(REMOVED, _("Đã đưa ra khỏi danh mục"), "mute", "archive-x"),
    ),
    transitions=(
        Transition(
            "documents.text_remove", _("Đưa ra khỏi danh mục"), (LISTED,), REMOVED, "documents.edit_text",
            needs_reason=True, primary=False, icon="archive-x",
        ),
        Transition(
            "documents.text_restore", _("Đưa lại vào danh mục"), (REMOVED,), LISTED, "documents.edit_text",
            needs_reason=True, primary=False, icon="rotate-ccw",
        ),
    ),
)  # fmt: skip

UNDATED, NOT_YET, IN_FORCE, PARTLY, ENDED = "undated", "not_yet", "in_force", "partly", "ended"
STANDING = {
    state.value: state
    for state in (
        State(UNDATED, _("Chưa rõ ngày hiệu lực"), "warn", "circle-question-mark"),
        State(NOT_YET, _("Chưa có hiệu lực"), "accent", "clock"),
        State(IN_FORCE, _("Còn hiệu lực"), "ok", "circle-check"),
        State(PARTLY, _("Hết hiệu lực một phần"), "warn", "circle-dot"),
        State(ENDED, _("Hết hiệu lực"), "mute", "archive"),
    )
}

PENDING, UPDATE, UNAFFECTED = "pending", "update", "unaffected"
OVERDUE, DONE, DONE_LATE = "overdue", "done", "done_late"
CLOCK = {
    state.value: state
    for state in (
        State(OVERDUE, _("Quá hạn cập nhật"), "danger", "circle-alert"),
        State(PENDING, _("Chưa xem xét"), "warn", "circle-dashed"),
        State(UPDATE, _("Cần cập nhật"), "accent", "hourglass"),
        State(DONE_LATE, _("Cập nhật muộn"), "warn", "check"),
        State(DONE, _("Đã cập nhật"), "ok", "check"),
        State(UNAFFECTED, _("Không phải sửa"), "mute", "minus"),
    )
}

register_verbs(
    {
        "documents.text_register": Verb(_("ghi văn bản vào danh mục"), "book-marked", "ok"),
        "documents.text_adopt": Verb(_("lấy văn bản từ danh mục cấp trên"), "book-down", "ok"),
        "documents.text_edit": Verb(_("sửa thông tin văn bản"), "pencil", "accent"),
        "documents.text_end": Verb(_("ghi hết hiệu lực vì có văn bản thay thế"), "archive", "warn"),
        "documents.text_remove": Verb(_("đưa văn bản ra khỏi danh mục"), "archive-x", "danger"),
        "documents.text_restore": Verb(_("đưa văn bản lại vào danh mục"), "rotate-ccw", "accent"),
        "documents.impact_add": Verb(_("đưa quy trình vào xem xét"), "list-plus", "accent"),
        "documents.impact_judge": Verb(_("kết luận ảnh hưởng của văn bản"), "scale", "accent"),
        "documents.impact_done": Verb(_("ghi nhận quy trình đã cập nhật"), "check", "ok"),
    }
)
