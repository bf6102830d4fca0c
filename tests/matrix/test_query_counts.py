"""Pages cost the same with two rows more: a literal number of queries for every list and record page."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from audits.actions import actions, checklists, findings, packs, reviews
from audits.models import PackHandover
from documents import actions as document_acts
from documents.actions import disposals, recipients
from documents.actions.acknowledging import acknowledge
from documents.actions.copies import give_copies
from documents.models import Posting
from documents.models.recipient import To
from qms.history import record_tx
from qms.models.calendar import set_day, set_saturday
from qms.models.files import attach
from tests.audits import audit_story, nonconformity_story, review_story
from tests.documents import samples
from tests.documents.law import making as law
from tests.documents.life import making as life_making
from tests.documents.shared import making as shared
from tests.registers import making

from . import file_rows, registers_rows, slip_rows, voice_rows
from .addresses import address, url_names
from .story import picture

pytestmark = pytest.mark.django_db

QUERIES = {
    "audits:audit_detail": 19,
    "audits:audit_history": 34,
    "audits:audit_list": 15,
    "audits:checklist": 9,
    "audits:decision_list": 9,
    "audits:evidence": 24,
    "audits:finding_list": 10,
    "audits:nonconformity_board": 7,
    "audits:nonconformity_detail": 12,
    "audits:nonconformity_history": 22,
    "audits:nonconformity_list": 12,
    "audits:pack_detail": 10,
    "audits:pack_history": 20,
    "audits:pack_list": 8,
    "audits:question": 12,
    "audits:review_attendance": 8,
    "audits:review_detail": 14,
    "audits:review_history": 26,
    "audits:review_list": 14,
    "calendar": 20,
    "calendar_history": 12,
    "documents:acknowledgement_list": 11,
    "documents:change_request_detail": 11,
    "documents:change_request_history": 19,
    "documents:change_request_list": 13,
    "documents:decision_detail": 11,
    "documents:decision_history": 18,
    "documents:decision_list": 10,
    "documents:deputy_detail": 8,
    "documents:deputy_history": 14,
    "documents:deputy_list": 10,
    "documents:adoption_compare": 11,
    "documents:adoption_detail": 13,
    "documents:adoption_history": 22,
    "documents:adoption_list": 13,
    "documents:copy_detail": 10,
    "documents:copy_history": 21,
    "documents:copy_list": 12,
    "documents:disposal_detail": 12,
    "documents:disposal_history": 20,
    "documents:disposal_list": 10,
    "documents:document_compare": 7,
    "registers:model_unit_compare": 6,
    "documents:document_detail": 30,
    "documents:document_history": 33,
    "documents:document_list": 17,
    "documents:legal_text_detail": 11,
    "documents:legal_text_history": 18,
    "documents:legal_text_list": 12,
    "documents:posting_detail": 8,
    "documents:posting_history": 16,
    "documents:posting_list": 13,
    "documents:recipient_list": 10,
    "documents:record_batch_detail": 9,
    "documents:record_batch_history": 18,
    "documents:record_batch_list": 11,
    "documents:record_kind_detail": 9,
    "documents:record_kind_history": 14,
    "documents:record_kind_list": 11,
    "documents:revision_detail": 29,
    "documents:revision_history": 23,
    "people": 7,
    "person_edit": 7,
    "registers:home": 9,
    "registers:objective_detail": 11,
    "registers:objective_history": 20,
    "registers:objective_list": 11,
    "registers:risk_detail": 12,
    "registers:risk_history": 19,
    "registers:risk_list": 11,
    "search": 5,
}
QUERIES |= registers_rows.queries() | voice_rows.QUERIES | file_rows.QUERIES | slip_rows.QUERIES
WITH_FILES = ("nc", "audit", "review", "risk", "pack")  # in the story only some have one
RECORD_PAGES = ("_detail", "_history", "checklist", "question", "_compare", "_attendance", "person_edit")
GATHERING = ("_list", "people", "calendar", "evidence", "search", "nonconformity_board", "registers:home")


def a_file_each(office, ours, number=1):
    for record in (getattr(ours, name) for name in WITH_FILES):
        upload = picture(f"{record.pk}-{number}-{type(record).__name__}.png")
        attach(record, upload, by=office.secretary)


def a_changed_calendar(office):
    """Since the files came: the calendar's page asks of each whether it would move."""
    day = dt.date(timezone.localdate().year, 1, 15)
    set_day(day, "off", "Mất điện", source="TB", unit=office.tan_tien, by=office.secretary)


def two_more_rows(office):
    """Two more lines in every list."""
    for number in (2, 3):
        making.planned_risk(office, title=f"Rủi ro {number}")
        making.objective(office, title=f"Mục tiêu {number}")
        draft = samples.written(office, at=timezone.now(), code=f"QT-{number}0", title=f"Quy trình {number}")
        posted(office, draft.document, f"tt-{number}")
        recipients.set_recipient(draft.document, To.PLACE, by=office.secretary, place="Quầy")
        recorded = nonconformity_story.recorded(office, title=f"Sự không phù hợp {number}")
        nonconformity_story.carry(recorded, office, "acting")
        audit_story.planned_by(office, title=f"Đợt {number}")
        law.text(office, code=f"{number}0/2026/TT-BCA")
        source = shared.issued(office, code=f"QT-CAT-{number}0", title=f"Dùng chung {number}")
        shared.offered(office, source.document, office.tan_tien)
        law.disposal(office, [law.batch(office, year=2010 + number)])
        review_story.planned(office, title=f"Họp {number}")


def posted(office, document, slug):
    """One more posting, of a procedure that is only a draft: lists draw its row like any other."""
    with record_tx(by=office.secretary, verb="documents.posting_post"):
        one = Posting(unit=office.tan_tien, document=document, title="Một", field="Cư trú", slug=slug,
                      posted_on=timezone.localdate())  # fmt: skip
        one.number()
        one.save()


def two_more_of_law(office, ours):
    """Two more procedures under the text, batches of the kind and on the list, texts on the procedure."""
    for number in (4, 5):
        draft = samples.written(office, at=timezone.now(), code=f"QT-{number}0", title=f"Việc {number}")
        law.impact(office, ours.text, draft.document)
        batch = law.batch(office, ours.kind, year=2010 + number)
        disposals.add_batches(ours.disposal, [batch], by=office.secretary)
        law.impact(office, law.text(office, code=f"{number}1/2026/TT-BCA"), ours.document)


def two_more_children(office, ours):
    """Two more of whatever stands under the records of the story."""
    today = timezone.localdate()
    for number in (2, 3):
        day = dt.date(today.year, 6, number)
        set_day(day, "off", f"Mất điện {number}", source="TB", unit=office.tan_tien, by=office.secretary)
        set_saturday(office.tan_tien, day, "half", source="QC", by=office.secretary)
        month = dt.date(2026, number, 1)
        making.measurement(office, ours.objective, period_from=month, period_to=month.replace(day=28))
        actions.plan_action(
            ours.nc, text=f"Việc {number}", owner=office.owner, due_on=today, by=office.secretary
        )
        a_file_each(office, ours, number)
        findings.add_finding(
            ours.audit, grade="observation", clauses=["7.5"], requirement="7.5", evidence="Sổ",
            statement=f"Phát hiện {number}", owner=None, due=None, process="Một cửa", by=office.auditor,
        )  # fmt: skip
        checklists.add_question(
            ours.audit, process="Một cửa", clause=["7.5"], question=f"Câu hỏi {number}?", by=office.auditor
        )
        reviews.decide(
            ours.review, kind="resource", text=f"Quyết định {number}", owner=office.owner, due_on=today,
            by=office.chief,
        )  # fmt: skip
        handover = PackHandover(pack=ours.pack, recipient=f"Người {number}", handed_on=timezone.now())
        packs.hand_over(handover, by=office.secretary)
        life_making.request(office, ours.document, title=f"Đề nghị {number}")
        life_making.deputy(office, days_ahead=number * 40)
        life_making.decision(office, title=f"Về việc {number}")
        give_copies(ours.revision, [f"Quầy {number}"], by=office.secretary)
        acknowledge(ours.revision, by=(office.owner, office.owner2)[number - 2])
        revision = document_acts.start_revision(ours.document, reason="Sửa", by=office.secretary)
        document_acts.discard(revision, reason="Thôi", by=office.secretary)


def counted(client, where) -> int:
    """Queries of the page, not of what is read once a process: the page is asked for once before."""
    client.get(where)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(where).status_code == 200, where
    return len(queries)


def all_counted(client, ours) -> dict:
    return {name: counted(client, address(name, ours)) for name in QUERIES}


def test_every_list_and_record_page_has_its_number():
    pages = {name for name in url_names() if name.endswith((*GATHERING, *RECORD_PAGES))}
    assert set(QUERIES) == pages - {"history_feed"}


def test_two_more_rows_and_two_more_children_cost_no_query_more(story, office, as_persona):
    client = as_persona("secretary")
    a_file_each(office, story.ours)
    a_changed_calendar(office)
    assert all_counted(client, story.ours) == QUERIES
    two_more_rows(office)
    two_more_children(office, story.ours)
    for number in (2, 3):
        voice_rows.two_more(office, story.ours, number)
        file_rows.two_more(office, story.ours, number)
        slip_rows.two_more(story.ours, number)
    two_more_of_law(office, story.ours)
    registers_rows.tell_more(office, story.ours)
    assert all_counted(client, story.ours) == QUERIES


@pytest.mark.parametrize("page", ["/", "/history/"])
def test_pages_of_all_kinds_grow_with_the_kinds_and_not_with_the_acts(page, office, as_persona):
    """Forty acts of one kind cost no more than the mixed story of all kinds."""
    client, before = as_persona("secretary"), None
    before = counted(client, page)
    for number in range(12):
        making.planned_risk(office, title=f"Rủi ro {number}")
    assert counted(client, page) <= before
