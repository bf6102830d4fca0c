"""What deputies offer to the rest of the house: evidence, search, a list of their own."""

from django.utils.translation import gettext_lazy

from documents.deputy_papers import deputy_paper
from documents.models import Deputy
from documents.tables.deputies import DeputyTable
from qms import evidence, rail, search
from qms.models.files import files_of

ROOM = "documents:document_list"


def _files(deputy, moment):
    return [(attachment.name, attachment.file) for attachment in files_of(deputy, moment)]


evidence.register(
    evidence.Register(slug="deputies", table=DeputyTable, record_pdf=deputy_paper, files=_files, order=16)
)
search.register(Deputy, told_on=DeputyTable().prepare)
rail.shelf(ROOM, gettext_lazy("Người ký thay"), "documents:deputy_list", order=17)
