"""Pages of the audit team: who is impartial, putting people in, taking them out."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _

from audits import impartiality
from audits.actions import audits
from audits.forms.audits import MemberForm
from audits.models import Audit, AuditMember
from audits.views.audits import PEOPLE, SECTION
from qms.states import Refused
from qms.views.access import RecordView


class TeamView(RecordView):
    """Put a person in the team; everybody's conflicts are shown before anyone is chosen."""

    model = Audit
    section = SECTION
    related = PEOPLE
    template_name = "audits/audit_team.html"

    def get(self, request, *args, **kwargs):
        self._begin()
        return self._page(MemberForm(**self._kwargs()))

    def post(self, request, *args, **kwargs):
        self._begin()
        form = MemberForm(request.POST, **self._kwargs())
        if not form.is_valid():
            return self._page(form, status=422)
        try:
            audits.add_member(self.record, by=request.user, **form.values())
        except Refused as refusal:
            form.add_error("exception_reason" if form.values()["user"] else None, str(refusal))
            return self._page(form, status=409)
        return HttpResponseRedirect(f"{self.record.get_absolute_url()}#team")

    def _begin(self):
        self.record = self.get_record()
        self.require("audits.set_team", self.record)

    def _kwargs(self):
        return {"unit": self.record.unit, "on": self.moment.on}

    def _page(self, form, status=200):
        members = {member.user_id for member in self.record.at("team", self.moment)}
        people = [person for person in form.fields["user"].queryset if person.pk not in members]
        found = impartiality.conflicts_of(people, self.record)
        candidates = [
            (person, [impartiality.describe(conflict) for conflict in found[person.pk]]) for person in people
        ]
        candidates.sort(key=lambda candidate: bool(candidate[1]))
        form.fields["user"].choices = [("", "---------")] + [
            (person.pk, str(person)) for person, _why in candidates
        ]
        context = self.get_context_data(record=self.record, form=form, candidates=candidates)
        return self.render_to_response(context, status=status)


class MemberActView(RecordView):
    """POST: take a member out of the team, or accept the exception."""

    model = AuditMember
    section = SECTION
    related = ("unit", "audit", "user")
    acts = {"remove": audits.remove_member, "accept": audits.accept_exception}

    def post(self, request, *args, **kwargs):
        member = self.get_record()
        act = self.acts.get(kwargs["verb"])
        if act is None:
            raise Http404(_("Không có việc này."))
        try:
            act(member, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(f"{member.audit.get_absolute_url()}#team")
