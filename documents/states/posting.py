"""The life of a public posting: up, perhaps taken down and put up again; the calendar adds two words."""

from django.utils.translation import gettext_lazy as _

from qms.history.words import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

POSTED, TAKEN_DOWN = "posted", "taken_down"
UNCHECKED = State("unchecked", _("Quá hạn kiểm tra"), "danger", "circle-alert")
OVER = State("over", _("Quy trình hết hiệu lực"), "warn", "file-x")

POSTING = LifeCycle(
    states=(
        State(POSTED, _("Đang niêm yết"), "ok", "circle-check"),
        State(TAKEN_DOWN, _("Đã gỡ"), "mute", "archive"),
    ),
    transitions=(
        Transition(
            "documents.posting_check", _("Đã kiểm tra bản niêm yết"), (POSTED,), POSTED,
            "documents.check_posting", icon="check",
            confirm=_("Bản trên bảng và trang công khai đúng với bản đang hiệu lực, còn đủ và đọc được."),
        ),
        Transition(
            "documents.posting_take_down", _("Gỡ niêm yết"), (POSTED,), TAKEN_DOWN,
            "documents.post_document", needs_reason=True, primary=False, icon="archive",
        ),
        Transition(
            "documents.posting_restore", _("Niêm yết lại"), (TAKEN_DOWN,), POSTED,
            "documents.post_document", icon="rotate-ccw",
            confirm=_("Trang công khai hiện lại ở địa chỉ cũ. Hãy dán bản giấy lên bảng trong hôm nay."),
        ),
    ),
)  # fmt: skip

register_verbs(
    {
        "documents.posting_post": Verb(_("niêm yết công khai"), "megaphone", "ok"),
        "documents.posting_edit": Verb(_("sửa thông tin niêm yết"), "pencil", "accent"),
        "documents.posting_check": Verb(_("kiểm tra bản niêm yết"), "check", "ok"),
        "documents.posting_take_down": Verb(_("gỡ niêm yết"), "archive", "warn"),
        "documents.posting_restore": Verb(_("niêm yết lại"), "rotate-ccw", "ok"),
    }
)
