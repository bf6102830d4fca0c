"""Links between a procedure and those of its forms that are documents of the unit themselves."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from documents import states
from documents.models import Document, Kind, Revision
from documents.tables.documents import in_force_of
from qms import links


@links.register
def forms_and_procedures(record, moment) -> Iterator[links.Link]:
    """From a procedure to its forms, and from a form back to the procedures in force that use it."""
    if isinstance(record, Revision):
        yield from _forms_of(record, moment)
    elif isinstance(record, Document):
        yield from _procedures_of(record, moment) if record.kind == Kind.FORM else _own_forms(record, moment)


def _own_forms(document, moment):
    rows = moment.rows(Revision).filter(document_id=document.pk).order_by("issue_no", "revision_no", "id")
    revision = in_force_of(moment.instances(rows))
    return _forms_of(revision, moment) if revision else ()


def _forms_of(revision, moment):
    codes = [form.code for form in revision.body.forms if form.code]
    if not codes:
        return
    rows = moment.rows(Document).filter(unit_id=revision.unit_id, code__in=codes)
    for document in moment.instances(rows.order_by("code")):
        yield _link(document, _("Biểu mẫu kèm theo"))


def _procedures_of(form, moment):
    rows = moment.rows(Revision).filter(unit_id=form.unit_id, status=states.EFFECTIVE)
    told = rows.values_list("document_id", "content__forms")
    keys = [key for key, forms in told if any(row["code"] == form.code for row in forms or ())]
    for document in moment.instances(moment.rows(Document).filter(id__in=keys).order_by("code")):
        yield _link(document, _("Quy trình dùng biểu mẫu này"))


def _link(document, group):
    return links.Link(str(document), document.get_absolute_url(), "file-text", group)
