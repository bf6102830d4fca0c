"""The life of a disposal (BM-01-06): listed, submitted, approved, destroyed with minutes."""

from django.utils.translation import gettext_lazy as _

from qms.history.words import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

DRAFT, SUBMITTED, APPROVED, DONE, CANCELLED = "draft", "submitted", "approved", "done", "cancelled"
OPEN = (DRAFT, SUBMITTED, APPROVED)

DISPOSAL = LifeCycle(
    states=(
        State(DRAFT, _("Đang lập danh sách"), "mute", "pencil"),
        State(SUBMITTED, _("Chờ phê duyệt"), "accent", "hourglass"),
        State(APPROVED, _("Đã phê duyệt"), "warn", "badge-check"),
        State(DONE, _("Đã tiêu hủy"), "ok", "circle-check"),
        State(CANCELLED, _("Đã hủy bỏ"), "mute", "ban"),
    ),
    transitions=(
        Transition(
            "documents.disposal_submit", _("Trình phê duyệt"), (DRAFT,), SUBMITTED,
            "documents.edit_disposal", icon="send",
        ),
        Transition(
            "documents.disposal_approve", _("Phê duyệt"), (SUBMITTED,), APPROVED,
            "documents.approve_disposal", icon="badge-check", signs=_("phê duyệt danh sách hồ sơ tiêu hủy"),
        ),
        Transition(
            "documents.disposal_complete", _("Ghi đã tiêu hủy"), (APPROVED,), DONE,
            "documents.complete_disposal", icon="trash-2",
            confirm=_("Các lô hồ sơ trong danh sách được ghi là đã tiêu hủy. Việc này không làm lại được."),
        ),
        Transition(
            "documents.disposal_return", _("Trả lại"), (SUBMITTED, APPROVED), DRAFT,
            "documents.return_disposal", needs_reason=True, primary=False, icon="undo-2",
        ),
        Transition(
            "documents.disposal_cancel", _("Hủy bỏ đợt này"), (DRAFT, SUBMITTED), CANCELLED,
            "documents.edit_disposal", needs_reason=True, primary=False, icon="ban",
        ),
    ),
    track=(DRAFT, SUBMITTED, APPROVED, DONE),
    track_tells="left",
)  # fmt: skip

register_verbs(
    {
        "documents.disposal_create": Verb(_("lập danh sách tiêu hủy"), "list-plus", "ok"),
        "documents.disposal_edit": Verb(_("sửa đợt tiêu hủy"), "pencil", "accent"),
        "documents.disposal_add": Verb(_("thêm hồ sơ vào danh sách tiêu hủy"), "list-plus", "accent"),
        "documents.disposal_remove": Verb(_("bớt hồ sơ khỏi danh sách tiêu hủy"), "list-x", "warn"),
        "documents.disposal_council": Verb(_("ghi hội đồng tiêu hủy"), "users", "accent"),
        "documents.disposal_submit": Verb(_("trình danh sách tiêu hủy"), "send", "accent"),
        "documents.disposal_approve": Verb(_("phê duyệt danh sách tiêu hủy"), "badge-check", "ok"),
        "documents.disposal_return": Verb(_("trả lại danh sách tiêu hủy"), "undo-2", "warn"),
        "documents.disposal_complete": Verb(_("ghi biên bản tiêu hủy"), "file-check", "ok"),
        "documents.disposal_cancel": Verb(_("hủy bỏ đợt tiêu hủy"), "ban", "danger"),
        "documents.disposal_freeze": Verb(_("lưu biên bản tiêu hủy"), "file-lock", "mute"),
    }
)
