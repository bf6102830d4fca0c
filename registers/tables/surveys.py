"""Columns of the surveys, of their answers, and of what the answers say (BM-9.1-01, BM-9.1-02)."""

import django_filters
from django.db.models import Count
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.tables.documents import OfficeDateFilter
from qms.export.captions import Figure
from qms.export.tables import Column, Table
from qms.permissions import units_seen
from registers.models.survey import AnswerChannel, Factor, Survey, SurveyAnswer
from registers.states.surveys import SURVEY
from registers.survey_figures import Tally, groups, overall, papers


class SurveyFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=SURVEY.choices, label=_("Tình trạng"))

    class Meta:
        model = Survey
        fields = ["status"]


class SurveyTable(Table):
    slug = "surveys"
    title = _("Khảo sát hài lòng")
    model = Survey
    form_code = "BM-9.1-02"
    clauses = ("9.1.2",)
    filterset = SurveyFilter
    default_order = ("-starts_on",)
    period_field = "starts_on"
    select_related = ("unit", "replaces")
    empty_hint = _("Chưa có khảo sát nào. Soạn câu hỏi theo năm yếu tố, mở rồi dán mã QR tại quầy.")
    columns = [
        Column("code", _("Mã"), kind="code", width=25, link=True, order_by="code"),
        Column("title", _("Tên"), width=60, order_by="title", link=True),
        Column("starts_on", _("Từ ngày"), kind="date", width=22, order_by="starts_on"),
        Column("ends_on", _("Đến ngày"), kind="date", width=22, order_by="ends_on"),
        Column("question_count", _("Số câu hỏi"), value=lambda survey: len(survey.questions), kind="int"),
        Column("answers", _("Số phiếu"), kind="int", width=20),
        Column("replaces", _("Thay cho"), value="replaces.code", kind="code", width=25, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=26, order_by="status"),
    ]

    def prepare(self, records, moment):
        """How many answers each has, one query."""
        rows = moment.rows(SurveyAnswer).filter(survey_id__in=[one.pk for one in records], left_out=False)
        counts = dict(rows.order_by().values_list("survey_id").annotate(n=Count("id")))
        for survey in records:
            survey.answers = counts.get(survey.pk, 0)


COUNTED = (("False", _("Được tính")), ("True", _("Đã bỏ vì nhập nhầm")))


class SurveyAnswerFilter(django_filters.FilterSet):
    channel = django_filters.ChoiceFilter(choices=AnswerChannel.choices, label=_("Kênh"))
    field = django_filters.CharFilter(lookup_expr="icontains", label=_("Lĩnh vực"))
    answered_from = OfficeDateFilter(field_name="answered_on", lookup_expr="gte", label=_("Từ ngày"))
    answered_to = OfficeDateFilter(field_name="answered_on", lookup_expr="lte", label=_("Đến ngày"))
    left_out = django_filters.ChoiceFilter(choices=COUNTED, label=_("Tính hay bỏ"))

    class Meta:
        model = SurveyAnswer
        fields = ["survey", "channel", "field", "left_out"]


def _mean(factor):
    """The mean a paper gives to a factor; None where it scored none of its questions."""

    def read(answer):
        tally = Tally()
        tally.add(
            answer.scores[one["key"]]
            for one in answer.survey.questions
            if one["factor"] == factor and one["key"] in answer.scores
        )
        return tally.mean

    return read


class SurveyAnswerTable(Table):
    slug = "survey_answers"
    title = _("Phiếu khảo sát hài lòng")
    model = SurveyAnswer
    form_code = "BM-9.1-01"
    clauses = ("9.1.2",)
    filterset = SurveyAnswerFilter
    default_order = ("-answered_on",)
    period_field = "answered_on"
    select_related = ("unit", "survey", "service_file")
    empty_hint = _("Chưa có phiếu nào. Dán mã QR tại quầy, mở màn hình tại quầy hoặc nhập phiếu giấy.")
    columns = [
        Column("answered_on", _("Ngày"), kind="date", width=22, order_by="answered_on"),
        Column("survey", _("Khảo sát"), value="survey.code", kind="code", width=26, link=True),
        Column("channel", _("Kênh"), value="get_channel_display", width=32, order_by="channel"),
        Column("field", _("Lĩnh vực"), width=30, order_by="field"),
        Column("service_file", _("Hồ sơ"), value="service_file.code", kind="code", width=26, optional=True),
        *[
            Column(value, label, value=_mean(value), kind="decimal", width=22)
            for value, label in Factor.choices
        ],
        Column("comment", _("Ý kiến khác"), width=60),
        Column("left_out", _("Đã bỏ"), kind="bool", width=16, optional=True),
    ]

    def prepare(self, records, moment):
        """The questions as they were asked."""
        if not moment.is_past:
            return
        keys = {record.survey_id for record in records}
        then = {one.pk: one for one in moment.instances(moment.rows(Survey).filter(id__in=keys))}
        for record in records:
            record.survey = then.get(record.survey_id, record.survey)

    def figures(self, queryset, moment):
        left_out = queryset.order_by().filter(left_out=True).count()
        return [Figure(str(left_out), gettext("Phiếu đã bỏ vì nhập nhầm"))] if left_out else []


class Line:
    """One line of the summary: how a group looks at the answers, and what they say."""

    def __init__(self, group, name, tally: Tally):
        self.group, self.name, self.tally = group, name, tally
        self.pk = f"{group}:{name}"


class Lines(list):
    """Lines in the place of a queryset, for the writers of files."""

    def order_by(self):
        return self

    def count(self):
        return len(self)


class SurveySummaryTable(Table):
    """What the answers of a period say. Worked out, not stored: ``queryset`` gives a plain list."""

    slug = "satisfaction"
    title = _("Tổng hợp mức độ hài lòng")
    model = SurveyAnswer
    form_code = "BM-9.1-02"
    clauses = ("9.1.2",)
    period_field = "answered_on"
    empty_hint = _("Chưa có phiếu nào trong kỳ.")
    columns = [
        Column("group", _("Theo"), width=26),
        Column("name", _("Nhóm"), width=70),
        Column("answers", _("Số phiếu"), value="tally.answers", kind="int", width=22),
        Column("n", _("Số lượt chấm (n)"), value="tally.n", kind="int", width=26),
        Column("mean", _("Trung bình (1–5)"), value="tally.mean", kind="decimal", width=28),
        Column("good", _("Lượt 4–5"), value="tally.good", kind="int", width=22),
        Column("share", _("Tỷ lệ 4–5 (%)"), value="tally.share", kind="decimal", width=26),
    ]

    def queryset(self, user, units, moment, params=None, period=None):
        found = papers(units_seen(user, units), moment, period=period or getattr(self, "period", None))
        self.found = found
        lines = [Line(group, name, tally) for group, tallies in groups(found) for name, tally in tallies]
        return Lines(lines if found else [])

    def records(self, queryset, moment):
        return iter(queryset)

    def figures(self, queryset, moment):
        tally = overall(getattr(self, "found", []))
        if not tally.n:
            return []
        told = gettext("Lượt chấm 4–5, trong %(n)s phiếu") % {"n": tally.answers}
        return [Figure(f"{tally.good}/{tally.n} ({tally.words} %)", told)]

    def filters_in_words(self, params):
        return ()

    def order_in_words(self, params=None) -> str:
        return gettext("theo nhóm")
