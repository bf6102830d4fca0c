"""One form, one act: pages that write without being the edit page of a record with a life of its own."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from qms.history import Conflict
from qms.states import Refused
from qms.views.access import OfficeView, PastIsReadOnly, unit_for
from qms.views.forms import error_lines


def sent_back(request, refusal, url):
    """To the page it came from, with the sentence why the form is not opened."""
    messages.error(request, str(refusal))
    return HttpResponseRedirect(url)


class ActFormView(OfficeView):
    """One form about the unit of the top bar. Subclasses give the form and ``act(form)``.

    Set ``form_class``, ``permission`` (asked of the unit), ``title`` and ``list_url`` with ``list_title``,
    the page it came from and goes back to. Hooks: ``start()``, ``check()``, ``form_kwargs()``.
    """

    template_name = "record_form.html"
    form_class = None
    title = ""
    submit_label = ""
    permission = ""
    list_url = "home"
    list_title = ""
    creates = False

    def dispatch(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise PastIsReadOnly
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.start()
        try:
            self.check()
        except Refused as refusal:
            return sent_back(request, refusal, self.back_url())
        return self.page(self.form_class(**self.form_kwargs()))

    def post(self, request, *args, **kwargs):
        self.start()
        form = self.form_class(request.POST, **self.form_kwargs())
        if not form.is_valid():
            return self.page(form, status=422)
        try:
            self.act(form)
        except Conflict as conflict:
            form.add_error(None, str(conflict))
            return self.page(form, status=409)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.page(form, status=422)
        return HttpResponseRedirect(self.back_url())

    def start(self):
        """Find what the form is about and ask for permission."""
        self.unit = unit_for(self)
        self.require(self.permission, self.unit)

    def check(self):
        """Raise Refused where the act would be refused whatever is filled in, so that nobody fills it in."""

    def form_kwargs(self) -> dict:
        return {}

    def back_url(self) -> str:
        return reverse(self.list_url)

    def page(self, form, status=200):
        context = self.get_context_data(
            form=form,
            title=str(self.title),
            sections=[("", form.visible_fields())],
            errors=error_lines(form),
            submit_label=str(self.submit_label) or _("Lưu"),
            list_link={"url": reverse(self.list_url), "title": str(self.list_title)},
            back_url=self.back_url(),
            creating=self.creates,
        )
        return self.render_to_response(context, status=status)
