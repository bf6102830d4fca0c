"""The life of a satisfaction survey: written, open to answers, closed (9.1.2)."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.history import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

DRAFT, OPEN, CLOSED = "draft", "open", "closed"

SURVEY = LifeCycle(
    states=(
        State(DRAFT, _("Đang soạn"), "mute", "pencil"),
        State(OPEN, pgettext_lazy("survey", "Đang lấy ý kiến"), "ok", "circle-dot"),
        State(CLOSED, pgettext_lazy("survey", "Đã kết thúc"), "mute", "archive"),
    ),
    transitions=(
        Transition(
            "registers.survey_open", _("Mở lấy ý kiến"), (DRAFT,), OPEN, "registers.keep_survey", icon="play"
        ),
        Transition(
            "registers.survey_close", _("Kết thúc lấy ý kiến"), (OPEN,), CLOSED, "registers.keep_survey",
            primary=False, icon="archive",
        ),
        Transition(
            "registers.survey_reopen", _("Mở lại"), (CLOSED,), OPEN, "registers.keep_survey",
            needs_reason=True, primary=False, icon="rotate-ccw",
        ),
    ),
    track=(DRAFT, OPEN, CLOSED),
)  # fmt: skip

register_verbs(
    {
        "registers.survey_write": Verb(_("soạn khảo sát"), "plus", "ok"),
        "registers.survey_edit": Verb(_("sửa khảo sát"), "pencil", "accent"),
        "registers.survey_open": Verb(_("mở lấy ý kiến"), "play", "ok"),
        "registers.survey_close": Verb(_("kết thúc lấy ý kiến"), "archive", "mute"),
        "registers.survey_reopen": Verb(_("mở lại khảo sát"), "rotate-ccw", "warn"),
        "registers.survey_revise": Verb(_("lập bản mới của khảo sát"), "copy-plus", "accent"),
        "registers.survey_answer": Verb(_("nhận phiếu khảo sát"), "clipboard-check", "ok"),
        "registers.survey_enter": Verb(_("nhập phiếu khảo sát bằng giấy"), "clipboard-list", "ok"),
        "registers.survey_leave_out": Verb(_("bỏ phiếu nhập nhầm"), "clipboard-x", "warn"),
    }
)
