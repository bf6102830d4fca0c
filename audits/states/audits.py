"""The life of an internal audit (9.2), the results a checklist question may get, and the audit verbs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.history import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

DRAFT, PLANNED, IN_PROGRESS = "draft", "planned", "in_progress"
REPORTING, CLOSED, CANCELLED = "reporting", "closed", "cancelled"

AUDIT = LifeCycle(
    states=(
        State(DRAFT, _("Đang lập kế hoạch"), "mute", "pencil"),
        State(PLANNED, _("Đã duyệt kế hoạch"), "accent", "calendar-check"),
        State(IN_PROGRESS, _("Đang đánh giá"), "accent", "clipboard-list"),
        State(REPORTING, _("Đang lập báo cáo"), "warn", "file-pen"),
        State(CLOSED, _("Đã kết thúc"), "ok", "circle-check"),
        State(CANCELLED, _("Đã hủy"), "mute", "ban"),
    ),
    transitions=(
        Transition(
            "audits.audit_approve_plan",
            _("Phê duyệt kế hoạch"),
            (DRAFT,),
            PLANNED,
            "audits.approve_audit",
            icon="stamp",
            signs=_("phê duyệt kế hoạch đánh giá nội bộ"),
        ),
        Transition(
            "audits.audit_reschedule",
            _("Dời ngày"),
            (PLANNED,),
            PLANNED,
            "audits.reschedule_audit",
            needs_reason=True,
            primary=False,
            icon="calendar-clock",
        ),
        Transition(
            "audits.audit_revise",
            _("Sửa lại kế hoạch"),
            (PLANNED,),
            DRAFT,
            "audits.revise_audit",
            needs_reason=True,
            primary=False,
            icon="undo-2",
        ),
        Transition(
            "audits.audit_start",
            _("Bắt đầu đánh giá"),
            (PLANNED,),
            IN_PROGRESS,
            "audits.conduct_audit",
            icon="play",
        ),
        Transition(
            "audits.audit_finish",
            _("Kết thúc đánh giá tại chỗ"),
            (IN_PROGRESS,),
            REPORTING,
            "audits.conduct_audit",
            icon="flag",
        ),
        Transition(
            "audits.audit_sign_report",
            _("Xác nhận báo cáo"),
            (REPORTING,),
            REPORTING,
            "audits.sign_audit_report",
            icon="signature",
            signs=_("xác nhận báo cáo đánh giá nội bộ"),
        ),
        Transition(
            "audits.audit_close",
            _("Phê duyệt báo cáo"),
            (REPORTING,),
            CLOSED,
            "audits.approve_audit",
            icon="stamp",
            signs=_("phê duyệt báo cáo đánh giá nội bộ"),
        ),
        Transition(
            "audits.audit_return",
            _("Trả lại để đánh giá tiếp"),
            (REPORTING,),
            IN_PROGRESS,
            "audits.approve_audit",
            needs_reason=True,
            primary=False,
            icon="undo-2",
        ),
        Transition(
            "audits.audit_cancel",
            _("Hủy đợt đánh giá"),
            (DRAFT, PLANNED, IN_PROGRESS),
            CANCELLED,
            "audits.approve_audit",
            needs_reason=True,
            primary=False,
            icon="ban",
        ),
        Transition(
            "audits.audit_reopen",
            _("Mở lại báo cáo"),
            (CLOSED,),
            REPORTING,
            "audits.approve_audit",
            needs_reason=True,
            primary=False,
            icon="lock-open",
        ),
        Transition(
            "audits.audit_restore",
            _("Lập lại kế hoạch"),
            (CANCELLED,),
            DRAFT,
            "audits.approve_audit",
            needs_reason=True,
            primary=False,
            icon="rotate-ccw",
        ),
        Transition(
            "audits.audit_meetings",
            _("Ghi ngày họp"),
            (PLANNED,),
            PLANNED,
            "audits.record_meetings",
            primary=False,
            icon="calendar-check",
        ),
        Transition(
            "audits.audit_meetings",
            _("Ghi ngày họp"),
            (IN_PROGRESS,),
            IN_PROGRESS,
            "audits.record_meetings",
            primary=False,
            icon="calendar-check",
        ),
        Transition(
            "audits.audit_meetings",
            _("Ghi ngày họp"),
            (REPORTING,),
            REPORTING,
            "audits.record_meetings",
            primary=False,
            icon="calendar-check",
        ),
    ),
    track=(DRAFT, PLANNED, IN_PROGRESS, REPORTING, CLOSED),
)

CONFORM, OBSERVATION, OPPORTUNITY = "conform", "observation", "opportunity"
MINOR, MAJOR, NOT_APPLICABLE = "minor", "major", "not_applicable"
STRENGTH = "strength"

RESULTS = {
    state.value: state
    for state in [
        State(CONFORM, _("Phù hợp"), "ok", "circle-check"),
        State(OBSERVATION, _("Lưu ý"), "accent", "eye"),
        State(OPPORTUNITY, _("Khuyến nghị"), "mute", "lightbulb"),
        State(MINOR, _("KPH nhẹ"), "warn", "triangle-alert"),
        State(MAJOR, _("KPH nặng"), "danger", "octagon-x"),
        State(NOT_APPLICABLE, _("Không áp dụng"), "mute", "circle-minus"),
    ]
}
UNANSWERED = State("", _("Chưa trả lời"), "mute", "circle-dashed")

GRADES = {
    **{value: RESULTS[value] for value in [MAJOR, MINOR, OBSERVATION, OPPORTUNITY]},
    STRENGTH: State(STRENGTH, pgettext_lazy("grade", "Điểm mạnh"), "ok", "thumbs-up"),
}
NONCONFORMITY_GRADES = (MAJOR, MINOR)
FINDING_RESULTS = (MAJOR, MINOR, OBSERVATION, OPPORTUNITY)

register_verbs(
    {
        "audits.audit_create": Verb(_("lập"), icon="plus"),
        "audits.audit_edit": Verb(_("sửa"), icon="pencil"),
        "audits.audit_approve_plan": Verb(_("phê duyệt kế hoạch"), icon="stamp"),
        "audits.audit_revise": Verb(_("đưa kế hoạch về sửa lại"), icon="undo-2"),
        "audits.audit_reschedule": Verb(_("dời ngày"), icon="calendar-clock"),
        "audits.audit_start": Verb(_("bắt đầu đánh giá"), icon="play"),
        "audits.audit_finish": Verb(_("kết thúc đánh giá tại chỗ"), icon="flag"),
        "audits.audit_meetings": Verb(_("ghi ngày họp"), icon="calendar-check"),
        "audits.audit_report": Verb(_("ghi nội dung báo cáo"), icon="file-pen"),
        "audits.audit_sign_report": Verb(_("xác nhận báo cáo"), icon="signature"),
        "audits.audit_return": Verb(_("trả lại để đánh giá tiếp"), icon="undo-2"),
        "audits.audit_close": Verb(_("phê duyệt báo cáo"), icon="stamp"),
        "audits.audit_freeze": Verb(_("lưu bản in đã phê duyệt"), "file-lock", "mute"),
        "audits.audit_cancel": Verb(_("hủy"), icon="ban"),
        "audits.audit_reopen": Verb(_("mở lại"), icon="lock-open"),
        "audits.audit_restore": Verb(_("lập lại kế hoạch"), icon="rotate-ccw"),
        "audits.member_add": Verb(_("đưa vào đoàn"), icon="user-plus"),
        "audits.member_accept": Verb(_("chấp thuận ngoại lệ khách quan"), icon="user-check"),
        "audits.member_remove": Verb(_("đưa ra khỏi đoàn"), icon="user-minus"),
        "audits.checklist_copy": Verb(_("chép bộ câu hỏi có sẵn"), icon="copy"),
        "audits.question_add": Verb(_("thêm câu hỏi"), icon="plus"),
        "audits.question_edit": Verb(_("sửa câu hỏi"), icon="pencil"),
        "audits.question_remove": Verb(_("bỏ câu hỏi"), icon="minus"),
        "audits.question_answer": Verb(_("trả lời câu hỏi"), icon="clipboard-check"),
        "audits.finding_add": Verb(_("ghi phát hiện"), icon="search-check"),
        "audits.finding_edit": Verb(_("sửa phát hiện"), icon="pencil"),
        "audits.finding_remove": Verb(_("bỏ phát hiện"), icon="minus"),
        "audits.finding_raise": Verb(_("nêu không phù hợp từ phát hiện"), icon="octagon-alert"),
    }
)
