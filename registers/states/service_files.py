"""The life of a service file: received, handed on, answered, returned; or ended on the way."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.history import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

RECEIVED, IN_PROGRESS, SUPPLEMENT = "received", "in_progress", "supplement"
RESOLVED, RETURNED = "resolved", "returned"
REFUSED, STOPPED, WITHDRAWN = "refused", "stopped", "withdrawn"

RUNNING = (RECEIVED, IN_PROGRESS)  # the clock runs
OPEN = (*RUNNING, SUPPLEMENT)  # the office still owes an answer
ANSWERED = (RESOLVED, RETURNED)
ENDED = (REFUSED, STOPPED, WITHDRAWN)  # over without the result that was asked for

SERVICE_FILE = LifeCycle(
    states=(
        State(RECEIVED, _("Đã tiếp nhận"), "accent", "inbox"),
        State(IN_PROGRESS, _("Đang giải quyết"), "accent", "hourglass"),
        State(SUPPLEMENT, _("Chờ bổ sung"), "mute", "circle-pause"),
        State(RESOLVED, _("Chờ trả kết quả"), "ok", "badge-check"),
        State(RETURNED, _("Đã trả kết quả"), "ok", "circle-check"),
        State(REFUSED, pgettext_lazy("service file", "Từ chối"), "warn", "circle-x"),
        State(STOPPED, pgettext_lazy("service file", "Dừng giải quyết"), "mute", "octagon-pause"),
        State(WITHDRAWN, pgettext_lazy("service file", "Đã rút"), "mute", "undo-2"),
    ),
    transitions=(
        Transition(
            "registers.file_hand_over", _("Giao hồ sơ"), RUNNING, IN_PROGRESS, "registers.handle_file",
            icon="arrow-right-left",
        ),
        Transition(
            "registers.file_take_supplement", _("Nhận bổ sung"), (SUPPLEMENT,), IN_PROGRESS,
            "registers.handle_file", icon="file-plus",
        ),
        Transition(
            "registers.file_resolve", _("Ghi kết quả đã duyệt"), RUNNING, RESOLVED, "registers.resolve_file",
            icon="badge-check",
        ),
        Transition(
            "registers.file_return", _("Trả kết quả"), (RESOLVED,), RETURNED, "registers.return_file",
            icon="circle-check",
        ),
        Transition(
            "registers.file_ask_supplement", _("Yêu cầu bổ sung"), RUNNING, SUPPLEMENT,
            "registers.handle_file", needs_reason=True, primary=False, icon="file-question-mark",
        ),
        Transition(
            "registers.file_refuse", _("Từ chối"), OPEN, REFUSED, "registers.handle_file",
            needs_reason=True, primary=False, icon="circle-x",
        ),
        Transition(
            "registers.file_stop", _("Dừng giải quyết"), OPEN, STOPPED, "registers.resolve_file",
            needs_reason=True, primary=False, icon="octagon-pause",
        ),
        Transition(
            "registers.file_withdraw", _("Ghi người dân rút hồ sơ"), OPEN, WITHDRAWN,
            "registers.handle_file", needs_reason=True, primary=False, icon="undo-2",
        ),
    ),
    track=(RECEIVED, IN_PROGRESS, RESOLVED, RETURNED),
)  # fmt: skip

#: How a finished piece of work stands to its due time.
OUTCOMES = {
    "early": State("early", _("Trước hạn"), "ok", "check-check"),
    "on_time": State("on_time", _("Đúng hạn"), "ok", "check"),
    "late": State("late", _("Quá hạn"), "danger", "octagon-alert"),
}


def outcome_words(outcome: str) -> str:
    """How an outcome reads in history."""
    return str(OUTCOMES[outcome].label) if outcome in OUTCOMES else outcome


register_verbs(
    {
        "registers.file_receive": Verb(_("tiếp nhận hồ sơ"), "inbox", "ok"),
        "registers.file_correct": Verb(_("sửa thông tin tiếp nhận"), "pencil", "accent"),
        "registers.file_hand_over": Verb(_("giao hồ sơ"), "arrow-right-left", "accent"),
        "registers.file_ask_supplement": Verb(_("yêu cầu bổ sung"), "file-question-mark", "warn"),
        "registers.file_take_supplement": Verb(_("nhận bổ sung"), "file-plus", "accent"),
        "registers.file_propose_apology": Verb(_("lập phiếu xin lỗi"), "file-pen", "warn"),
        "registers.file_sign_apology": Verb(_("ký phiếu xin lỗi, hẹn lại ngày trả"), "file-check", "warn"),
        "registers.file_drop_apology": Verb(_("bỏ phiếu xin lỗi chưa ký"), "file-x", "mute"),
        "registers.file_refuse": Verb(_("từ chối hồ sơ"), "circle-x", "warn"),
        "registers.file_stop": Verb(_("dừng giải quyết"), "octagon-pause", "warn"),
        "registers.file_withdraw": Verb(_("ghi người dân rút hồ sơ"), "undo-2", "mute"),
        "registers.file_resolve": Verb(_("ghi kết quả đã duyệt"), "badge-check", "ok"),
        "registers.file_return": Verb(_("trả kết quả"), "circle-check", "ok"),
        "registers.file_forget": Verb(_("xóa dữ liệu cá nhân của hồ sơ"), "user-x", "warn"),
        "registers.file_recount": Verb(_("tính lại hạn theo lịch"), "calendar-sync", "warn"),
        "registers.original_hold": Verb(_("giữ bản chính"), "file-lock", "accent"),
        "registers.original_give_back": Verb(_("trả bản chính"), "file-output", "ok"),
        "registers.original_incident": Verb(_("ghi mất, hỏng bản chính"), "file-warning", "danger"),
        "registers.file_raise_output": Verb(
            _("ghi đầu ra không phù hợp từ hồ sơ trễ hẹn"), "octagon-alert", "danger"
        ),
        "registers.file_import": Verb(_("nhập từ sổ cũ"), "file-up", "accent"),
        "registers.import_mapping_save": Verb(_("lưu mẫu cột nhập sổ"), "columns-3", "accent"),
        "registers.reception_setting_edit": Verb(_("đặt cách tiếp nhận"), "settings", "accent"),
        "registers.slip_form_edit": Verb(_("sửa danh mục biểu mẫu"), "file-pen", "accent"),
    }
)
