"""The register of management reviews and the follow-up of their decisions (9.3)."""

import django_filters
from django.utils.translation import gettext_lazy as _

from audits.models import Action, ManagementReview, ReviewInput
from audits.states.nonconformities import ACTION, ActionKind
from audits.states.reviews import OUTPUT_KINDS, REVIEW
from qms.export.tables import Column, Table

KINDS = [(kind.value, ActionKind(kind).label) for kind in OUTPUT_KINDS]


class ReviewFilter(django_filters.FilterSet):
    """By state and year of the meeting."""

    status = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=REVIEW.choices)
    year = django_filters.NumberFilter(
        label=_("Năm"), field_name="held_on", lookup_expr="year", min_value=2000, max_value=2999
    )

    class Meta:
        model = ManagementReview
        fields = ("status", "year")


def _answered(review):
    """Inputs answered out of thirteen; None before the data was taken."""
    if not review.listed_inputs:
        return None
    return f"{sum(item.is_answered for item in review.listed_inputs)}/{len(review.listed_inputs)}"


def _done(review):
    """Decisions done out of those that count; None before the first."""
    counted = [action for action in review.listed_decisions if action.status != "cancelled"]
    return f"{sum(action.status == 'done' for action in counted)}/{len(counted)}" if counted else None


class ReviewTable(Table):
    """One row a meeting."""

    slug = "reviews"
    title = _("Sổ xem xét của lãnh đạo")
    model = ManagementReview
    columns = [
        Column("code", _("Số"), kind="code", width=28, order_by="code", link=True),
        Column("title", _("Cuộc họp"), width=60, order_by="title", link=True),
        Column("held_on", _("Ngày họp"), kind="date", width=22, order_by="held_on"),
        Column("period_from", _("Kỳ từ ngày"), kind="date", width=22, order_by="period_from"),
        Column("period_to", _("Đến ngày"), kind="date", width=22, order_by="period_to"),
        Column("chair", _("Chủ trì"), kind="person", width=34, order_by="chair__full_name"),
        Column(
            "secretary", _("Thư ký"), kind="person", width=34, optional=True, order_by="secretary__full_name"
        ),
        Column("inputs", _("Đầu vào đã xem xét"), value=_answered, width=24),
        Column("decisions", _("Quyết định đã xong"), value=_done, width=24),
        Column("status", _("Tình trạng"), kind="state", width=36, order_by="status"),
        Column("conclusion", _("Kết luận"), width=60, optional=True),
        Column("minutes_number", _("Số biên bản"), width=24, optional=True),
        Column("unit", _("Đơn vị"), width=34, optional=True, order_by="unit__name"),
    ]
    clauses = ("9.3",)
    form_code = "BM-9.3-02"
    filterset = ReviewFilter
    default_order = ("-held_on", "-id")
    period_field = "held_on"
    select_related = ("unit", "chair", "secretary")
    empty_hint = _("Chưa có cuộc xem xét nào. Bấm “Lập cuộc họp”; mỗi năm ít nhất một lần.")

    def prepare(self, records, moment):
        """Inputs and decisions of the whole batch, one query each."""
        keys = [record.pk for record in records]
        inputs, decisions = ({key: [] for key in keys} for _both in range(2))
        for item in moment.instances(moment.rows(ReviewInput).filter(review_id__in=keys)):
            inputs[item.review_id].append(item)
        for action in moment.instances(moment.rows(Action).filter(review_id__in=keys)):
            decisions[action.review_id].append(action)
        for record in records:
            record.listed_inputs = inputs[record.pk]
            record.listed_decisions = decisions[record.pk]


class DecisionFilter(django_filters.FilterSet):
    """By kind of output and state."""

    kind = django_filters.ChoiceFilter(label=_("Loại đầu ra"), choices=KINDS)
    status = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=ACTION.choices)

    class Meta:
        model = Action
        fields = ("kind", "status")


class DecisionTable(Table):
    """Decisions of management reviews as followed-up actions."""

    slug = "decisions"
    title = _("Theo dõi quyết định của xem xét lãnh đạo")
    model = Action
    columns = [
        Column("review", _("Cuộc họp"), value="review.code", kind="code", width=30, order_by="review__code"),
        Column("number", _("Số"), kind="int", width=12, order_by="number"),
        Column("text", _("Quyết định, hành động"), width=80, link=True),
        Column("kind", _("Loại đầu ra"), value="get_kind_display", width=34, order_by="kind"),
        Column("owner", _("Người thực hiện"), kind="person", width=34, order_by="owner__full_name"),
        Column("due_on", _("Hạn"), kind="date", width=22, order_by="due_on"),
        Column("first_due_on", _("Hạn ban đầu"), kind="date", width=22, optional=True),
        Column("status", _("Tình trạng"), kind="state", width=26, order_by="status"),
        Column("done_on", _("Ngày xong"), kind="date", width=22, order_by="done_on"),
        Column("evidence", _("Bằng chứng thực hiện"), width=50),
        Column("unit", _("Đơn vị"), width=34, optional=True, order_by="unit__name"),
    ]
    clauses = ("9.3",)
    form_code = "BM-9.3-03"
    filterset = DecisionFilter
    default_order = ("-review__held_on", "-id")
    period_field = "review__held_on"
    select_related = ("unit", "owner", "review")
    empty_hint = _("Chưa có quyết định nào. Quyết định được ghi ở trang của cuộc họp xem xét.")

    def queryset(self, user, units, moment, params=None, period=None):
        """Only actions of reviews; those of nonconformities are in their own log."""
        return super().queryset(user, units, moment, params, period).filter(review__isnull=False)
