"""The life of a document and of each of its revisions, and the verbs of this app in words.

A revision is drafted, reviewed, approved, becomes effective on its day and is superseded by the
next one (7.5.2, 7.5.3.2). A document has no moves of its own: its state follows its revisions.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.history.words import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

DRAFT, RETURNED, IN_REVIEW, IN_APPROVAL = "draft", "returned", "in_review", "in_approval"
APPROVED, EFFECTIVE, SUPERSEDED, WITHDRAWN, DISCARDED = (
    "approved",
    "effective",
    "superseded",
    "withdrawn",
    "discarded",
)

EDITABLE = (DRAFT, RETURNED)
COMING = (DRAFT, RETURNED, IN_REVIEW, IN_APPROVAL, APPROVED)
FROZEN = (APPROVED, EFFECTIVE, SUPERSEDED, WITHDRAWN)

REVISION = LifeCycle(
    states=(
        State(DRAFT, _("Nháp"), "mute", "pencil"),
        State(RETURNED, pgettext_lazy("state", "Trả lại"), "warn", "undo-2"),
        State(IN_REVIEW, _("Chờ xem xét"), "accent", "eye"),
        State(IN_APPROVAL, _("Chờ phê duyệt"), "accent", "hourglass"),
        State(APPROVED, _("Đã phê duyệt"), "ok", "badge-check"),
        State(EFFECTIVE, _("Hiệu lực"), "ok", "circle-check"),
        State(SUPERSEDED, _("Hết hiệu lực"), "mute", "archive"),
        State(WITHDRAWN, _("Đã hủy bỏ"), "mute", "archive-x"),
        State(DISCARDED, _("Đã bỏ bản soạn"), "mute", "trash-2"),
    ),
    transitions=(
        Transition(
            "documents.revision_submit", _("Trình xem xét"), EDITABLE, IN_REVIEW, "documents.submit_revision",
            icon="send", signs=pgettext_lazy("signature", "Soạn thảo"),
        ),
        Transition(
            "documents.revision_review", _("Đồng ý, trình phê duyệt"), (IN_REVIEW,), IN_APPROVAL,
            "documents.review_revision", icon="check", signs=pgettext_lazy("signature", "Xem xét"),
        ),
        Transition(
            "documents.revision_approve", _("Phê duyệt"), (IN_APPROVAL,), APPROVED,
            "documents.approve_revision", icon="check", signs=pgettext_lazy("signature", "Phê duyệt"),
        ),
        Transition(
            "documents.revision_return", _("Trả lại"), (IN_REVIEW, IN_APPROVAL), RETURNED,
            "documents.return_revision", needs_reason=True, icon="undo-2",
        ),
        Transition(
            "documents.revision_make_effective", _("Đưa vào áp dụng"), (APPROVED,), EFFECTIVE,
            "documents.make_revision_effective", icon="circle-check",
            confirm=_("Bản đang áp dụng sẽ hết hiệu lực ngay."),
        ),
        Transition(
            "documents.revision_withdraw", _("Hủy bỏ hiệu lực"), (APPROVED, EFFECTIVE), WITHDRAWN,
            "documents.withdraw_revision", needs_reason=True, primary=False, icon="archive-x",
        ),
        Transition(
            "documents.revision_discard", _("Bỏ bản soạn"), EDITABLE, DISCARDED, "documents.discard_revision",
            needs_reason=True, primary=False, icon="trash-2",
        ),
    ),
    track=(DRAFT, IN_REVIEW, IN_APPROVAL, EFFECTIVE, SUPERSEDED),
    track_tells="left",
)  # fmt: skip

DOC_DRAFTING, DOC_EFFECTIVE, DOC_OBSOLETE = "drafting", "effective", "obsolete"
DOCUMENT = LifeCycle(
    states=(
        State(DOC_DRAFTING, _("Đang soạn"), "mute", "pencil"),
        State(DOC_EFFECTIVE, _("Hiệu lực"), "ok", "circle-check"),
        State(DOC_OBSOLETE, _("Hết hiệu lực"), "mute", "archive"),
    ),
    transitions=(),
)

register_verbs(
    {
        "documents.document_create": Verb(_("lập tài liệu"), "file-plus", "ok"),
        "documents.document_import": Verb(_("nhập từ tệp Word"), "file-input", "ok"),
        "documents.document_edit": Verb(_("sửa thông tin tài liệu"), "pencil", "accent"),
        "documents.revision_start": Verb(_("bắt đầu lần sửa đổi"), "file-plus", "ok"),
        "documents.revision_edit": Verb(_("soạn thảo"), "pencil", "accent"),
        "documents.revision_upload": Verb(_("tải tệp mới lên bản nháp"), "upload", "accent"),
        "documents.revision_submit": Verb(_("trình xem xét"), "send", "accent"),
        "documents.revision_review": Verb(_("xem xét, đồng ý"), "eye", "accent"),
        "documents.revision_approve": Verb(_("phê duyệt"), "badge-check", "ok"),
        "documents.revision_return": Verb(_("trả lại"), "undo-2", "warn"),
        "documents.revision_make_effective": Verb(_("đưa vào áp dụng"), "circle-check", "ok"),
        "documents.revision_withdraw": Verb(_("hủy bỏ hiệu lực"), "archive-x", "danger"),
        "documents.revision_discard": Verb(_("bỏ bản soạn"), "trash-2", "danger"),
        "documents.revision_freeze": Verb(_("lưu bản in đã phê duyệt"), "file-lock", "mute"),
    }
)
