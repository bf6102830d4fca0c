"""Answering the survey of an office without signing in: on a phone, or on a screen at the counter."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models.posting import unit_slug
from qms.states import Refused
from registers import public_forms
from registers.actions import surveys as acts
from registers.forms.surveys import AnswerSurveyForm, fields_of
from registers.models.survey import AnswerChannel, open_survey
from registers.views.public import (
    asked_to_wait,
    find_unit,
    lang_query,
    missing,
    page,
    page_key,
    public_form,
    stopped,
    too_many_told,
)

THANKS_FOR = 8  # seconds until the screen at the counter is ready for the next person
IDLE = 90  # … after the last touch of somebody who went away
IDLE_UNSEEN = 300  # … where the browser runs no script and cannot tell a touch
AGAIN_IN = 60  # … until it asks again whether the survey is open


@public_form
def public_survey(request, unit):
    """The survey as a phone shows it."""
    return _survey(request, unit, AnswerChannel.PUBLIC)


@public_form
def kiosk_survey(request, unit):
    """The survey on a screen at the counter: large, and back at its beginning after the thanks."""
    return _survey(request, unit, AnswerChannel.KIOSK)


def _survey(request, unit, channel):
    office = find_unit(unit)
    if office is None:
        return missing(request)
    survey = open_survey(office, timezone.localdate())
    at_counter = channel == AnswerChannel.KIOSK
    if survey is None:
        told = _("Đơn vị hiện không lấy ý kiến khảo sát. Ông, bà vẫn gửi được phản ánh, góp ý tại quầy.")
        return stopped(request, told, status=404, again_in=AGAIN_IN if at_counter else 0)
    options = {"survey": survey, "fields": fields_of(office), "at_counter": at_counter}
    if request.method != "POST":
        return _page(request, office, survey, AnswerSurveyForm(**options), channel)
    form = AnswerSurveyForm(request.POST, **options)
    if not public_forms.SURVEY.takes(request, office):
        form.add_error(None, too_many_told())
        return asked_to_wait(_page(request, office, survey, form, channel, status=429))
    if form.is_valid() and _kept(request, office, form, channel):
        return HttpResponseRedirect(_thanks_url(office, channel), status=303)
    return _page(request, office, survey, form, channel, status=422)


def _kept(request, office, form, channel) -> bool:
    """Whether the answer was kept; a refusal is told on the form."""
    try:
        acts.receive(office, key=page_key(request), channel=channel, **form.answer())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    public_forms.SURVEY.count(office)
    return True


def _page(request, office, survey, form, channel, status=200):
    context = {
        "unit": office, "survey": survey, "form": form, "key": page_key(request),
        "at_counter": channel == AnswerChannel.KIOSK, "idle": IDLE, "idle_unseen": IDLE_UNSEEN,
    }  # fmt: skip
    return page(request, "public/survey.html", context, status=status)


def _thanks_url(office, channel) -> str:
    where = reverse("registers:survey_thanks", args=[unit_slug(office)])
    asked = [part for part in (lang_query()[1:], "quay=1" if channel == AnswerChannel.KIOSK else "") if part]
    return f"{where}?{'&'.join(asked)}" if asked else where


@public_form
def survey_thanks(request, unit):
    """Thanks; the screen at the counter goes back by itself, with or without scripts."""
    office = find_unit(unit)
    if office is None:
        return missing(request)
    at_counter = request.GET.get("quay") == "1"
    name = "registers:kiosk_survey" if at_counter else "registers:public_feedback"
    url = reverse(name, args=[unit_slug(office)]) + ("" if at_counter else lang_query())
    context = {"unit": office, "at_counter": at_counter, "back_url": url, "seconds": THANKS_FOR}
    if at_counter:  # the next person begins in Vietnamese, and stays on this screen in either language
        context["other_language"] = f"{request.path}?quay=1" + ("" if lang_query() else "&lang=en")
    return page(request, "public/survey_thanks.html", context)
