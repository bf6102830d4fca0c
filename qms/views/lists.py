"""A register as a page: filters in the URL, chosen columns, keyset paging, exports of what is shown."""

from django.contrib import messages
from django.forms import ModelChoiceField
from django.http import HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from qms.export.tables import SORT
from qms.filter_bar import filter_bar
from qms.states import Refused
from qms.views import bulk
from qms.views.access import OfficeView
from qms.views.paging import page_of
from qms.views.saved_views import NOT_FILTERS, VIEW_ACTS, SavedViewTabs
from qms.views.sheets import sheet_response

PAGE_SIZE = 50
EXPORT = "export"  # the ticked rows as a workbook


class BadList(Refused):
    """The address asks for a sort, column or filter value that this list does not have."""


class RecordListView(SavedViewTabs, OfficeView):
    """The list page of a Table.

    Set ``table``; ``create_url`` (URL name) with ``create_permission`` for the filled button;
    ``saved_views`` as [(label, "status=open&…"), …] for the tabs; ``bulk_acts`` as [BulkAct, …] for what may
    be done to several rows at once. ``lead()`` may return a sentence
    of what is late (a list of (text, tone) pieces), ``narrow(queryset)`` may restrict the rows further.
    Template context: ``table, page, columns, bar, saved, create_url, lead, empty_hint, exports, bulk``.

    POST is one of the acts on the person's saved views (``do=save_view``, …), a bulk act by its key, or
    ``do=export`` for the ticked rows. Nobody writes while looking at the past.
    """

    template_name = "record_list.html"
    table = None
    title = ""
    create_url = ""
    create_permission = ""
    create_label = ""
    bulk_acts: list = []
    picked: list | None = None  # keys of the ticked rows, when only these are exported
    formats = (("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF"))

    def get(self, request, *args, **kwargs):
        self.register = self._table()
        self._refuse_unknown()
        if wanted := request.GET.get("format", ""):
            return sheet_response(self, wanted)
        return self.render_to_response(self.get_context_data(**kwargs))

    def post(self, request, *args, **kwargs):
        self.register = self._table()
        self._refuse_unknown()
        wanted = request.POST.get("do", "")
        if wanted in VIEW_ACTS:
            return self.change_views(wanted)
        act = next((act for act in self.bulk_acts if act.key == wanted), None)
        if act is None and wanted != EXPORT:
            raise BadList(_("Không rõ việc cần làm với danh sách này. Hãy mở lại danh sách."))
        return self._with_ticked(act)

    def _with_ticked(self, act):
        """Export the ticked rows (no act), or ask about them and act."""
        if not (keys := self._ticked()):
            messages.warning(self.request, _("Hãy đánh dấu ít nhất một dòng trước."))
            return HttpResponseRedirect(self.request.get_full_path())
        everything = self.register.queryset(self.request.user, None, self.moment)
        records = bulk.found_rows(self.narrow(everything), keys)
        if act is None:
            self.picked = keys
            return sheet_response(self, "xlsx")
        response, outcome = bulk.BulkPage(self, act, records).answer()
        if outcome is None:
            return response
        bulk.tell(self.request, act, outcome)
        return HttpResponseRedirect(self.request.get_full_path())

    def _ticked(self) -> list[int]:
        """The keys of the ticked rows, or of every row that fits the filters."""
        if not self.request.POST.get("all"):
            return bulk.chosen_keys(self.request.POST)
        keys = list(self.rows().values_list("pk", flat=True)[: bulk.MOST + 1])
        if len(keys) > bulk.MOST:
            raise BadList(_("Mỗi lần làm nhiều nhất %(n)s dòng. Hãy lọc bớt.") % {"n": bulk.MOST})
        return keys

    def frame_context(self, **context) -> dict:
        """The context of a page of this list that is not the list itself."""
        return super().get_context_data(**context)

    def narrow(self, queryset):
        """Restrict the rows of this list beyond filters; exports are restricted alike."""
        return queryset

    def lead(self):
        """What is late, missing or refused, as a list of (text, tone) pieces under the title."""
        return []

    def rows(self):
        """The queryset of the page and of every export of it."""
        params = self.request.GET
        rows = self.register.queryset(self.request.user, self.units_in_view, self.moment, params)
        rows = self.narrow(rows)
        return rows if self.picked is None else rows.filter(pk__in=self.picked)

    def get_context_data(self, **kwargs):
        page = page_of(self.rows(), self.register.ordering(self.request.GET), self.request.GET, PAGE_SIZE)
        records = self.moment.instances(page.rows)
        self.register.prepare(records, self.moment)
        table = self.register.html_table(records, self.request)
        table.ticks = acts = self._bulk(records, page)  # the table is drawn apart from the page
        return super().get_context_data(
            table=table,
            page=page,
            records=records,
            title=self.title or self.register.title,
            register=self.register,
            columns=self._column_choice(),
            bar=filter_bar(self._filters()),
            any_filter=any(key not in NOT_FILTERS for key, value in self.request.GET.items() if value),
            saved=self.tabs(),
            own_views=self.own_views(),
            to_keep=self.query_to_keep(),
            is_kept=self.is_kept(),
            bulk=acts,
            lead=self.lead(),
            form_mark=self.register.form_mark(self.request.unit, self.moment),
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
        return self.table(chosen=chosen or self._usual_columns(), masked=not unmasked)

    def _usual_columns(self) -> list[str] | None:
        """None: those of the table; where rows of several units stand together the unit as well."""
        if len(self.units_in_view) < 2:
            return None
        columns = self.table.columns
        return [column.key for column in columns if not column.optional or column.key == "unit"]

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

    def filter_names(self) -> set[str]:
        """The keys that the filters of this list write into the address."""
        form = self._form()
        return {name for field in form for name in _names(field)} if form is not None else set()

    def _bulk(self, records, page) -> dict | None:
        """What may be done to ticked rows of this page; None when nothing may."""
        user, unit = self.request.user, self.request.unit
        if not records or unit is None or self.moment.is_past:
            return None
        acts = bulk.offered(self.bulk_acts, records, user)
        exports = bool(self.formats) and user.has_perm("qms.export", unit)
        if not (acts or exports):
            return None
        some_left = len(records) < page.total <= bulk.MOST
        return {"acts": acts, "exports": exports, "all": page.total if some_left else 0}

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


def _names(field) -> list[str]:
    """The keys a filter writes into the address (a range writes two)."""
    suffixes = getattr(field.field.widget, "suffixes", None)
    if suffixes:
        return [f"{field.html_name}_{suffix}" if suffix else field.html_name for suffix in suffixes]
    return [field.html_name]
