"""What else stands around controlled documents, so that each of their pages has something to show.

Told by acts: the pages through which it comes about are lived through elsewhere.
"""

from types import SimpleNamespace

from django.urls import reverse

from documents.actions import adoption
from documents.models import Document, PaperCopy, Posting, Revision
from qms.models import SavedView
from tests.documents import samples
from tests.documents.law import making as law
from tests.documents.life import making as life
from tests.documents.shared import making as shared
from tests.journeys.control import choose_file
from tests.journeys.desk import Desk

VIEW = "kind=procedure&cols=code&cols=title"


def told(office, officer: Desk) -> SimpleNamespace:
    """One of each noun beside the procedure of chapter six; `batch` is an import that waits."""
    found = SimpleNamespace(document=Document.objects.get(code="QT.CT.02"))
    found.request = life.request(office, found.document)
    found.deputy, found.issuing = life.deputy(office), life.decision(office)
    found.text = law.text(office)
    found.impact = law.impact(office, found.text, found.document, verdict="update", explanation="CT01 mới")
    found.kind = law.kind(office)
    found.batch = law.batch(office, found.kind)
    found.disposal = law.disposal(office, [found.batch])
    found.draft = samples.new_document(office, code="CS-01", kind="policy", title="Chính sách chất lượng")
    found.adoption = share(office)
    SavedView.objects.create(user=office.secretary, list="documents", name="Quy trình", query=VIEW)
    found.waiting = choose_file(officer).page.url.removeprefix(officer.address)
    return found


def share(office):
    """A procedure of the province, taken over word for word and revised there since."""
    source = shared.issued(office, title="Trả lời phản ánh, kiến nghị")
    shared.offered(office, source.document)
    taken = shared.adoption_of(office.tan_tien)
    adoption.adopt_as_is(taken, by=office.chief, place="Quầy 01")
    shared.revised(office, source.document, fee="Không thu")
    return taken


def pages(found: SimpleNamespace, chapter: SimpleNamespace) -> list[str]:
    """Address of one page of each kind, as the officer opens them."""
    document, copy = found.document, PaperCopy.objects.order_by("pk").first()
    current = Revision.objects.get(document=document, status="effective")
    posting = Posting.objects.get(document=document)

    def page(name, *args):
        return reverse(f"documents:{name}", args=[getattr(arg, "pk", arg) for arg in args])

    return [
        chapter.document, chapter.first, f"{chapter.document}?tab=revisions", page("revision_flow", current),
        page("document_reviewed", document), page("document_distribution", document),
        page("copy_give", document), page("copy_list"), page("copy_detail", copy),
        page("copy_act", copy, "copy_recall"), page("reading_matrix"), page("acknowledgement_list"),
        page("change_request_list"), chapter.request, page("change_request_create"),
        page("change_request_act", found.request, "change_request_accept"),
        page("deputy_list"), page("deputy_create"), page("deputy_detail", found.deputy),
        page("decision_list"), page("decision_create"), page("decision_detail", found.issuing),
        page("legal_text_list"), page("legal_text_create"), page("legal_text_detail", found.text),
        page("legal_text_impacts", found.text), page("legal_impact_judge", found.impact),
        page("record_kind_list"), page("record_kind_create"), page("record_kind_detail", found.kind),
        page("record_kind_fill"), page("record_batch_list"), page("record_batch_create"),
        page("record_batch_detail", found.batch), page("disposal_list"),
        page("disposal_detail", found.disposal), page("disposal_lines", found.disposal),
        page("disposal_council", found.disposal),
        page("document_import"), found.waiting, page("revision_edit", found.draft),
        page("posting_list"), page("posting_create"), page("posting_detail", posting),
        page("adoption_list"), page("adoption_detail", found.adoption), page("adoption_matrix"),
        page("adoption_compare", found.adoption), page("adoption_act", found.adoption, "adoption_decline"),
        page("changes"), "/calendar/", "/calendar/days/new/", f"/documents/?{VIEW}",
        chapter.public.rsplit("/", 2)[0] + "/", chapter.public, chapter.status,
    ]  # fmt: skip
