"""Kept records (7.5.3.2 d): kinds named by procedures, and batches from keeping to destruction."""

from django.utils.translation import gettext_lazy as _

from qms.history.words import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

IN_USE, ENDED = "in_use", "ended"
RECORD_KIND = LifeCycle(
    states=(
        State(IN_USE, _("Đang áp dụng"), "ok", "circle-check"),
        State(ENDED, _("Thôi áp dụng"), "mute", "archive"),
    ),
    transitions=(
        Transition(
            "documents.kind_end", _("Thôi áp dụng"), (IN_USE,), ENDED, "documents.edit_record_kind",
            needs_reason=True, primary=False, icon="archive",
        ),
        Transition(
            "documents.kind_resume", _("Áp dụng lại"), (ENDED,), IN_USE, "documents.edit_record_kind",
            needs_reason=True, primary=False, icon="rotate-ccw",
        ),
    ),
)  # fmt: skip

KEPT, ON_HOLD, DESTROYED = "kept", "on_hold", "destroyed"
RECORD_BATCH = LifeCycle(
    states=(
        State(KEPT, _("Đang lưu"), "ok", "archive"),
        State(ON_HOLD, _("Đang giữ lại"), "warn", "lock"),
        State(DESTROYED, _("Đã tiêu hủy"), "mute", "trash-2"),
    ),
    transitions=(
        Transition(
            "documents.batch_hold", _("Giữ lại vì khiếu nại, thanh tra"), (KEPT,), ON_HOLD,
            "documents.hold_batch", needs_reason=True, primary=False, icon="lock",
        ),
        Transition(
            "documents.batch_release", _("Thôi giữ lại"), (ON_HOLD,), KEPT, "documents.hold_batch",
            needs_reason=True, primary=False, icon="lock-open",
        ),
    ),
)  # fmt: skip

DUE = State("due", _("Đến hạn tiêu hủy"), "warn", "calendar-clock")
FOREVER = State("forever", _("Vĩnh viễn"), "mute", "infinity")

register_verbs(
    {
        "documents.kind_create": Verb(_("lập loại hồ sơ"), "folder-plus", "ok"),
        "documents.kind_edit": Verb(_("sửa loại hồ sơ"), "pencil", "accent"),
        "documents.kind_fill": Verb(_("lấy danh mục hồ sơ từ quy trình"), "folder-down", "ok"),
        "documents.kind_end": Verb(_("thôi áp dụng loại hồ sơ"), "archive", "warn"),
        "documents.kind_resume": Verb(_("áp dụng lại loại hồ sơ"), "rotate-ccw", "accent"),
        "documents.batch_create": Verb(_("đưa hồ sơ vào lưu"), "archive", "ok"),
        "documents.batch_edit": Verb(_("sửa thông tin hồ sơ lưu"), "pencil", "accent"),
        "documents.batch_reckon": Verb(_("tính lại thời hạn lưu"), "calendar-clock", "mute"),
        "documents.batch_hold": Verb(_("giữ hồ sơ lại"), "lock", "warn"),
        "documents.batch_release": Verb(_("thôi giữ hồ sơ lại"), "lock-open", "accent"),
        "documents.batch_destroy": Verb(_("tiêu hủy hồ sơ"), "trash-2", "danger"),
    }
)
