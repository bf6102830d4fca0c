"""A deputy in words and on paper."""

from django.utils.translation import gettext as _

from documents.models import Deputy
from documents.record_papers import Facts, field_rows, record_paper


def told(deputy: Deputy) -> list[Facts]:
    """For whom, who, how, when and why."""
    rows = field_rows(deputy, "person", "deputy", "form", "from_date", "to_date", "basis")
    position = ("position", _("Chức vụ người được ký thay"), deputy.person.position)
    return [Facts(_("Ký thay"), [rows[0], position, *rows[1:]])]


def deputy_paper(deputy, moment) -> bytes:
    """The entry as of a moment."""
    deputy.seen_as = deputy.standing(moment.on)
    return record_paper(deputy, moment, told(deputy))
