"""Pages of actions: give, edit, and the small pages that move one along its life."""

from django.utils.translation import gettext_lazy

from audits.actions import actions
from audits.forms.nonconformities import ActionForm, CompleteActionForm, PostponeActionForm
from audits.models import Action, Nonconformity
from qms.views.acts import TransitionView
from qms.views.forms import RecordFormView

PARENTS = ("unit", "owner", "nonconformity", "review")


class ActionCreateView(RecordFormView):
    """Give somebody an action of the nonconformity in the address."""

    model = Nonconformity
    section = "audits:nonconformity_list"
    form_class = ActionForm
    permission = "audits.plan_action"
    title = gettext_lazy("Giao hành động khắc phục")
    submit_label = gettext_lazy("Giao")
    reason = ""

    def form_kwargs(self):
        return {"nonconformity": self.record, "unit": self.record.unit, "on": self.moment.on}

    def act(self, form):
        actions.plan_action(self.record, by=self.request.user, **form.values())
        return self.record

    def done_url(self, record):
        return f"{record.get_absolute_url()}#actions"

    def get_context_data(self, **kwargs):
        return super().get_context_data(crumb=gettext_lazy("Giao hành động"), **kwargs)


class ActionEditView(RecordFormView):
    """Reword an open action, or give it to somebody else."""

    model = Action
    section = "audits:nonconformity_list"
    related = PARENTS
    form_class = ActionForm
    permission = "audits.change_action"
    title = gettext_lazy("Sửa hành động")

    def form_kwargs(self):
        return {
            **super().form_kwargs(),
            "nonconformity": self.record.nonconformity,
            "unit": self.record.unit,
            "on": self.moment.on,
        }

    def act(self, form):
        actions.edit_action(form.instance, by=self.request.user, reason=self.reason_text, **form.values())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"list_link": parent_link(self.record), **kwargs})


class ActionActView(TransitionView):
    """Done, postponed, reopened or cancelled."""

    model = Action
    section = "audits:nonconformity_list"
    related = PARENTS
    template_name = "audits/action_act.html"
    actions = {
        "audits.action_complete": actions.complete_action,
        "audits.action_postpone": actions.postpone_action,
        "audits.action_reopen": actions.reopen_action,
        "audits.action_cancel": actions.cancel_action,
    }
    forms = {"audits.action_complete": CompleteActionForm, "audits.action_postpone": PostponeActionForm}

    def begin(self):
        """Verbs of an action are written short in the address: ``…/act/complete/``."""
        self.kwargs["verb"] = f"action_{self.kwargs['verb']}"
        super().begin()

    def form_kwargs(self):
        return {"on": self.moment.on}

    def get_context_data(self, **kwargs):
        return super().get_context_data(list_link=parent_link(self.record), **kwargs)


def parent_link(action) -> dict:
    """The record the action belongs to, for the breadcrumb."""
    parent = action.nonconformity or action.review
    return {"url": parent.get_absolute_url(), "title": parent.code or str(parent)}
