"""The four figures of the home page: documents, nonconformities, actions, objectives, each with its n."""

from datetime import timedelta

from django.db.models import F
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from audits.models import Action, Nonconformity
from audits.packs.figures import number
from audits.states.nonconformities import OPEN
from documents.models import Document
from qms.figures import KeyFigure
from qms.shares import percent_words
from registers.models import Measurement, Objective

YEAR = timedelta(days=365)


def home(user, units, moment) -> list[KeyFigure]:
    """What the units have, as a person sees them, at a moment; rates are of the year before it."""
    if not units:
        return []
    return [
        _documents(units, moment),
        _nonconformities(units, moment),
        _actions(units, moment),
        _objectives(units, moment),
    ]


def _documents(units, moment) -> KeyFigure:
    rows = moment.rows(Document).filter(unit__in=units, status="effective")
    count, late = rows.count(), rows.filter(review_on__lt=moment.on).count()
    return KeyFigure(
        _("Tài liệu hiệu lực"),
        number(count),
        url=_url("documents:document_list"),
        **_lateness(count, late, _("%(n)s quá hạn soát xét")),
    )


def _nonconformities(units, moment) -> KeyFigure:
    rows = moment.rows(Nonconformity).filter(unit__in=units, status__in=OPEN)
    count, late = rows.count(), rows.filter(due_on__lt=moment.on).count()
    return KeyFigure(
        _("Không phù hợp đang mở"),
        number(count),
        url=_url("audits:nonconformity_list"),
        **_lateness(count, late, _("%(n)s quá hạn đóng")),
    )


def _actions(units, moment) -> KeyFigure:
    mine = moment.rows(Action).filter(unit__in=units)
    due = mine.filter(due_on__range=(moment.on - YEAR, moment.on)).exclude(status="cancelled")
    due = due.exclude(status="open", due_on=moment.on)  # the day is not over: neither late nor done
    count, on_time = due.count(), due.filter(status="done", done_on__lte=F("due_on")).count()
    late = mine.filter(status="open", due_on__lt=moment.on).count()
    return KeyFigure(
        _("Hành động đúng hạn, 12 tháng"),
        percent_words(on_time, count),
        unit="%" if count else "",
        of=_("%(part)s trong %(whole)s hành động tới hạn")
        % {"part": number(on_time), "whole": number(count)},
        **_lateness(count, late, _("%(n)s đang quá hạn")),
    )


def _objectives(units, moment) -> KeyFigure:
    rows = moment.rows(Measurement).filter(unit__in=units, period_to__range=(moment.on - YEAR, moment.on))
    measured = moment.instances(rows)
    keys = {measurement.objective_id for measurement in measured}
    then = {o.pk: o for o in moment.instances(moment.rows(Objective).filter(id__in=keys))}
    for measurement in measured:
        measurement.objective = then[measurement.objective_id]
    verdicts = [measurement.met for measurement in measured if measurement.met is not None]
    words = {"part": number(sum(verdicts)), "whole": number(len(verdicts))}
    return KeyFigure(
        _("Mục tiêu đạt, 12 tháng"),
        percent_words(sum(verdicts), len(verdicts)),
        unit="%" if verdicts else "",
        of=_("%(part)s trong %(whole)s lần đo") % words,
        url=_url("registers:objective_list"),
    )


def _lateness(count: int, late: int, words: str) -> dict:
    """The last line of a figure: red with a number, green when nothing is late, none for nothing."""
    if late:
        return {"trend": words % {"n": number(late)}, "tone": "danger", "icon": "circle-alert"}
    return {"trend": _("không có gì quá hạn"), "tone": "ok", "icon": "check"} if count else {}


def _url(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
