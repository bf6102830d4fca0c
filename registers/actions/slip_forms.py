"""The forms of the slips are added, corrected and ended by whoever looks after them; nothing is deleted."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext as _

from qms.history import action
from qms.permissions import require
from qms.states import Refused
from registers.models import SlipForm


@action("registers.slip_form_add")
def add_form(form: SlipForm, *, by, reason="") -> SlipForm:
    """Put a form of a new edition into a unit; it holds there and below.

    Raises Refused for days out of order and for days on which the unit has such a form already.
    """
    require(by, "registers.edit_slip_forms", form.unit)
    _refuse_odd_days(form)
    form.save()
    return form


@action("registers.slip_form_edit")
def correct_form(form: SlipForm, *, by, reason="") -> SlipForm:
    """Correct a form, such as a day that was checked against the text. Raises Refused without a reason."""
    require(by, "registers.edit_slip_forms", form.unit)
    if not reason.strip():
        raise Refused(_("Cần nêu lý do sửa biểu mẫu."))
    _refuse_odd_days(form)
    form.save()
    return form


@action("registers.slip_form_end")
def end_form(form: SlipForm, *, last_day: dt.date, by, reason="") -> SlipForm:
    """Say on which day a form is used for the last time. Raises Refused for one that is ended."""
    require(by, "registers.edit_slip_forms", form.unit)
    if form.to_date is not None:
        raise Refused(_("Biểu mẫu này đã ghi ngày cuối. Muốn đổi thì sửa biểu mẫu."))
    form.to_date = last_day
    _refuse_odd_days(form)
    form.save()
    return form


def _refuse_odd_days(form):
    if form.to_date and form.to_date < form.from_date:
        raise Refused(_("Ngày cuối phải từ ngày đầu trở đi."))
    same = SlipForm.objects.filter(unit=form.unit, family=form.family, kind=form.kind).exclude(pk=form.pk)
    overlap = same.filter(Q(to_date=None) | Q(to_date__gte=form.from_date))
    if form.to_date:
        overlap = overlap.filter(from_date__lte=form.to_date)
    if other := overlap.order_by("from_date").first():
        words = _(
            "Trong những ngày ấy đơn vị đã dùng %(number)s (%(basis)s). Hãy ghi ngày cuối của mẫu đó trước."
        )
        raise Refused(words % {"number": other.number, "basis": other.basis})
