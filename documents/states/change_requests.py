"""The life of a request to write or change a document (BM-01-04)."""

from django.utils.translation import gettext_lazy as _

from qms.history.words import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

PROPOSED, ACCEPTED, DRAFTING = "proposed", "accepted", "drafting"
DONE, REJECTED, WITHDRAWN = "done", "rejected", "withdrawn"
OPEN = (PROPOSED, ACCEPTED, DRAFTING)

CHANGE_REQUEST = LifeCycle(
    states=(
        State(PROPOSED, _("Mới gửi"), "accent", "message-square-plus"),
        State(ACCEPTED, _("Được chấp nhận"), "accent", "check"),
        State(DRAFTING, _("Đang soạn"), "accent", "pencil"),
        State(DONE, _("Hoàn thành"), "ok", "circle-check"),
        State(REJECTED, _("Bị từ chối"), "warn", "x"),
        State(WITHDRAWN, _("Đã rút lại"), "mute", "undo-2"),
    ),
    transitions=(
        Transition(
            "documents.change_request_accept", _("Chấp nhận"), (PROPOSED,), ACCEPTED,
            "documents.decide_change_request", icon="check",
        ),
        Transition(
            "documents.change_request_reject", _("Từ chối"), (PROPOSED,), REJECTED,
            "documents.decide_change_request", needs_reason=True, icon="x",
        ),
        Transition(
            "documents.change_request_start", _("Bắt đầu soạn"), (ACCEPTED,), DRAFTING,
            "documents.start_change_request", icon="file-plus",
        ),
        Transition(
            "documents.change_request_withdraw", _("Rút lại"), (PROPOSED, ACCEPTED), WITHDRAWN,
            "documents.withdraw_change_request", needs_reason=True, primary=False, icon="undo-2",
        ),
    ),
    track=(PROPOSED, ACCEPTED, DRAFTING, DONE),
)  # fmt: skip

register_verbs(
    {
        "documents.change_request_propose": Verb(_("gửi yêu cầu sửa đổi"), "message-square-plus", "accent"),
        "documents.change_request_edit": Verb(_("sửa yêu cầu"), "pencil", "accent"),
        "documents.change_request_accept": Verb(_("chấp nhận yêu cầu"), "check", "ok"),
        "documents.change_request_reject": Verb(_("từ chối yêu cầu"), "x", "warn"),
        "documents.change_request_start": Verb(_("bắt đầu soạn theo yêu cầu"), "file-plus", "ok"),
        "documents.change_request_withdraw": Verb(_("rút lại yêu cầu"), "undo-2", "mute"),
        "documents.change_request_finish": Verb(_("hoàn thành yêu cầu"), "circle-check", "ok"),
        "documents.change_request_wait": Verb(_("đưa yêu cầu về chờ soạn"), "undo-2", "warn"),
    }
)
