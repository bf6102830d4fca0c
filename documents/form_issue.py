"""Which issue of a form a paper is written on (7.5.2 a): read from the master list at the moment."""

from django.utils.translation import gettext as _

from documents import states
from documents.models import Document, Revision
from qms.history import Moment


def form_issue(code: str, unit, moment: Moment) -> dict:
    """Issue and date of the form in force, for the box on top of a paper; of the unit's own before one above.

    Empty where the form is no controlled document.
    """
    keys = [int(key) for key in unit.path.split("/") if key]
    forms = moment.rows(Document).filter(code=code, unit__in=keys).values("id")
    rows = moment.rows(Revision).filter(document__in=forms, status=states.EFFECTIVE)
    revision = rows.order_by("-unit__path", "-id").first()
    if revision is None:
        return {}
    words = _("%(issue)s (sửa đổi %(revision)s)")
    issue = words % {"issue": f"{revision.issue_no:02d}", "revision": f"{revision.revision_no:02d}"}
    return {"issue": issue, "effective_on": revision.effective_from}
