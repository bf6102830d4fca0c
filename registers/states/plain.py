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

#: What is true until somebody looks again or it ends: issues, parties, processes, devices, providers.
KEPT = LifeCycle(
    states=(
        State("current", _("Đang theo dõi"), "accent", "eye"),
        State("ended", _("Thôi theo dõi"), "mute", "archive"),
    ),
    transitions=(
        Transition(
            "registers.look", _("Xem xét lại"), ("current",), "current", "registers.maintain",
            icon="search-check",
        ),
        Transition(
            "registers.end", _("Thôi theo dõi"), ("current",), "ended", "registers.decide", primary=False,
            needs_reason=True, icon="archive",
        ),
        Transition(
            "registers.reopen", _("Theo dõi lại"), ("ended",), "current", "registers.decide",
            needs_reason=True, primary=False, icon="rotate-ccw",
        ),
    ),
    track=("current", "ended"),
)  # fmt: skip

#: What is written down once and then stands: checks, resources received.
WRITTEN = LifeCycle(
    states=(
        State("draft", _("Đang ghi"), "warn", "pencil"),
        State("closed", _("Đã chốt"), "ok", "lock"),
    ),
    transitions=(
        Transition("registers.close", _("Chốt"), ("draft",), "closed", "registers.maintain", icon="lock"),
        Transition(
            "registers.reopen", _("Mở lại"), ("closed",), "draft", "registers.decide",
            needs_reason=True, primary=False, icon="rotate-ccw",
        ),
    ),
    track=("draft", "closed"),
)  # fmt: skip

#: What the head signs and then stands: assessments of the model unit.
SIGNED = LifeCycle(
    states=(
        State("draft", _("Đang chấm"), "warn", "pencil"),
        State("signed", _("Đã ký"), "ok", "badge-check"),
    ),
    transitions=(
        Transition(
            "registers.approve", _("Ký kết quả"), ("draft",), "signed", "registers.approve",
            icon="badge-check",
        ),
        Transition(
            "registers.reopen", _("Mở lại"), ("signed",), "draft", "registers.decide",
            needs_reason=True, primary=False, icon="rotate-ccw",
        ),
    ),
    track=("draft", "signed"),
)  # fmt: skip

#: Outputs that do not conform (8.7): somebody decides what is done with them, and that it was done.
HANDLED = LifeCycle(
    states=(
        State("open", _("Mới ghi"), "danger", "circle-dot"),
        State("treating", _("Đang xử lý"), "warn", "hourglass"),
        State("closed", _("Đã xử lý xong"), "ok", "badge-check"),
    ),
    transitions=(
        Transition(
            "registers.start", _("Quyết định xử lý"), ("open",), "treating", "registers.decide", icon="play"
        ),
        Transition(
            "registers.close", _("Xác nhận đã xử lý xong"), ("treating",), "closed", "registers.decide",
            icon="badge-check",
        ),
        Transition(
            "registers.reopen", _("Mở lại"), ("closed",), "open", "registers.decide",
            needs_reason=True, primary=False, icon="rotate-ccw",
        ),
    ),
    track=("open", "treating", "closed"),
)  # fmt: skip

#: Initiatives (10.3): proposed by anybody, accepted or not by the head, done, judged by their result.
SUGGESTED = LifeCycle(
    states=(
        State("draft", _("Mới đề xuất"), "warn", "lightbulb"),
        State("active", _("Đang thực hiện"), "accent", "hourglass"),
        State("ended", _("Đã có kết quả"), "ok", "badge-check"),
        State("declined", _("Không áp dụng"), "mute", "circle-x"),
    ),
    transitions=(
        Transition(
            "registers.approve", _("Chấp nhận"), ("draft",), "active", "registers.approve", icon="badge-check"
        ),
        Transition(
            "registers.end", _("Ghi nhận kết quả"), ("active",), "ended", "registers.decide",
            icon="archive",
        ),
        Transition(
            "registers.decline", _("Không áp dụng"), ("draft", "active"), "declined", "registers.approve",
            needs_reason=True, primary=False, icon="circle-x",
        ),
        Transition(
            "registers.reopen", _("Mở lại"), ("ended", "declined"), "draft", "registers.decide",
            needs_reason=True, primary=False, icon="rotate-ccw",
        ),
    ),
    track=("draft", "active", "ended"),
)  # fmt: skip

#: Trainings (7.2): planned, approved, held, and judged by what they changed some months later.
TRAINED = LifeCycle(
    states=(
        State("draft", _("Dự kiến"), "mute", "pencil"),
        State("active", _("Đã duyệt"), "accent", "calendar-check"),
        State("held", _("Chờ đánh giá hiệu lực"), "warn", "hourglass"),
        State("closed", _("Đã đánh giá hiệu lực"), "ok", "badge-check"),
    ),
    transitions=(
        Transition(
            "registers.approve", _("Phê duyệt"), ("draft",), "active", "registers.approve", icon="badge-check"
        ),
        Transition(
            "registers.start", _("Ghi đã tổ chức"), ("active",), "held", "registers.maintain", icon="users"
        ),
        Transition(
            "registers.review", _("Kết luận hiệu lực"), ("held",), "closed", "registers.maintain",
            icon="badge-check",
        ),
        Transition(
            "registers.reopen", _("Mở lại"), ("held", "closed"), "active", "registers.decide",
            needs_reason=True, primary=False, icon="rotate-ccw",
        ),
    ),
    track=("draft", "active", "held", "closed"),
)  # fmt: skip

register_verbs(
    {
        "registers.create": Verb(_("ghi vào sổ"), icon="plus"),
        "registers.edit": Verb(_("sửa"), icon="pencil"),
        "registers.start": Verb(_("bắt đầu xử lý"), icon="play"),
        "registers.review": Verb(_("đánh giá hiệu lực"), icon="badge-check"),
        "registers.close": Verb(_("đóng"), icon="archive"),
        "registers.approve": Verb(_("phê duyệt"), icon="badge-check"),
        "registers.end": Verb(_("kết thúc"), icon="archive"),
        "registers.look": Verb(_("xem xét lại"), icon="search-check"),
        "registers.decline": Verb(_("không áp dụng"), icon="circle-x"),
        "registers.rows_fill": Verb(_("ghi các dòng"), icon="list-checks"),
        "registers.feed": Verb(_("lấy số liệu từ thống kê"), icon="chart-column"),
        "registers.reopen": Verb(_("mở lại"), icon="rotate-ccw"),
        "registers.row_add": Verb(_("ghi kết quả"), icon="plus"),
        "registers.row_edit": Verb(_("sửa kết quả"), icon="pencil"),
    }
)
