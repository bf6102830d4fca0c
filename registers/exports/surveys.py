"""What surveys offer to the rest of the house: evidence, search, a task, a figure and their shelf."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms import evidence, figures, links, rail, search, worklist
from qms.figures import KeyFigure
from qms.links import Link
from qms.worklist import Task
from registers.models.survey import Survey
from registers.papers.surveys import survey_paper
from registers.states import surveys as life
from registers.survey_figures import overall, papers
from registers.tables.surveys import SurveyAnswerTable, SurveySummaryTable, SurveyTable

ROOM = "registers:service_file_list"
YEAR = dt.timedelta(days=365)

evidence.register(
    evidence.Register(slug=SurveyTable.slug, table=SurveyTable, record_pdf=survey_paper, order=51)
)
evidence.register(evidence.Register(slug=SurveyAnswerTable.slug, table=SurveyAnswerTable, order=52))
evidence.register(
    evidence.Register(slug=SurveySummaryTable.slug, table=SurveySummaryTable, order=53, worked_out=True)
)
search.register(Survey)
rail.shelf(ROOM, gettext_lazy("Khảo sát hài lòng"), "registers:survey_list", order=40)


@worklist.register
def surveys_to_end(user, units, on) -> Iterator[Task]:
    """Surveys that are still open after their last day, for whoever keeps them."""
    rows = Survey.objects.filter(unit__in=units, status=life.OPEN, ends_on__lt=on)
    for survey in rows.select_related("unit").order_by("id"):
        if user.has_perm("registers.keep_survey", survey):
            yield Task(
                _("Kết thúc hoặc kéo dài khảo sát"), survey, survey.get_absolute_url(), due=survey.ends_on,
                action=_("Xem"), icon="clipboard-check",
            )  # fmt: skip


@figures.register
def satisfied_figure(user, units, moment) -> Iterator[KeyFigure]:
    """The share of 4–5 in the year before the moment; nothing where nobody was asked."""
    tally = overall(papers(units, moment, period=(moment.on - YEAR, moment.on)))
    if tally.n:
        words = _("%(good)s trong %(n)s lượt chấm, %(answers)s phiếu")
        yield KeyFigure(
            _("Hài lòng (4–5), 12 tháng"), tally.words, unit="%", url=reverse("registers:survey_summary"),
            of=words % {"good": tally.good, "n": tally.n, "answers": tally.answers},
        )  # fmt: skip


@links.register
def around_a_survey(record, moment):
    """From a survey to the one it was made from."""
    if isinstance(record, Survey) and record.replaces is not None:
        older = record.replaces
        yield Link(str(older), older.get_absolute_url(), "clipboard-check", _("Thay cho"))
