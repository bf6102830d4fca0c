"""The life of a decision that issues documents: written, signed once, never changed."""

from django.utils.translation import gettext_lazy as _

from qms.history.words import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

DECISION_DRAFT, DECISION_SIGNED, DECISION_DROPPED = "draft", "signed", "dropped"

DECISION = LifeCycle(
    states=(
        State(DECISION_DRAFT, _("Dự thảo"), "mute", "pencil"),
        State(DECISION_SIGNED, _("Đã ký ban hành"), "ok", "badge-check"),
        State(DECISION_DROPPED, _("Đã bỏ dự thảo"), "mute", "trash-2"),
    ),
    transitions=(
        Transition(
            "documents.decision_sign", _("Ký ban hành"), (DECISION_DRAFT,), DECISION_SIGNED,
            "documents.sign_decision", icon="badge-check", signs=_("Ký ban hành"),
        ),
        Transition(
            "documents.decision_drop", _("Bỏ dự thảo"), (DECISION_DRAFT,), DECISION_DROPPED,
            "documents.prepare_decision", needs_reason=True, primary=False, icon="trash-2",
        ),
    ),
    track=(DECISION_DRAFT, DECISION_SIGNED),
)  # fmt: skip

register_verbs(
    {
        "documents.decision_create": Verb(_("lập quyết định ban hành"), "file-plus", "ok"),
        "documents.decision_edit": Verb(_("sửa dự thảo quyết định"), "pencil", "accent"),
        "documents.decision_sign": Verb(_("ký quyết định ban hành"), "badge-check", "ok"),
        "documents.decision_drop": Verb(_("bỏ dự thảo quyết định"), "trash-2", "danger"),
        "documents.decision_freeze": Verb(_("lưu bản in quyết định"), "file-lock", "mute"),
    }
)
