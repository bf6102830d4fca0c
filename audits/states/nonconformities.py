"""Life cycles of a nonconformity and of an action: states, transitions, words.

Order of work (ISO 9001 10.2): control and correct, find the cause, act on the cause,
check that the action worked, close. Correction may be written in every open state.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.history import Verb, register_verbs
from qms.states import LifeCycle, State, Transition


class Source(TextChoices):
    """Where a nonconformity came from (column "nguồn" of BM-10-01)."""

    AUDIT = "audit", _("Đánh giá nội bộ")
    INSPECTION = "inspection", pgettext_lazy("source", "Kiểm tra")
    COMPLAINT = "complaint", _("Phản ánh, khiếu nại")
    LATE_FILE = "late_file", _("Hồ sơ quá hạn")
    OBJECTIVE = "objective", _("Mục tiêu không đạt")
    SELF = "self", _("Tự phát hiện")


class Grade(TextChoices):
    """Grades that force a corrective action; the other finding grades never become a nonconformity."""

    MAJOR = "major", _("KPH nặng")
    MINOR = "minor", _("KPH nhẹ")


GRADE_STATES = {
    Grade.MAJOR: State("major", Grade.MAJOR.label, tone="danger", icon="octagon-x"),
    Grade.MINOR: State("minor", Grade.MINOR.label, tone="warn", icon="triangle-alert"),
}


class ActionKind(TextChoices):
    """What an action is for; the last three are the outputs of a management review (9.3.3)."""

    CORRECTIVE = "corrective", _("Hành động khắc phục")
    IMPROVEMENT = "improvement", _("Cải tiến")
    QMS_CHANGE = "qms_change", _("Thay đổi HTQLCL")
    RESOURCE = "resource", _("Nguồn lực")


OPEN = ("recorded", "correcting", "analysing", "acting", "verifying")


def _stays(verb, label, states, permission, icon):
    """The same verb in later states, where it changes the record but not its state."""
    return tuple(
        Transition(verb, label, (state,), state, permission, primary=False, icon=icon) for state in states
    )


NONCONFORMITY = LifeCycle(
    states=(
        State("recorded", _("Đã ghi nhận"), tone="accent", icon="file-pen-line"),
        State("correcting", _("Đang khắc phục"), tone="accent", icon="wrench"),
        State("analysing", _("Tìm nguyên nhân"), tone="accent", icon="search"),
        State("acting", _("Đang hành động"), tone="accent", icon="list-checks"),
        State("verifying", _("Chờ kiểm tra"), tone="warn", icon="hourglass"),
        State("closed", _("Đã đóng"), tone="ok", icon="circle-check"),
        State("cancelled", _("Đã hủy"), tone="mute", icon="ban"),
    ),
    transitions=(
        Transition(
            "audits.nonconformity_correct",
            _("Ghi khắc phục ngay"),
            sources=("recorded", "correcting"),
            target="correcting",
            permission="audits.correct_nonconformity",
            icon="wrench",
        ),
        *_stays(
            "audits.nonconformity_correct",
            _("Ghi khắc phục ngay"),
            ("analysing", "acting", "verifying"),
            "audits.correct_nonconformity",
            "wrench",
        ),
        Transition(
            "audits.nonconformity_analyse",
            _("Ghi nguyên nhân"),
            sources=("recorded", "correcting", "analysing"),
            target="analysing",
            permission="audits.analyse_nonconformity",
            icon="search",
        ),
        *_stays(
            "audits.nonconformity_analyse",
            _("Ghi nguyên nhân"),
            ("acting",),
            "audits.analyse_nonconformity",
            "search",
        ),
        Transition(
            "audits.action_plan",
            _("Giao hành động"),
            sources=("analysing", "acting"),
            target="acting",
            permission="audits.plan_action",
            icon="plus",
        ),
        Transition(
            "audits.nonconformity_start_verification",
            _("Chuyển sang kiểm tra hiệu lực"),
            sources=("acting",),
            target="verifying",
            permission="audits.start_verification",
            icon="arrow-right",
        ),
        Transition(
            "audits.nonconformity_verify",
            _("Kết luận có hiệu lực"),
            sources=("verifying",),
            target="verifying",
            permission="audits.verify_nonconformity",
            icon="check-check",
        ),
        Transition(
            "audits.nonconformity_ineffective",
            _("Chưa có hiệu lực, tìm lại nguyên nhân"),
            sources=("verifying",),
            target="analysing",
            permission="audits.verify_nonconformity",
            needs_reason=True,
            primary=False,
            icon="undo-2",
        ),
        Transition(
            "audits.nonconformity_close",
            _("Đóng"),
            sources=("verifying",),
            target="closed",
            permission="audits.close_nonconformity",
            icon="circle-check",
        ),
        Transition(
            "audits.nonconformity_resume",
            _("Làm lại hành động"),
            sources=("verifying",),
            target="acting",
            permission="audits.reopen_action",
            needs_reason=True,
            primary=False,
            icon="undo-2",
        ),
        Transition(
            "audits.nonconformity_reopen",
            _("Mở lại"),
            sources=("closed",),
            target="analysing",
            permission="audits.reopen_nonconformity",
            needs_reason=True,
            primary=False,
            icon="lock-open",
        ),
        Transition(
            "audits.nonconformity_cancel",
            _("Hủy"),
            sources=OPEN,
            target="cancelled",
            permission="audits.cancel_nonconformity",
            needs_reason=True,
            primary=False,
            icon="ban",
        ),
    ),
    track=("recorded", "correcting", "analysing", "acting", "verifying", "closed"),
)

# Short words of the stepper and of the strip on the printed form, in the order of the track.
STEP_LABELS = {
    "recorded": _("Ghi nhận"),
    "correcting": _("Khắc phục"),
    "analysing": _("Nguyên nhân"),
    "acting": _("Hành động"),
    "verifying": _("Kiểm tra hiệu lực"),
    "closed": pgettext_lazy("state", "Đóng"),
}

ACTION = LifeCycle(
    states=(
        State("open", _("Đang làm"), tone="mute", icon="clock"),
        State("done", _("Xong"), tone="ok", icon="check"),
        State("cancelled", _("Đã hủy"), tone="mute", icon="ban"),
    ),
    transitions=(
        Transition(
            "audits.action_complete",
            _("Báo xong"),
            sources=("open",),
            target="done",
            permission="audits.complete_action",
            icon="check",
        ),
        Transition(
            "audits.action_postpone",
            _("Dời hạn"),
            sources=("open",),
            target="open",
            permission="audits.postpone_action",
            needs_reason=True,
            primary=False,
            icon="calendar-clock",
        ),
        Transition(
            "audits.action_reopen",
            _("Làm lại"),
            sources=("done",),
            target="open",
            permission="audits.reopen_action",
            needs_reason=True,
            primary=False,
            icon="undo-2",
        ),
        Transition(
            "audits.action_cancel",
            _("Hủy hành động"),
            sources=("open",),
            target="cancelled",
            permission="audits.cancel_action",
            needs_reason=True,
            primary=False,
            icon="ban",
        ),
    ),
    track=("open", "done"),
)

register_verbs(
    {
        "audits.nonconformity_record": Verb(_("ghi nhận"), icon="file-pen-line"),
        "audits.nonconformity_edit": Verb(_("sửa mô tả"), icon="pencil"),
        "audits.nonconformity_correct": Verb(_("ghi khắc phục ngay"), icon="wrench"),
        "audits.nonconformity_analyse": Verb(_("ghi nguyên nhân"), icon="search"),
        "audits.nonconformity_plan_verification": Verb(
            _("định cách kiểm tra hiệu lực"), icon="calendar-clock"
        ),
        "audits.nonconformity_start_verification": Verb(
            _("chuyển sang kiểm tra hiệu lực"), icon="arrow-right"
        ),
        "audits.nonconformity_verify": Verb(_("kết luận có hiệu lực"), icon="check-check"),
        "audits.nonconformity_ineffective": Verb(_("kết luận chưa có hiệu lực"), icon="undo-2"),
        "audits.nonconformity_close": Verb(_("đóng"), icon="circle-check"),
        "audits.nonconformity_resume": Verb(_("trả về làm lại hành động"), icon="undo-2"),
        "audits.nonconformity_reopen": Verb(_("mở lại"), icon="lock-open"),
        "audits.nonconformity_cancel": Verb(_("hủy"), icon="ban"),
        "audits.action_plan": Verb(_("giao hành động"), icon="plus"),
        "audits.action_edit": Verb(_("sửa hành động"), icon="pencil"),
        "audits.action_complete": Verb(_("báo xong hành động"), icon="check"),
        "audits.action_postpone": Verb(_("dời hạn hành động"), icon="calendar-clock"),
        "audits.action_reopen": Verb(_("mở lại hành động"), icon="undo-2"),
        "audits.action_cancel": Verb(_("hủy hành động"), icon="ban"),
    }
)
