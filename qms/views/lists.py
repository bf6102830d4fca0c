"""A register as a page: filters in the URL, chosen columns, keyset paging, exports of what is shown."""

from django.forms import ModelChoiceField
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from qms.export.tables import SORT
from qms.states import Refused
from qms.views.access import OfficeView
from qms.views.paging import page_of
from qms.views.sheets import sheet_response

PAGE_SIZE = 50
OWN = {"as_of", "unit", SORT, "cols", "after", "before", "format"}


class BadList(Refused):
    """The address asks for a sort, column or filter value that this list does not have."""


class RecordListView(OfficeView):
    """The list page of a Table.

    Set ``table``; ``create_url`` (URL name) with ``create_permission`` for the filled button;
    ``saved_views`` as [(label, "status=open&…"), …] for the tabs. ``lead()`` may return a sentence
    of what is late (a list of (text, tone) pieces), ``narrow(queryset)`` may restrict the rows further.
    Template context: ``table, page, columns, filters, saved, create_url, lead, empty_hint, exports``.
    """

    template_name = "record_list.html"
    table = None
    title = ""
    create_url = ""
    create_permission = ""
    create_label = ""
    saved_views: list = []
    formats = (("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF"))

    def get(self, request, *args, **kwargs):
        self.register = self._table()
        self._refuse_unknown()
        if wanted := request.GET.get("format", ""):
            return sheet_response(self, wanted)
        return self.render_to_response(self.get_context_data(**kwargs))

    def narrow(self, queryset):
        """Restrict the rows of this list beyond filters; exports are restricted alike."""
        return queryset

    def lead(self):
        """What is late, missing or refused, as a list of (text, tone) pieces under the title."""
        return []

    def rows(self):
        """The queryset of the page and of every export of it."""
        params = self.request.GET
        return self.narrow(self.register.queryset(self.request.user, self.units_in_view, self.moment, params))

    def get_context_data(self, **kwargs):
        page = page_of(self.rows(), self.register.ordering(self.request.GET), self.request.GET, PAGE_SIZE)
        records = self.moment.instances(page.rows)
        self.register.prepare(records, self.moment)
        return super().get_context_data(
            table=self.register.html_table(records, self.request),
            page=page,
            records=records,
            title=self.title or self.register.title,
            register=self.register,
            columns=self._column_choice(),
            filters=self._filters(),
            any_filter=any(key not in OWN for key, value in self.request.GET.items() if value),
            saved=self._saved(),
            lead=self.lead(),
            create_url=self._create_url(),
            create_label=self.create_label or _("Lập mới"),
            exports=self.formats if self.request.unit and page.rows else (),
            empty_hint=self.register.empty_hint,
            **kwargs,
        )

    # --- the parts of the address -----------------------------------------------------------------
    def _table(self):
        known = {column.key for column in self.table.columns}
        chosen = [key for key in self.request.GET.getlist("cols") if key]
        if strange := [key for key in chosen if key not in known]:
            raise BadList(_("Danh sách này không có cột “%(name)s”.") % {"name": strange[0][:40]})
        unmasked = self.request.unit is not None and self.request.user.has_perm(
            "qms.see_personal_data", self.request.unit
        )
        return self.table(chosen=chosen or None, masked=not unmasked)

    def _refuse_unknown(self):
        asked = self.request.GET.get(SORT, "")
        if asked and self.register.sorted_by(self.request.GET)[0] is None:
            raise BadList(_("Danh sách này không sắp được theo “%(name)s”.") % {"name": asked[:40]})
        form = self._form()
        if form is not None and not form.is_valid():
            name, errors = next(iter(form.errors.items()))
            label = form.fields[name].label if name in form.fields else name
            raise BadList(_("Bộ lọc “%(name)s”: %(error)s") % {"name": label or name, "error": errors[0]})

    def _form(self):
        if not self.table.filterset:
            return None
        if not hasattr(self, "_filter_form"):
            rows = self.visible(self.table.model).filter(unit__in=self.units_in_view)
            filters = self.table.filterset(self.request.GET, queryset=rows)
            _offer_only_named(filters, rows)
            self._filter_form = filters.form
        return self._filter_form

    def _filters(self):
        """Each filter as a chip: its field, and the present value in words."""
        form = self._form()
        if form is None:
            return []
        if "q" in form.fields:
            form.fields["q"].widget.attrs.setdefault("placeholder", form.fields["q"].label)
        words = dict(self.register.filters_in_words(self.request.GET))
        return [
            {"field": field, "words": words.get(str(field.label), ""), "names": _names(field)}
            for field in sorted(form, key=lambda field: field.name != "q")
        ]

    def _column_choice(self):
        shown = {column.key for column in self.register.shown}
        return [(column.key, column.label, column.key in shown) for column in self.table.columns]

    def _saved(self):
        here = {(key, value) for key, value in self.request.GET.items() if key not in OWN and value}
        return [
            {"label": label, "query": query, "current": here == _pairs(query)}
            for label, query in [(_("Tất cả"), ""), *self.saved_views]
        ]

    def _create_url(self):
        unit = self.request.unit
        if not self.create_url or unit is None or not self.may(self.create_permission, unit):
            return ""
        try:
            return reverse(self.create_url)
        except NoReverseMatch:
            return ""


def _offer_only_named(filters, rows) -> None:
    """A filter by person offers those whom the visible rows name, not everybody of every unit."""
    for name, one in filters.filters.items():
        field = filters.form.fields[name]
        if isinstance(field, ModelChoiceField):
            field.queryset = field.queryset.filter(pk__in=rows.order_by().values(one.field_name))


def _pairs(query: str) -> set:
    return {tuple(part.split("=", 1)) for part in query.split("&") if part}


def _names(field) -> list[str]:
    """The keys a filter writes into the address (a range writes two)."""
    suffixes = getattr(field.field.widget, "suffixes", None)
    if suffixes:
        return [f"{field.html_name}_{suffix}" if suffix else field.html_name for suffix in suffixes]
    return [field.html_name]
