"""What feedback offers to the rest of the house: evidence, search, tasks, figures, its shelf and its page."""

import datetime as dt
from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from documents import public_pages
from documents.models.posting import unit_slug
from qms import evidence, figures, links, rail, search, worklist
from qms.figures import KeyFigure
from qms.links import Link
from qms.models.files import attached
from qms.shares import percent_words
from qms.worklist import Task
from registers.feedback_figures import answered_on_time, received
from registers.models import Feedback, ServiceFile
from registers.models.feedback import overdue
from registers.papers.feedback import feedback_paper
from registers.states import feedback as life
from registers.tables.feedback import FeedbackTable

ROOM = "registers:service_file_list"
YEAR = dt.timedelta(days=365)


evidence.register(
    evidence.Register(
        slug=FeedbackTable.slug, table=FeedbackTable, record_pdf=feedback_paper, files=attached, order=50
    )
)
search.register(Feedback)
rail.shelf(ROOM, gettext_lazy("Phản ánh, kiến nghị"), "registers:feedback_list", order=30)


@worklist.register
def waiting_feedback(user, units, on) -> Iterator[Task]:
    """What waits for the head to assign, for a person to answer, for praise to be noted, for closing."""
    rows = Feedback.objects.filter(unit__in=units).exclude(status__in=(life.CLOSED, life.DISMISSED))
    for feedback in rows.select_related("unit", "person").order_by("id"):
        task = _task(feedback, user)
        if task is not None:
            yield task


def _task(feedback, user) -> Task | None:
    more = {"record": feedback, "url": feedback.get_absolute_url(), "due": feedback.due_on}
    if feedback.status == life.ASSIGNED and user.has_perm("registers.answer_feedback", feedback):
        return Task(_("Trả lời phản ánh"), person=feedback.person, action=_("Trả lời"),
                    icon="message-square-reply", **more)  # fmt: skip
    if feedback.status == life.NEW and user.has_perm("registers.assign_feedback", feedback):
        return Task(_("Phân công trả lời phản ánh"), action=_("Phân công"), icon="user-check", **more)
    if feedback.is_open and user.has_perm("registers.thank_feedback", feedback):
        words = pgettext("button", "Ghi nhận")
        return Task(_("Ghi nhận lời khen"), action=words, icon="heart-handshake", **more)
    if feedback.status == life.ANSWERED and user.has_perm("registers.close_feedback", feedback):
        more |= {"due": None}
        return Task(_("Hỏi ý kiến người gửi rồi đóng"), action=_("Đóng"), icon="archive", **more)
    return None


@figures.register
def feedback_figure(user, units, moment) -> Iterator[KeyFigure]:
    """Of the year before the moment: what came, and what of it was answered on time."""
    period = (moment.on - YEAR, moment.on)
    count = received(units, period, moment)
    if not count:
        return
    part, whole = answered_on_time(units, period, moment)
    late = overdue(moment.rows(Feedback).filter(unit__in=units), moment.on).count()
    words = _("%(part)s trong %(whole)s đã đến hạn; nhận %(count)s phản ánh, kiến nghị")
    told = _("%(n)s quá hạn, chưa trả lời") % {"n": late}
    trend = {"trend": told, "tone": "danger", "icon": "circle-alert"} if late else {}
    yield KeyFigure(
        _("Trả lời phản ánh đúng hạn, 12 tháng"), percent_words(part, whole), unit="%" if whole else "",
        of=words % {"part": part, "whole": whole, "count": count}, url=reverse("registers:feedback_list"),
        **trend,
    )  # fmt: skip


@links.register
def of_feedback(record, moment):
    """From feedback to the procedure and the file it speaks of; from a file to what was said of it."""
    if isinstance(record, Feedback):
        for one in (record.document, record.service_file):
            if one is not None and one.get_absolute_url():
                yield Link(str(one), one.get_absolute_url(), "file-text", _("Nói về"))
    if isinstance(record, ServiceFile):
        rows = moment.rows(Feedback).filter(service_file_id=record.pk).order_by("id")
        for feedback in moment.instances(rows):
            yield Link(
                str(feedback), feedback.get_absolute_url(), "message-square-text", _("Phản ánh, kiến nghị")
            )


@public_pages.feedback_pages.append
def public_form(unit) -> str:
    """Where citizens write to a unit.

    Whether it takes anything there is not asked here: that page says so itself, and the pages of posted
    procedures stay at three queries.
    """
    return reverse("registers:public_feedback", args=[unit_slug(unit)])
