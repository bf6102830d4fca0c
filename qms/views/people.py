"""People of the unit in the top bar: who works here in which role, since when; added and ended here."""

from django.contrib import messages
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms import staff
from qms.forms.people import AssignmentForm, EndForm, NewPersonForm, PasswordResetForm, PersonForm
from qms.forms.units import UnitForm
from qms.models import Assignment, Unit, User
from qms.mottoes import mottoes_of
from qms.text import fold
from qms.views.access import OfficeView, unit_for
from qms.views.act_forms import ActFormView

PERMISSION = "qms.manage_people"


class PeopleView(OfficeView):
    """``/people/``: everybody with a role here on the day looked at, and those whose role has ended."""

    template_name = "qms/people.html"

    def get_context_data(self, **kwargs):
        unit = unit_for(self)
        rows = self.moment.rows(Assignment).filter(unit=unit).select_related("user", "unit")
        held = self.moment.instances(rows.order_by("from_date", "id"))
        on = self.moment.on
        return super().get_context_data(
            unit=unit,
            people=_by_person([item for item in held if item.to_date is None or item.to_date >= on]),
            ended=[item for item in held if item.to_date is not None and item.to_date < on],
            may_manage=self.may(PERMISSION, unit),
            may_edit_unit=self.may("qms.edit_unit", unit),
            mottoes=mottoes_of(unit, self.moment),
            **kwargs,
        )

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())


def _by_person(assignments) -> list[tuple]:
    """[(person, [assignment, …]), …] by given name, as lists in Vietnam are."""
    grouped: dict[int, tuple] = {}
    for item in assignments:
        grouped.setdefault(item.user_id, (item.user, []))[1].append(item)
    return sorted(grouped.values(), key=lambda pair: fold(" ".join(reversed(pair[0].full_name.split()))))


class PeopleFormView(ActFormView):
    """One form about a person of the unit. Subclasses give the form and the act."""

    permission = PERMISSION
    list_url = "people"
    list_title = gettext_lazy("Người và vai trò")

    def person(self) -> User:
        """The person of the address. 404 unless they have or had a role in this unit."""
        known = (
            Assignment.objects.filter(unit=self.unit, user=self.kwargs["pk"]).select_related("user").first()
        )
        if known is None:
            raise Http404(_("Không có người này ở đơn vị."))
        return known.user

    def tell_password(self, person: User, password: str) -> None:
        """Shown once, here; the office hands it over by word of mouth."""
        text = _("Mật khẩu của %(who)s (%(name)s) là %(password)s. Chỉ hiện một lần này; hãy trao tận tay.")
        messages.success(self.request, text % {"who": person, "name": person.username, "password": password})


class PersonCreateView(PeopleFormView):
    form_class = NewPersonForm
    creates = True

    @property
    def title(self):
        return _("Thêm người")

    def act(self, form):
        person = form.instance
        values = form.cleaned_data
        password = staff.add_person(
            person, unit=self.unit, role=values["role"], from_date=values["from_date"], by=self.request.user
        )
        self.tell_password(person, password)


class PersonEditView(PeopleFormView):
    form_class = PersonForm

    @property
    def title(self):
        return _("Sửa thông tin của %(who)s") % {"who": self.person()}

    def form_kwargs(self):
        return {"instance": self.person()}

    def act(self, form):
        staff.edit_person(form.instance, unit=self.unit, by=self.request.user)


class AssignView(PeopleFormView):
    form_class = AssignmentForm

    @property
    def title(self):
        return _("Thêm vai trò cho %(who)s") % {"who": self.person()}

    def form_kwargs(self):
        today = timezone.localdate()
        return {"instance": Assignment(user=self.person(), unit=self.unit, from_date=today)}

    def act(self, form):
        staff.assign(form.instance, by=self.request.user)


class EndRoleView(PeopleFormView):
    """``pk`` is the assignment."""

    form_class = EndForm

    def start(self):
        super().start()
        self.held = Assignment.objects.filter(unit=self.unit, pk=self.kwargs["pk"]).first()
        if self.held is None:
            raise Http404(_("Không có phân công này ở đơn vị."))

    @property
    def title(self):
        words = {"who": self.held.user, "role": self.held.get_role_display()}
        return _("Cho %(who)s thôi vai trò %(role)s") % words

    def act(self, form):
        values = form.cleaned_data
        staff.end_assignment(self.held, on=values["on"], by=self.request.user, reason=values["reason"])


class UnitEditView(PeopleFormView):
    """What the papers and the counter of the unit say: place, address, telephone."""

    form_class = UnitForm
    permission = "qms.edit_unit"

    @property
    def title(self):
        return _("Thông tin đơn vị")

    def form_kwargs(self):
        return {"instance": Unit.objects.get(pk=self.unit.pk)}

    def act(self, form):
        staff.edit_unit(form.instance, by=self.request.user)


class PasswordResetView(PeopleFormView):
    """A new one-time password, with a reason."""

    form_class = PasswordResetForm

    @property
    def title(self):
        return _("Cấp lại mật khẩu cho %(who)s") % {"who": self.person()}

    @property
    def submit_label(self):
        return _("Cấp lại mật khẩu")

    def act(self, form):
        person = self.person()
        reason = form.cleaned_data["reason"]
        self.tell_password(
            person, staff.reset_password(person, unit=self.unit, by=self.request.user, reason=reason)
        )
