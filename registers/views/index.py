"""The registers of the unit by clause: how many lines, the newest, and what waits."""

from itertools import groupby

from django.urls import reverse

from qms.form_numbers import marks_of
from qms.models import Clause
from qms.views import OfficeView
from registers.counting import counts_of
from registers.tables import REGISTERS

CHANGE_REQUESTS = "documents:change_request_list"


class IndexView(OfficeView):
    """``/registers/``: grouped by the chapters of the standard, a few queries for all registers."""

    template_name = "registers/index.html"
    section = "registers:home"

    def get(self, request, *args, **kwargs):
        found = counts_of(REGISTERS, self.units_in_view, self.visible, self.moment.on)
        marks = self._marks()
        pairs = zip(REGISTERS, found, strict=True)
        lines = [_line(table, count, marks.get(table.form_code)) for table, count in pairs]
        titles = _chapter_titles()
        chapters = [
            {"number": chapter, "title": titles.get(chapter, ""), "lines": list(items)}
            for chapter, items in groupby(lines, key=lambda line: line["chapter"])
        ]
        return self.render_to_response(
            self.get_context_data(
                chapters=chapters,
                lines=lines,
                waiting=sum(line["waiting"] for line in lines),
                unnumbered=self.request.unit is not None and not all(mark.code for mark in marks.values()),
                change_requests=f"{reverse(CHANGE_REQUESTS)}?origin=suggestion",
            )
        )

    def _marks(self) -> dict:
        """The numbers of the forms in the unit of the top bar."""
        unit = self.request.unit
        return marks_of([table.form_code for table in REGISTERS], unit, self.moment) if unit else {}


def _line(table, count, mark) -> dict:
    name = table.model.url_name
    newest = count.newest
    return {
        "table": table,
        "mark": mark,
        "chapter": table.clauses[0].split(".")[0],
        "url": reverse(f"{name}_list"),
        "count": count.count,
        "waiting": count.waiting,
        "newest": f"{newest[1]} {newest[2]}" if newest else "",
        "newest_url": reverse(f"{name}_detail", args=[newest[0]]) if newest else "",
    }


def _chapter_titles() -> dict[str, str]:
    """The titles of chapters 4 to 10 in the edition in force."""
    rows = Clause.objects.filter(edition__in_force=True, number__in=[str(n) for n in range(4, 11)])
    return {clause.number: str(clause.title) for clause in rows}
