"""A register on the page: our columns as a django-tables2 table, drawn by templates/_partials/table.html."""

import django_tables2 as tables2
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from qms.export.values import shown_text

TEMPLATE = "_partials/table.html"
SORT = "sort"
NOTHING = ("", "–")


class PageOfRecords(tables2.data.TableListData):
    """Records of one page. The database has put them in order; sorting a page again would mix it up."""

    def order_by(self, aliases):
        return


class ListColumn(tables2.Column):
    """One declared column: its value as a reader sees it, its link, its second line."""

    def __init__(self, table, column):
        # Every record has a key, so tables2 never skips the cell; the value itself comes from the register.
        super().__init__(
            verbose_name=column.label, accessor="pk", orderable=bool(column.order_by), empty_values=(),
            attrs={
                "th": {"class": f"kind-{column.kind}", "scope": "col"},
                "td": {"class": f"kind-{column.kind}", "data-label": str(column.label)},
            },
        )  # fmt: skip
        self.register = table
        self.declared = column

    def render(self, record):
        column = self.declared
        shown = self._text(self.register.cell(record, column))
        if column.link:
            shown = format_html('<a href="{}">{}</a>', record.get_absolute_url(), shown)
        second = column.second(record) if column.second else ""
        if column.kind == "text" and str(shown) not in NOTHING:
            # Long words are cut by themselves, so that the second line under them stays in sight
            shown = format_html('<div class="clip{}">{}</div>', " short" if second else "", shown)
        if second:
            shown = format_html('{} <small class="second-line">{}</small>', shown, second)
        return shown

    def _text(self, value):
        if self.declared.kind == "state" and hasattr(value, "tone"):
            return mark_safe(render_to_string("_partials/state.html", {"state": value}).strip())  # noqa: S308
        return shown_text(value, self.declared.kind)


def list_of(table, records, request):
    """`records` (one page, in order) as a django-tables2 table; see `Table.html_table`."""
    params = request.GET if request is not None else {}
    asked, descending = table.sorted_by(params)
    columns = [(column.key, ListColumn(table, column)) for column in table.shown]
    order = (f"-{asked.key}" if descending else asked.key,) if asked in table.shown else ()
    # Without the request: with it tables2 would cut the page again, to 25 rows
    return tables2.Table(
        PageOfRecords(list(records)), extra_columns=columns, order_by=order, order_by_field=SORT,
        template_name=TEMPLATE, empty_text=table.empty_hint,
        row_attrs={"data-pk": lambda record: record.pk},
    )  # fmt: skip
