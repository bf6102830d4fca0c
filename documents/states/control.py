"""Control of what is in force (7.5.3): who gets a document, numbered paper copies, who has read it."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.history.words import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

GIVEN, RECEIVED, TO_RECALL, RECALLED, DESTROYED, LOST = (
    "given", "received", "to_recall", "recalled", "destroyed", "lost",
)  # fmt: skip
OUT = (GIVEN, RECEIVED, TO_RECALL)  # in somebody's hands

COPY = LifeCycle(
    states=(
        State(GIVEN, _("Đã giao, chờ ký nhận"), "accent", "send"),
        State(RECEIVED, _("Đang giữ"), "ok", "circle-check"),
        State(TO_RECALL, _("Cần thu hồi"), "danger", "undo-2"),
        State(RECALLED, _("Đã thu hồi"), "warn", "archive"),
        State(DESTROYED, _("Đã hủy"), "mute", "trash-2"),
        State(LOST, _("Báo mất"), "mute", "file-question-mark"),
    ),
    transitions=(
        Transition(
            "documents.copy_receive", _("Tôi đã nhận bản này"), (GIVEN,), RECEIVED, "documents.receive_copy",
            icon="check",
        ),
        Transition(
            "documents.copy_sign", _("Đã ký nhận trên giấy"), (GIVEN,), RECEIVED, "documents.give_copy",
            icon="signature", confirm=_("Người nhận đã ký vào sổ hoặc phiếu giao nhận bằng giấy."),
        ),
        Transition(
            "documents.copy_recall", _("Thu hồi"), OUT, RECALLED, "documents.give_copy", icon="undo-2",
            confirm=_("Đã nhận lại bản giấy này từ người giữ."),
        ),
        Transition(
            "documents.copy_destroy", _("Hủy bản giấy"), (RECALLED,), DESTROYED, "documents.give_copy",
            icon="trash-2", confirm=_("Bản đã hủy không lấy lại được; ghi lại cách hủy."),
        ),
        Transition(
            "documents.copy_lose", _("Ghi báo mất"), OUT, LOST, "documents.give_copy", needs_reason=True,
            primary=False, icon="file-question-mark",
        ),
    ),
    track=(GIVEN, RECEIVED, RECALLED, DESTROYED),
)  # fmt: skip

READ = State("read", _("Đã đọc"), "ok", "circle-check")
READ_LATE = State("read_late", _("Đã đọc, muộn"), "warn", "circle-check")
UNREAD = State("unread", _("Chưa đọc"), "warn", "hourglass")
OVERDUE = State("overdue", pgettext_lazy("reading", "Quá hạn đọc"), "danger", "circle-alert")
NOT_ASKED = State("not_asked", _("Không phải đọc"), "mute", "minus")
READING = (READ, READ_LATE, UNREAD, OVERDUE, NOT_ASKED)

register_verbs(
    {
        "documents.recipient_set": Verb(_("ghi nơi nhận tài liệu"), "users", "accent"),
        "documents.recipient_remove": Verb(_("bỏ nơi nhận tài liệu"), "user-minus", "warn"),
        "documents.copy_give": Verb(_("giao bản giấy"), "send", "accent"),
        "documents.copy_receive": Verb(_("xác nhận đã nhận bản giấy"), "check", "ok"),
        "documents.copy_sign": Verb(_("ghi đã ký nhận trên giấy"), "signature", "ok"),
        "documents.copy_call_in": Verb(_("báo cần thu hồi bản giấy"), "undo-2", "danger"),
        "documents.copy_recall": Verb(_("thu hồi bản giấy"), "undo-2", "warn"),
        "documents.copy_destroy": Verb(_("hủy bản giấy"), "trash-2", "mute"),
        "documents.copy_lose": Verb(_("ghi báo mất bản giấy"), "file-question-mark", "danger"),
        "documents.revision_read": Verb(_("xác nhận đã đọc và hiểu"), "book-open-check", "ok"),
        "documents.document_reviewed": Verb(_("soát xét, không cần sửa"), "calendar-check", "ok"),
    }
)
