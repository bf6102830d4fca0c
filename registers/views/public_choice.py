"""Addresses typed without the name of an office: which one is it?"""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from registers.forms.public_lookup import OfficeChoiceForm
from registers.views.public import lang_query, page, public_form


def choice_of_office(name: str, title):
    """A page that asks for the office and leads to its page ``name``; straight there where there is one."""

    @public_form
    def choose(request):
        form = OfficeChoiceForm(request.POST if request.method == "POST" else None)
        offered = [slug for slug, _name in form.fields["office"].choices if slug]
        if len(offered) == 1 or form.is_valid():
            slug = offered[0] if len(offered) == 1 else form.cleaned_data["office"]
            return HttpResponseRedirect(reverse(name, args=[slug]) + lang_query(), status=303)
        status = 422 if form.is_bound else 200
        return page(request, "public/choose_office.html", {"form": form, "heading": title}, status=status)

    return choose


public_feedback_all = choice_of_office(
    "registers:public_feedback", gettext_lazy("Phản ánh, kiến nghị, khen ngợi")
)
public_survey_all = choice_of_office("registers:public_survey", gettext_lazy("Khảo sát hài lòng"))
