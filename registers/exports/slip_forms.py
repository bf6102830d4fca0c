"""What the forms of the slips offer to the rest of the house: evidence, their shelf, their first rows."""

from django.utils.translation import gettext_lazy

from qms import evidence, rail, staff
from registers.slip_editions import load_slip_forms
from registers.tables.slip_forms import SlipFormTable

ROOM = "registers:service_file_list"

evidence.register(
    evidence.Register(
        slug=SlipFormTable.slug, table=SlipFormTable, order=41, maintained=True,
        in_force=lambda form: form.to_date is None,
    )
)  # fmt: skip
rail.shelf(ROOM, gettext_lazy("Biểu mẫu"), "registers:slip_form_list", order=60)


@staff.unit_added.append
def first_forms(unit):
    """A topmost unit begins with the forms that are known."""
    if unit.parent_unit_id is None:
        load_slip_forms()
