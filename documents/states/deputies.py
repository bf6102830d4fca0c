"""The life of a deputy: named for some days, perhaps ended early; what the calendar adds is no state."""

from django.utils.translation import gettext_lazy as _

from qms.history.words import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

DEPUTY_NAMED, DEPUTY_ENDED = "named", "ended"
NOT_YET = State("not_yet", _("Chưa tới ngày"), "accent", "calendar-clock")
OVER = State("over", _("Đã hết hạn"), "mute", "archive")

DEPUTY = LifeCycle(
    states=(
        State(DEPUTY_NAMED, _("Đang ký thay"), "ok", "user-check"),
        State(DEPUTY_ENDED, _("Đã cho thôi"), "mute", "user-minus"),
    ),
    transitions=(
        Transition(
            "documents.deputy_end", _("Cho thôi ký thay"), (DEPUTY_NAMED,), DEPUTY_ENDED,
            "documents.end_deputy",
            needs_reason=True, icon="user-minus",
        ),
    ),
)  # fmt: skip

register_verbs(
    {
        "documents.deputy_name": Verb(_("giao ký thay"), "user-check", "ok"),
        "documents.deputy_end": Verb(_("cho thôi ký thay"), "user-minus", "warn"),
    }
)
