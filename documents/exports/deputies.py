"""What deputies offer to the rest of the house: evidence, search, a list of their own."""

from django.utils.translation import gettext_lazy

from documents.deputy_papers import deputy_paper
from documents.models import Deputy
from documents.tables.deputies import DeputyTable
from qms import evidence, rail, search
from qms.models.files import attached

ROOM = "documents:document_list"


evidence.register(
    evidence.Register(slug="deputies", table=DeputyTable, record_pdf=deputy_paper, files=attached, order=16)
)
search.register(Deputy, told_on=DeputyTable().prepare)
rail.shelf(ROOM, gettext_lazy("Người ký thay"), "documents:deputy_list", order=17)
