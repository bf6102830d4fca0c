"""Writing to an office without signing in, and asking by the receipt what became of it."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.models.posting import unit_slug
from registers import public_forms
from registers.actions import feedback as acts
from registers.forms.public_feedback import PublicFeedbackForm
from registers.models import Feedback
from registers.models.feedback import setting_of
from registers.receipts import receipt_hash
from registers.states import feedback as life
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

LONGEST_CODE = 60  # letters of a typed receipt


@public_form
def public_feedback(request, unit):
    """The form; what is sent is kept once, and leads to its receipt."""
    office = find_unit(unit)
    if office is None:
        return missing(request)
    if not setting_of(office).takes_public:
        told = _("Đơn vị này không nhận phản ánh qua trang công khai. Mời gặp cán bộ tại quầy.")
        return stopped(request, told, status=404)
    if request.method != "POST":
        return _form(request, office, PublicFeedbackForm())
    form = PublicFeedbackForm(request.POST)
    if not public_forms.FEEDBACK.takes(request, office):
        form.add_error(None, too_many_told())  # what was typed stays on the page
        return asked_to_wait(_form(request, office, form, status=429))
    if not form.is_valid():
        return _form(request, office, form, status=422)
    return _received(request, office, form)


def _received(request, office, form):
    values = form.cleaned_data
    _feedback, code = acts.receive(
        office, key=page_key(request), kind=values["kind"], content=values["content"], contact=form.contact
    )
    public_forms.FEEDBACK.count(office)
    asked = {"ma": code} | ({"lang": "en"} if lang_query() else {})
    where = reverse("registers:public_receipt", args=[unit_slug(office)])
    return HttpResponseRedirect(f"{where}?{urlencode(asked)}", status=303)


def _form(request, office, form, status=200):
    context = {
        "unit": office, "form": form, "key": page_key(request),
        "receipt_url": reverse("registers:public_receipt", args=[unit_slug(office)]),
    }  # fmt: skip
    return page(request, "public/feedback.html", context, status=status)


@public_form
def public_receipt(request, unit):
    """What became of what was sent, by its receipt code (``?ma=``): state, day due, answer. Nothing else."""
    office = find_unit(unit)
    if office is None:
        return missing(request)
    code = "".join(letter for letter in request.GET.get("ma", "")[:LONGEST_CODE] if letter.isprintable())
    rows = Feedback.objects.filter(unit=office, receipt_hash=receipt_hash(code)).exclude(receipt_hash="")
    found = rows.first() if code.strip() else None
    form_url = reverse("registers:public_feedback", args=[unit_slug(office)])
    context = {"unit": office, "code": code.strip(), "feedback": found, "form_url": form_url}
    if found is not None:
        context |= {"is_dismissed": found.status == life.DISMISSED, "code": code.strip().upper()}
        context["other_language"] = f"{request.path}?{urlencode(_other(code))}"
    wrong = bool(code.strip()) and found is None
    return page(request, "public/receipt.html", context, status=404 if wrong else 200)


def _other(code) -> dict:
    return {"ma": code} if lang_query() else {"ma": code, "lang": "en"}
