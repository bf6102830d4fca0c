"""The tabs of a list: the built-in ones, then the person's own, which he keeps, renames and drops here."""

from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms import saved_views
from qms.export.tables import SORT
from qms.forms import OfficeForm, PlainTextField
from qms.models import SavedView
from qms.states import Refused

COLUMNS = "cols"
NOT_FILTERS = {"as_of", "unit", SORT, COLUMNS, "after", "before", "format"}


class ViewNameForm(OfficeForm):
    """The name of a saved view."""

    name = PlainTextField(label=gettext_lazy("Tên của cách xem"), max_length=60)


class SavedViewTabs:
    """Part of a list page: its tabs, and the acts ``save_view``, ``rename_view``, ``drop_view``.

    The list has refused every filter, column and order it does not know before any of this is asked.
    """

    saved_views: list = []

    def tabs(self) -> list[dict]:
        """Built-in tabs and own ones; an own view that fits exactly is the present one."""
        here, own = self.query_to_keep(), self.own_views()
        exact = any(view.query == here for view in own)
        filters = _filters_of(here)
        built_in = [
            {"label": label, "query": query, "current": not exact and filters == _filters_of(query)}
            for label, query in [(_("Tất cả"), ""), *self.saved_views]
        ]
        return built_in + [
            {"label": view.name, "query": view.query, "current": view.query == here, "own": view.pk}
            for view in own
        ]

    def is_kept(self) -> bool:
        """Whether a tab shows exactly this already, so that there is nothing to keep."""
        pairs = sorted(parse_qsl(self.query_to_keep()))
        return any(sorted(parse_qsl(tab["query"])) == pairs for tab in self.tabs())

    def own_views(self) -> list[SavedView]:
        if not hasattr(self, "_own_views"):
            self._own_views = saved_views.views_of(self.request.user, self.register.slug)
        return self._own_views

    def query_to_keep(self) -> str:
        """Filters, columns and order of the page in a fixed order, without unit, day or place."""
        known = {SORT, COLUMNS, *self.filter_names()}
        asked = self.request.GET.lists()
        return urlencode(sorted((key, v) for key, values in asked if key in known for v in values if v))

    def change_views(self, wanted: str):
        """Do one of the three acts and go to where the list then stands."""
        try:
            query = getattr(self, f"_{wanted}")()
        except Refused as refusal:
            messages.error(self.request, str(refusal))
            return HttpResponseRedirect(self.request.get_full_path())
        return HttpResponseRedirect(f"{self.request.path}?{query}" if query else self.request.path)

    def _save_view(self) -> str:
        query = self.query_to_keep()
        view = saved_views.keep(
            self.request.user, self.register.slug, self._typed_name(), query, taken=self._built_in_names()
        )
        messages.success(self.request, _("Đã lưu cách xem “%(name)s”.") % {"name": view.name})
        return query

    def _rename_view(self) -> str:
        view = saved_views.rename(self._own_view(), self._typed_name(), taken=self._built_in_names())
        messages.success(self.request, _("Đã đổi tên cách xem thành “%(name)s”.") % {"name": view.name})
        return view.query

    def _drop_view(self) -> str:
        view = self._own_view()
        view.delete()
        messages.success(self.request, _("Đã xóa cách xem “%(name)s”.") % {"name": view.name})
        return ""

    def _own_view(self) -> SavedView:
        """The view named by the form. 404 unless it is the person's own, of this list."""
        key = self.request.POST.get("view", "")
        mine = {str(view.pk): view for view in self.own_views()}
        if key not in mine:
            raise Http404(_("Không có cách xem này."))
        return mine[key]

    def _typed_name(self) -> str:
        form = ViewNameForm(self.request.POST)
        if not form.is_valid():
            raise Refused(_("Tên của cách xem: %(error)s") % {"error": form.errors["name"][0]})
        return form.cleaned_data["name"]

    def _built_in_names(self) -> list[str]:
        return [_("Tất cả"), *(str(label) for label, _query in self.saved_views)]


def _filters_of(query: str) -> set[tuple[str, str]]:
    """What a query narrows by; a tab stays the present one however its rows are put in order."""
    return {(key, value) for key, value in parse_qsl(query) if key not in NOT_FILTERS}


VIEW_ACTS = ("save_view", "rename_view", "drop_view")
