"""One act for several rows of a list: asked row by row, shown before it is done, done row by row."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.forms import OfficeForm, PersonField
from qms.forms.base import CHOICE_MESSAGES
from qms.history import Conflict
from qms.models import User
from qms.states import Refused, Text
from qms.views.forms import ReasonForm, error_lines

MOST = 200  # rows of one bulk act
NAMED = 12  # rows named one by one in the sentence of what was not done


@dataclass(frozen=True)
class BulkAct:
    """An act that a list offers for its ticked rows.

    ``do(record, *, by, reason, **values)`` is the same act a single record is changed by; it asks for the
    permission again. ``form(data, unit=…, on=…)`` asks for the values. ``check(record)`` raises Refused where
    the state of a row forbids the act, so that the page can say so beforehand; ``refuses(record, **values)``
    where what was chosen does.
    """

    key: str
    label: Text
    permission: str
    do: Callable
    icon: str = "pencil"
    form: type | None = None
    check: Callable | None = None
    refuses: Callable | None = None
    needs_reason: bool = False
    explain: Text = ""

    def refusal(self, record, user) -> str:
        """Why the person may not do this to the row as it stands; "" when nothing is known against it."""
        if not user.has_perm(self.permission, record):
            return _("Đồng chí không có quyền làm việc này.")
        try:
            if self.check:
                self.check(record)
        except Refused as refusal:
            return str(refusal)
        return ""

    def refusal_with(self, record, user, values) -> str:
        """As `refusal`, for what was chosen on the page as well."""
        if why := self.refusal(record, user):
            return why
        try:
            if self.refuses:
                self.refuses(record, **values)
        except Refused as refusal:
            return str(refusal)
        return ""


class PersonForm(OfficeForm):
    """Who takes the rows over. A subclass sets ``people`` (a function of unit and day) and the ``label``."""

    person = PersonField(queryset=User.objects.none(), error_messages=CHOICE_MESSAGES)
    people: Callable
    label: Text = ""

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = type(self).people(unit, on)
        self.fields["person"].label = self.label


def refuse_pointless(person, named_id, people, unit) -> None:
    """Raise Refused when the person has the row already, or has no role in the unit of the row."""
    if person.pk == named_id:
        raise Refused(_("Đang do %(who)s phụ trách.") % {"who": person})
    if not people.filter(pk=person.pk).exists():
        raise Refused(_("%(who)s không giữ vai trò nào ở %(unit)s.") % {"who": person, "unit": unit})


@dataclass(frozen=True)
class Outcome:
    """What came of a bulk act: the rows done, and (row, why) for those not."""

    done: list
    refused: list


def offered(acts, records, user) -> list[BulkAct]:
    """The acts that this person may do to at least one of the rows."""
    return [act for act in acts if any(user.has_perm(act.permission, record) for record in records)]


def chosen_keys(params) -> list[int]:
    """The keys of the ticked rows. Raises Refused for nonsense and for too many."""
    texts = list(dict.fromkeys(params.getlist("row")))
    if not all(text.isascii() and text.isdecimal() and len(text) < 19 for text in texts):
        raise Refused(_("Không đọc được các dòng đã chọn. Hãy mở lại danh sách rồi chọn lại."))
    if len(texts) > MOST:
        raise Refused(_("Mỗi lần làm nhiều nhất %(n)s dòng. Hãy chọn bớt.") % {"n": MOST})
    return [int(text) for text in texts]


def found_rows(rows, keys) -> list:
    """The rows of these keys. 404 when the person does not see one of them."""
    found = list(rows.filter(pk__in=keys))
    if len(found) != len(keys):
        raise Http404(_("Không có hồ sơ này trong các đơn vị của đồng chí."))
    return found


def carry_out(act: BulkAct, records, seen: dict, *, by, reason, values) -> Outcome:
    """Do the act to each row by itself; what one row refuses does not touch the others.

    ``seen`` are the versions the person was shown: a row that somebody changed since is left alone.
    """
    done, refused = [], []
    for record in records:
        if why := act.refusal(record, by):
            refused.append((record, why))
            continue
        try:
            if seen.get(record.pk) != record.version:
                raise Conflict(record)
            act.do(record, by=by, reason=reason, **values)
            done.append(record)
        except (Refused, PermissionDenied) as refusal:
            refused.append((record, str(refusal)))
        except ValidationError as error:
            refused.append((record, " ".join(error.messages)))
    return Outcome(done, refused)


def tell(request, act: BulkAct, outcome: Outcome) -> None:
    """Say how many rows were done, and which were not and why, on the page that comes next."""
    if count := len(outcome.done):
        words = ngettext("%(act)s: đã làm %(n)s dòng.", "%(act)s: đã làm %(n)s dòng.", count)
        messages.success(request, words % {"act": act.label, "n": count})
    if count := len(outcome.refused):
        words = ngettext(
            "%(act)s: không làm %(n)s dòng. %(why)s", "%(act)s: không làm %(n)s dòng. %(why)s", count
        )
        messages.warning(request, words % {"act": act.label, "n": count, "why": _reasons(outcome.refused)})


def _reasons(refused) -> str:
    by_why: dict[str, list] = {}
    for record, why in refused:
        by_why.setdefault(why, []).append(getattr(record, "code", "") or str(record))
    return " ".join(f"{_names(names)}: {why}" for why, names in by_why.items())


def _names(names) -> str:
    shown = ", ".join(names[:NAMED])
    if len(names) <= NAMED:
        return shown
    return _("%(names)s và %(n)s dòng khác") % {"names": shown, "n": len(names) - NAMED}


class BulkPage:
    """The page between ticking and doing: each row with "được" or why not, and what the act asks for."""

    template_name = "record_bulk.html"

    def __init__(self, view, act: BulkAct, records):
        self.view, self.act, self.records = view, act, records
        self.request = view.request
        self.why = {record.pk: act.refusal(record, self.request.user) for record in records}
        if not any(self.request.user.has_perm(act.permission, record) for record in records):
            raise PermissionDenied(_("Đồng chí không có quyền làm việc này."))

    def forms(self, data=None):
        """(own fields or None, reason)."""
        units = {record.unit_id: record.unit for record in self.records}
        unit = self.request.unit if len(units) > 1 else next(iter(units.values()))
        own = self.act.form(data, unit=unit, on=self.view.moment.on) if self.act.form else None
        return own, ReasonForm(data, required=self.act.needs_reason)

    def answer(self):
        """The page, or the act when it was confirmed: (response or None, Outcome or None)."""
        posted = self.request.POST
        if "confirmed" not in posted:
            return self.shown(*self.forms()), None
        own, reason = self.forms(posted)
        if not all([form.is_valid() for form in (own, reason) if form is not None]):
            return self.shown(own, reason, status=422), None
        if self._tells_more(dict(own.cleaned_data) if own else {}):
            return self.shown(own, reason, status=422), None
        outcome = carry_out(
            self.act, self.records, self._seen(), by=self.request.user,
            reason=reason.cleaned_data["reason"], values=dict(own.cleaned_data) if own else {},
        )  # fmt: skip
        return None, outcome

    def _tells_more(self, values) -> bool:
        """Whether what was chosen keeps out a row that was shown as going through: it is told before."""
        user, told = self.request.user, self.request.POST.getlist("told")
        before = self.why
        self.why = {one.pk: self.act.refusal_with(one, user, values) for one in self.records}
        return any(why and not before[key] and str(key) not in told for key, why in self.why.items())

    def _seen(self) -> dict:
        shown = [(record.pk, self.request.POST.get(f"version_{record.pk}", "")) for record in self.records]
        return {key: int(text) for key, text in shown if text.isascii() and text.isdecimal()}

    def shown(self, own, reason, status=200):
        lines = [(record, self.why[record.pk]) for record in self.records]
        context = self.view.frame_context(
            act=self.act, lines=lines, fields_form=own, reason_form=reason,
            open_count=sum(not why for _record, why in lines), errors=error_lines(own, reason),
            several_units=len({record.unit_id for record in self.records}) > 1,
            title=self.view.title or self.view.register.title,
        )  # fmt: skip
        return self.view.response_class(
            request=self.request, template=[self.template_name], context=context,
            using=self.view.template_engine, status=status,
        )  # fmt: skip
