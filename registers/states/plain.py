"""Life cycles of the plain registers. A register picks one; it rarely needs its own."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.history import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

#: Risks, opportunities and whatever else is raised, worked on, checked and closed.
FOLLOWED = LifeCycle(
    states=(
        State("open", _("Mới nêu"), "warn", "circle-dot"),
        State("treating", _("Đang xử lý"), "accent", "hourglass"),
        State("reviewed", _("Đã đánh giá"), "ok", "badge-check"),
        State("closed", _("Đã đóng"), "mute", "archive"),
    ),
    transitions=(
        Transition(
            "registers.start", _("Bắt đầu xử lý"), ("open",), "treating", "registers.maintain", icon="play"
        ),
        Transition(
            "registers.review",
            _("Ghi kết quả đánh giá hiệu lực"),
            ("treating",),
            "reviewed",
            "registers.maintain",
            icon="badge-check",
        ),
        Transition("registers.close", _("Đóng"), ("reviewed",), "closed", "registers.decide", icon="archive"),
        Transition(
            "registers.reopen",
            _("Mở lại"),
            ("reviewed", "closed"),
            "open",
            "registers.decide",
            needs_reason=True,
            primary=False,
            icon="rotate-ccw",
        ),
    ),
    track=("open", "treating", "reviewed", "closed"),
)

#: Objectives and plans: proposed, approved by the head, followed until they end.
PLANNED = LifeCycle(
    states=(
        State("draft", _("Dự thảo"), "mute", "pencil"),
        State("active", _("Đã duyệt"), "accent", "target"),
        State("ended", pgettext_lazy("state", "Kết thúc"), "mute", "archive"),
    ),
    transitions=(
        Transition(
            "registers.approve", _("Phê duyệt"), ("draft",), "active", "registers.approve", icon="badge-check"
        ),
        Transition(
            "registers.end",
            _("Kết thúc"),
            ("active",),
            "ended",
            "registers.decide",
            primary=False,
            icon="archive",
        ),
        Transition(
            "registers.reopen",
            _("Mở lại"),
            ("ended",),
            "active",
            "registers.decide",
            needs_reason=True,
            primary=False,
            icon="rotate-ccw",
        ),
    ),
    track=("draft", "active", "ended"),
)

register_verbs(
    {
        "registers.create": Verb(_("ghi vào sổ"), icon="plus"),
        "registers.edit": Verb(_("sửa"), icon="pencil"),
        "registers.start": Verb(_("bắt đầu xử lý"), icon="play"),
        "registers.review": Verb(_("đánh giá hiệu lực"), icon="badge-check"),
        "registers.close": Verb(_("đóng"), icon="archive"),
        "registers.approve": Verb(_("phê duyệt"), icon="badge-check"),
        "registers.end": Verb(_("kết thúc"), icon="archive"),
        "registers.reopen": Verb(_("mở lại"), icon="rotate-ccw"),
        "registers.row_add": Verb(_("ghi kết quả"), icon="plus"),
        "registers.row_edit": Verb(_("sửa kết quả"), icon="pencil"),
    }
)
