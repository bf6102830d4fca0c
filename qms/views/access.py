"""The base of every page: what the person may see, at the moment the page looks at."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic.base import ContextMixin, TemplateResponseMixin, View

from qms.models import Unit
from qms.states import Refused
from qms.unit_keys import units_in_view


class PastIsReadOnly(Refused):
    """Somebody tried to write while looking at the past."""

    def __init__(self):
        super().__init__(_("Đang xem tại một thời điểm đã qua nên không ghi được. Hãy trở về hiện tại."))


class OfficeView(ContextMixin, TemplateResponseMixin, View):
    """A page inside the frame; ``section`` is the URL name of the rail item and first crumb."""

    section = ""
    writes = ("POST",)

    def dispatch(self, request, *args, **kwargs):
        if request.method in self.writes and request.moment.is_past:
            raise PastIsReadOnly
        return super().dispatch(request, *args, **kwargs)

    @property
    def moment(self):
        return self.request.moment

    @cached_property
    def units_in_view(self):
        """Keys of the unit of the top bar and all below it, as far as the person sees them."""
        return units_in_view(self.request)

    def visible(self, model):
        """Rows of a model the person may see at the moment of the page."""
        return self.moment.rows(model).filter(unit__in=self.request.user.visible_units())

    def may(self, permission: str, obj) -> bool:
        """Whether the person may; writing is never offered while looking at the past."""
        return bool(permission) and not self.moment.is_past and self.request.user.has_perm(permission, obj)

    def require(self, permission: str, obj) -> None:
        """Raise PermissionDenied unless the person may."""
        if permission and not self.request.user.has_perm(permission, obj):
            raise PermissionDenied(_("Đồng chí không có quyền làm việc này."))


class RecordView(OfficeView):
    """A page about one record: ``model`` and the primary key in the address."""

    model = None
    related: tuple[str, ...] = ("unit",)

    def get_record(self):
        """The record as it was at the moment. 404 when it is not in a visible unit or did not exist."""
        key = self.model._meta.pk.attname
        names = [field.name for field in self.model._meta.fields if field.is_relation]
        rows = self.visible(self.model).filter(**{key: self.kwargs["pk"]})
        row = rows.select_related(*[name for name in self.related if name in names]).first()
        if row is None:
            raise Http404(_("Không có hồ sơ này trong các đơn vị của đồng chí."))
        return self.moment.instance(row)


def unit_for(view, code: str = "") -> Unit:
    """The unit a new record belongs to: the one of the top bar. Raises Refused without any."""
    unit = view.request.unit
    if unit is None:
        raise Refused(_("Đồng chí chưa được phân công ở đơn vị nào."))
    return unit
