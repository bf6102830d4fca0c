"""A nonconformity raised from a late service file: what is known already, and which files have one."""

from django.utils.translation import gettext as _

from audits.models import Nonconformity
from registers.lateness import lateness, when
from registers.models import ServiceFile

CANCELLED = "cancelled"


def drafted_from(source, at) -> dict:
    """What the form of a nonconformity begins with when it is raised from a late file; {} for anything else.

    What, when and how late are facts of the register; the grade and who leads stay for the person to say.
    """
    late = lateness(source, at) if isinstance(source, ServiceFile) else None
    if late is None:
        return {}
    file = late.file
    return {
        "title": _("Hồ sơ %(file)s %(late)s") % {"file": file.code, "late": late.words},
        "process": file.procedure.code if file.procedure else "",
        "clauses": ["8.5.1"],
        "requirement": _required(file),
        "evidence": late.told,
        "statement": _("Hồ sơ %(file)s không trả đúng hẹn: %(late)s.")
        % {"file": file.code, "late": late.words},
    }


def _required(file) -> str:
    words = {"due": when(file.due_at), "revision": file.revision}
    if file.revision is None:
        return _("Trả kết quả chậm nhất %(due)s theo giấy hẹn.") % words
    return _("Trả kết quả chậm nhất %(due)s theo giấy hẹn và quy trình %(revision)s.") % words


def by_nonconformities(moment):
    """Files from which a nonconformity was raised that nobody cancelled."""
    rows = moment.rows(Nonconformity).filter(source_type=ServiceFile.record_type(), source_id__isnull=False)
    return rows.exclude(status=CANCELLED).order_by().values("source_id")
