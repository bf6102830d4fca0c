"""The life of a management review (9.3), its thirteen inputs, three outputs and verbs."""

from django.utils.translation import gettext_lazy as _

from audits.states.nonconformities import ActionKind
from qms.history import Verb, register_verbs
from qms.states import LifeCycle, State, Transition

DRAFT, PREPARING, HELD, CLOSED, CANCELLED = "draft", "preparing", "held", "closed", "cancelled"

REVIEW = LifeCycle(
    states=(
        State(DRAFT, _("Dự kiến"), "mute", "pencil"),
        State(PREPARING, _("Đang chuẩn bị"), "accent", "files"),
        State(HELD, _("Đã họp"), "warn", "users"),
        State(CLOSED, _("Đã ban hành biên bản"), "ok", "circle-check"),
        State(CANCELLED, _("Đã hủy"), "mute", "ban"),
    ),
    transitions=(
        Transition(
            "audits.review_prepare",
            _("Lấy số liệu đầu vào"),
            (DRAFT,),
            PREPARING,
            "audits.prepare_review",
            icon="database",
        ),
        Transition(
            "audits.review_hold",
            _("Ghi nhận đã họp"),
            (PREPARING,),
            HELD,
            "audits.prepare_review",
            icon="users",
        ),
        Transition(
            "audits.review_sign",
            _("Xác nhận biên bản"),
            (HELD,),
            HELD,
            "audits.sign_review",
            icon="signature",
            signs=_("xác nhận biên bản xem xét của lãnh đạo"),
        ),
        Transition(
            "audits.review_close",
            _("Phê duyệt biên bản"),
            (HELD,),
            CLOSED,
            "audits.chair_review",
            icon="stamp",
            signs=_("phê duyệt biên bản xem xét của lãnh đạo"),
        ),
        Transition(
            "audits.review_gather",
            _("Lấy lại số liệu"),
            (PREPARING,),
            PREPARING,
            "audits.prepare_review",
            primary=False,
            icon="refresh-cw",
        ),
        Transition(
            "audits.review_cancel",
            _("Hủy cuộc họp"),
            (DRAFT, PREPARING),
            CANCELLED,
            "audits.chair_review",
            needs_reason=True,
            primary=False,
            icon="ban",
        ),
        Transition(
            "audits.review_reopen",
            _("Mở lại biên bản"),
            (CLOSED,),
            HELD,
            "audits.chair_review",
            needs_reason=True,
            primary=False,
            icon="lock-open",
        ),
    ),
    track=(DRAFT, PREPARING, HELD, CLOSED),
)

# 9.3.2 counted as the offices' practice notes count it: three headings a, b, c, the seven kinds of
# performance under c, then d, e, f. That is thirteen; c itself is answered with the overall trend.
INPUTS = {
    "a": _("Tình trạng các hành động từ lần xem xét trước"),
    "b": _("Thay đổi của các vấn đề nội bộ, bên ngoài và bên quan tâm"),
    "c": _("Kết quả hoạt động và xu hướng chung"),
    "c1": _("Sự hài lòng, phản ánh của người dân và bên quan tâm"),
    "c2": _("Mức độ đạt mục tiêu chất lượng"),
    "c3": _("Kết quả quá trình, sự phù hợp của dịch vụ"),
    "c4": _("Sự không phù hợp và hành động khắc phục"),
    "c5": _("Kết quả theo dõi, đo lường"),
    "c6": _("Kết quả đánh giá nội bộ"),
    "c7": _("Kết quả của nhà cung cấp bên ngoài"),
    "d": _("Sự đầy đủ của nguồn lực"),
    "e": _("Hiệu lực của hành động giải quyết rủi ro và cơ hội"),
    "f": _("Cơ hội cải tiến"),
}
PERFORMANCE = ("c1", "c2", "c3", "c4", "c5", "c6", "c7")
CLIMATE_INPUT = "b"

OUTPUT_KINDS = (ActionKind.IMPROVEMENT, ActionKind.QMS_CHANGE, ActionKind.RESOURCE)

register_verbs(
    {
        "audits.review_create": Verb(_("lập"), icon="plus"),
        "audits.review_edit": Verb(_("sửa"), icon="pencil"),
        "audits.review_prepare": Verb(_("lấy số liệu đầu vào"), icon="database"),
        "audits.review_gather": Verb(_("lấy lại số liệu đầu vào"), icon="refresh-cw"),
        "audits.review_answer": Verb(_("ghi nhận xét đầu vào"), icon="message-square-text"),
        "audits.review_attendance": Verb(_("ghi thành phần dự họp"), icon="users"),
        "audits.review_hold": Verb(_("ghi nhận đã họp"), icon="users"),
        "audits.review_decide": Verb(_("ghi quyết định"), icon="gavel"),
        "audits.review_sign": Verb(_("xác nhận biên bản"), icon="signature"),
        "audits.review_close": Verb(_("phê duyệt biên bản"), icon="stamp"),
        "audits.review_freeze": Verb(_("lưu bản in đã phê duyệt"), "file-lock", "mute"),
        "audits.review_cancel": Verb(_("hủy"), icon="ban"),
        "audits.review_reopen": Verb(_("mở lại"), icon="lock-open"),
    }
)
