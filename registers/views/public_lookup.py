"""Where does my file stand? Asked without signing in: by code and check letters of the slip, or its QR."""

from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models.posting import unit_slug
from registers import public_forms
from registers.forms.public_lookup import LookupAnywhereForm, LookupForm
from registers.lookup import find_by_code, find_by_token, told
from registers.lookup_codes import lookup_token
from registers.views.public import find_unit, lang_query, missing, page, public_form, too_many

NOT_FOUND = 404


@public_form
def public_lookup_all(request):
    """The form with a choice of offices."""
    if request.method != "POST":
        return _form(request, None, LookupAnywhereForm())
    form = LookupAnywhereForm(request.POST)
    office = find_unit(form["office"].data or "") if form.is_valid() else None
    return _asked(request, None, form, office)


@public_form
def public_lookup(request, unit):
    """The form of one office."""
    office = find_unit(unit)
    if office is None:
        return missing(request)
    if request.method != "POST":
        return _form(request, office, LookupForm())
    return _asked(request, office, LookupForm(request.POST), office)


def _asked(request, here, form, office):
    """The way to the file's page, or one sentence that is the same for every wrong answer.

    What was typed stays out of addresses: the file's page is named by a token that says nothing.
    """
    if not form.is_valid() or office is None:
        return _form(request, here, form, status=422)
    code = form.cleaned_data["code"]
    if not (public_forms.LOOKUP.takes(request, office) and public_forms.GUESSES.are_left(office, code)):
        told = _(
            "Đã thử nhiều lần trong một giờ qua. Có giấy hẹn, quét mã vuông trên giấy là xem được ngay; "
            "không thì xin thử lại sau một giờ hoặc gặp cán bộ tại quầy."
        )
        return too_many(request, told)
    file = find_by_code(office, code, form.cleaned_data["check"])
    if file is None:
        public_forms.LOOKUP.count(office)
        public_forms.GUESSES.count(office, code)
        return _form(request, here, form, status=NOT_FOUND, wrong=True)
    where = reverse("registers:public_status", args=[unit_slug(office), lookup_token(file)])
    return HttpResponseRedirect(f"{where}{lang_query()}", status=303, headers={"Cache-Control": "no-store"})


def _form(request, office, form, status=200, wrong=False):
    context = {"unit": office, "form": form, "wrong": wrong}
    return page(request, "public/lookup.html", context, status=status)


@public_form
def public_status(request, unit, token):
    """How one file stands, by the token of its slip."""
    if request.method == "POST":
        return HttpResponseNotAllowed(["GET", "HEAD"])
    office = find_unit(unit)
    file = find_by_token(office, token) if office is not None else None
    if file is None:
        if office is not None and not public_forms.LOOKUP.takes(request, office):
            return too_many(request)
        return missing(request, _("Không có hồ sơ nào mang mã này. Hãy quét lại mã trên giấy hẹn."))
    here = reverse("registers:public_lookup", args=[unit_slug(office)])
    context = {"unit": office, "told": told(file, timezone.now()), "form_url": here}
    return page(request, "public/lookup_status.html", context)
