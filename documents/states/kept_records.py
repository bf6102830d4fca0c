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

KEPT, ON_HOLD, DESTROYED, HANDED_OVER = "kept", "on_hold", "destroyed", "handed_over"
GONE = (DESTROYED, HANDED_OVER)  # no longer in the cabinets of the unit
RECORD_BATCH = LifeCycle(
    states=(
        State(KEPT, _("Đang lưu"), "ok", "archive"),
        State(ON_HOLD, _("Đang giữ lại"), "warn", "lock"),
        State(DESTROYED, _("Đã tiêu hủy"), "mute", "trash-2"),
        State(HANDED_OVER, _("Đã giao nộp lưu trữ"), "mute", "package"),
    ),
    transitions=(
        Transition(
            "documents.batch_hand_over", _("Giao nộp vào lưu trữ"), (KEPT,), HANDED_OVER,
            "documents.hand_over_batch", primary=False, icon="package",
            confirm=_("Lô hồ sơ ra khỏi nơi lưu của đơn vị, thông tin giữ nguyên như lúc giao."),
        ),
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
TO_ARCHIVE = State("to_archive", _("Nên giao nộp lưu trữ"), "mute", "package")

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
        "documents.batch_hand_over": Verb(_("giao nộp hồ sơ vào lưu trữ"), "package", "ok"),
        "documents.batch_keep_minutes": Verb(_("lưu biên bản giao nhận hồ sơ"), "file-lock", "mute"),
        "documents.batch_destroy": Verb(_("tiêu hủy hồ sơ"), "trash-2", "danger"),
    }
)
