"""Shared procedures: what a unit above offers, what a unit below does with it, and how that reads."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.history.words import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

OFFERED, ENDED, CLOSED = "offered", "ended", "closed"

AS_IS = Transition(
    "documents.adoption_as_is", _("Áp dụng nguyên văn"), (OFFERED,), OFFERED, "documents.adopt_document",
    icon="badge-check", signs=_("Áp dụng nguyên văn"),
)  # fmt: skip
LOCAL = Transition(
    "documents.adoption_local", _("Soạn bản riêng"), (OFFERED,), OFFERED, "documents.start_adoption",
    icon="file-pen", confirm=_("Mở một bản nháp của đơn vị để soạn, rồi trình ký như mọi tài liệu."),
)  # fmt: skip
DECLINE = Transition(
    "documents.adoption_decline", pgettext_lazy("act", "Không áp dụng"), (OFFERED,), OFFERED,
    "documents.decline_adoption", needs_reason=True, primary=False, icon="circle-slash",
)  # fmt: skip
CLOSE = Transition(
    "documents.adoption_close", _("Đã rõ"), (ENDED,), CLOSED, "documents.decline_adoption", icon="check",
    confirm=_("Tài liệu của đơn vị, nếu có, vẫn hiệu lực cho tới khi đơn vị sửa đổi hoặc hủy bỏ."),
)  # fmt: skip

ADOPTION = LifeCycle(
    states=(
        State(OFFERED, _("Được dùng chung"), "ok", "share-2"),
        State(ENDED, _("Đã thôi dùng chung"), "warn", "circle-off"),
        State(CLOSED, _("Thôi dùng chung, đã rõ"), "mute", "archive"),
    ),
    transitions=(AS_IS, LOCAL, DECLINE, CLOSE),
)

# What a unit has made of it on a day, worked out from its own revisions (documents/sharing.py).
NOT_YET = State("not_yet", _("Chưa áp dụng"), "warn", "circle-dashed")
NOT_TAKEN = State("not_taken", pgettext_lazy("sharing", "Không áp dụng"), "mute", "circle-slash")
DRAFTING = State("drafting", _("Đang soạn theo"), "accent", "pencil")
WAITING = State("waiting", _("Đã duyệt, chờ hiệu lực"), "accent", "hourglass")
TAKEN_AS_IS = State("as_is", _("Nguyên văn"), "ok", "badge-check")
TAKEN_LOCAL = State("local", _("Bản riêng"), "ok", "file-pen")
BEHIND = State("behind", _("Chưa theo bản mới"), "danger", "circle-alert")
KEPT = State("kept", _("Giữ bản của đơn vị"), "mute", "circle-slash")
GONE = State("gone", _("Bản gốc hết hiệu lực"), "warn", "archive-x")
STANDINGS = (NOT_YET, BEHIND, DRAFTING, WAITING, TAKEN_AS_IS, TAKEN_LOCAL, KEPT, NOT_TAKEN, GONE)

register_verbs(
    {
        "documents.document_offer": Verb(_("đưa vào dùng chung"), "share-2", "ok"),
        "documents.offer_edit": Verb(_("sửa phạm vi dùng chung"), "pencil", "accent"),
        "documents.offer_end": Verb(_("thôi dùng chung"), "circle-off", "danger"),
        "documents.offer_reach": Verb(_("giao quy trình dùng chung"), "share-2", "mute"),
        "documents.adoption_as_is": Verb(_("áp dụng nguyên văn"), "badge-check", "ok"),
        "documents.adoption_local": Verb(_("soạn theo quy trình dùng chung"), "file-pen", "accent"),
        "documents.adoption_decline": Verb(_("không áp dụng, nêu lý do"), "circle-slash", "warn"),
        "documents.adoption_close": Verb(_("đã rõ việc thôi dùng chung"), "check", "mute"),
    }
)
