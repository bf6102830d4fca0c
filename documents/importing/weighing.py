"""What an officer has to look at before an imported procedure is used."""

from decimal import Decimal

from django.utils.translation import gettext as _

from documents.amounts import format_amount
from documents.importing.result import Procedure
from documents.importing.times import Duration


def weigh(found: Procedure):
    """Add the warnings: parts that are missing, times that do not sum, steps without a role."""
    for name, sentence in (
        ("code", _("Không thấy mã (ký hiệu) quy trình.")),
        ("title", _("Không thấy tên quy trình.")),
        ("time_limit", _("Không thấy thời hạn giải quyết.")),
        ("fee", _("Không thấy lệ phí.")),
        ("place", _("Không thấy nơi tiếp nhận và trả kết quả.")),
    ):
        if name not in found.fields:
            found.warn(sentence)
    for rows, sentence in (
        (found.legal_basis, _("Không thấy cơ sở pháp lý.")),
        (found.dossier, _("Không thấy thành phần hồ sơ.")),
        (found.steps, _("Không thấy bước nào.")),
        (found.records, _("Không thấy hồ sơ lưu.")),
    ):
        if not rows:
            found.warn(sentence)
    _tables(found)
    _roles(found)
    _sum(found)


def _tables(found):
    """Two tables that both begin to count are two ways of doing it, or two procedures."""
    tables = {step.table for step in found.steps if step.table is not None}
    told = [step.no.casefold() for step in found.steps]
    if len(tables) > 1 and len(set(told)) < len(told):
        words = _("Có %(n)s bảng các bước cùng đánh số lại: đã nối thành một. Hãy xem lại, tách nếu cần.")
        found.warn(words % {"n": len(tables)})


def _roles(found):
    without = [step.no for step in found.steps if not step.role]
    if without:
        found.warn(_("Chưa rõ ai làm: %(steps)s.") % {"steps": ", ".join(without)})


def step_hours(found: Procedure) -> Decimal:
    """Sum of the counted steps in working hours; a shared duration counts once."""
    counted = [step.duration for step in found.steps if step.duration and step.duration.is_counted]
    return sum((duration.hours for duration in counted), Decimal(0))


def _sum(found):
    total, hours = found.total_time, step_hours(found)
    for other in (total, found.value("steps_total")):
        if other is None or not hours or not (other.is_counted or other.unit == "same_day"):
            continue
        gap = hours - other.hours
        if other.unit == "same_day" and gap < 0:
            continue
        if abs(gap) >= Decimal("0.01"):
            words = {"sum": _amount(hours, other), "total": _amount(other.hours, other)}
            found.warn(_("Tổng các bước là %(sum)s, thời hạn ghi %(total)s.") % words)


def _amount(hours: Decimal, like: Duration) -> str:
    in_hours = like.unit in ("hour", "working_hour", "minute")
    value = hours if in_hours else hours / 8
    return (
        f"{format_amount(value.quantize(Decimal('0.01')).normalize())} {_('giờ') if in_hours else _('ngày')}"
    )
