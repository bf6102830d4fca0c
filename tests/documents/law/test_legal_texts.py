"""Legal texts: the three-month clock to the day, what it means for procedures, and what stands where."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from audits import review_facts
from audits.models import ReviewInput
from documents import actions
from documents.actions import legal
from documents.citing import cites
from documents.models import ChangeRequest, LegalImpact, LegalText, Revision
from documents.retention import due_after_law
from documents.states import legal as states
from documents.tables.legal import LegalTextTable
from qms import search, worklist
from qms.history import Moment, record_tx
from qms.states import Refused
from tests.audits import review_story
from tests.documents.samples import DAY_ONE, HANOI, PROCEDURE, effective, written

from . import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_paper(monkeypatch):
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)


def url(name, *args):
    return reverse(f"documents:{name}", args=args)


# --- the clock -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("effective_on", "due"),
    [
        (date(2026, 4, 20), date(2026, 7, 20)),
        (date(2025, 11, 30), date(2026, 2, 28)),
        (date(2023, 11, 30), date(2024, 2, 29)),
        (date(2026, 1, 31), date(2026, 4, 30)),
        (date(2025, 12, 1), date(2026, 3, 1)),
        (None, None),
    ],
)
def test_three_calendar_months_end_at_the_end_of_a_shorter_month(effective_on, due):
    assert due_after_law(effective_on) == due


@pytest.mark.parametrize(
    ("facts", "standing"),
    [
        ({"effective_on": None}, states.UNDATED),
        ({"effective_on": date(2026, 3, 2)}, states.NOT_YET),
        ({"effective_on": date(2026, 3, 1)}, states.IN_FORCE),
        ({"effective_on": date(2026, 1, 1), "partly_on": date(2026, 3, 1)}, states.PARTLY),
        ({"effective_on": date(2026, 1, 1), "partly_on": date(2026, 3, 2)}, states.IN_FORCE),
        ({"effective_on": date(2026, 1, 1), "expired_on": date(2026, 3, 1)}, states.ENDED),
    ],
)
def test_where_a_text_stands_follows_from_its_days_alike_in_page_and_filter(office, facts, standing):
    on = datetime(2026, 3, 1, 12, tzinfo=HANOI)
    text = making.text(office, at=on, **facts)
    assert text.standing(date(2026, 3, 1)).value == standing
    moment = Moment(on + timedelta(minutes=1))
    for value in states.STANDING:
        rows = LegalTextTable().queryset(office.secretary, None, moment, {"standing": value})
        assert rows.count() == (value == standing)


def test_a_text_that_replaces_another_ends_it_on_its_own_day(office):
    old = making.text(office)
    new = making.text(office, code="1/2026/TT-BCA", effective_on=date(2026, 4, 1), replaces=old)
    old.refresh_from_db()
    assert (old.expired_on, old.version) == (date(2026, 4, 1), 2)
    new.effective_on = date(2026, 5, 1)
    legal.edit_text(new, by=office.secretary)
    old.refresh_from_db()
    assert (old.expired_on, old.version) == (date(2026, 5, 1), 3)  # put off, and the end with it


def test_an_earlier_end_that_is_known_stays(office):
    old = making.text(office, expired_on=date(2026, 3, 1))
    new = making.text(office, code="1/2026/TT-BCA", effective_on=date(2026, 4, 1), replaces=old)
    new.effective_on = date(2026, 5, 1)
    legal.edit_text(new, by=office.secretary)
    old.refresh_from_db()
    assert (old.expired_on, old.version) == (date(2026, 3, 1), 1)


def test_a_number_is_in_the_list_once_however_it_is_written(office):
    making.text(office, code="118/2025/NĐ-CP")
    with pytest.raises(Refused, match="đã có trong danh mục"):
        making.text(office, code="118/2025/nd-cp ")
    with pytest.raises(IntegrityError, match=r"legal_text_once|UNIQUE"), record_tx(by=None, verb="qms.load"):
        LegalText(unit=office.tan_tien, code="118/2025/nđ-cp", title="x", issuing_body="y").save()


@pytest.mark.parametrize(
    ("words", "is_cited"),
    [
        ("Thông tư số 66/2023/TT-BCA", True),
        ("thong tu 66/2023/tt-bca, sửa đổi năm 2025", True),
        ("Thông tư 166/2023/TT-BCA", False),
        ("Thông tư 66/2023/TT-BCA-C06", False),
        ("Luật Cư trú", False),
        ("Thông tư số 66/2023/TT-BCA quy định về biểu mẫu", True),
    ],
)
def test_a_citation_is_the_whole_number_however_it_is_typed(words, is_cited):
    assert cites(words, LegalText(code="66/2023/TT-BCA", title="Biểu mẫu")) is is_cited
    assert cites("Luật Cư trú", LegalText(code="68/2020/QH14", title="Luật Cư trú", kind="law"))
    assert cites("03/2025/TT-VPCP", LegalText(code="3/2025/TT-VPCP", title="Hướng dẫn"))


# --- impacts -------------------------------------------------------------------------------------


def test_procedures_that_cite_the_text_or_the_one_it_replaces_are_proposed(office):
    revision = effective(office)
    other = effective(office, code="QT-09", content={**PROCEDURE, "legal_basis": ["Luật Căn cước"]})
    old = making.text(office)
    new = making.text(office, code="1/2026/TT-BCA", replaces=old)
    assert [one.document.code for one in legal.proposals(new)] == ["QT-02"]
    making.impact(office, new, revision.document)
    assert legal.proposals(new) == []
    assert list(legal.reviewable(new)) == [other.document]


def test_a_judgement_a_revision_and_the_clock(office):
    revision = effective(office)
    law = making.text(office, at=DAY_ONE, effective_on=date(2026, 1, 31))
    found = making.impact(office, law, revision.document, verdict=states.UPDATE, at=DAY_ONE)
    assert (found.due_on, found.is_late(date(2026, 4, 30)), found.is_late(date(2026, 5, 1))) == (
        date(2026, 4, 30), False, True,
    )  # fmt: skip
    draft = legal.revise(found, by=office.secretary)
    assert draft.change_summary == "Cập nhật theo thông tư 66/2023/TT-BCA"
    late = datetime(2026, 5, 4, 9, tzinfo=HANOI)
    effective(office, at=late, revision=draft)
    assert legal.settle(date(2026, 5, 5)) == [found]
    found.refresh_from_db()
    assert (found.done_by_id, found.done_on) == (draft.pk, date(2026, 5, 4))
    assert found.standing(date(2026, 6, 1)).value == states.DONE_LATE
    assert legal.settle(date(2026, 5, 6)) == []


def test_a_day_of_effect_that_moves_takes_the_clock_along(office):
    revision = effective(office)
    law = making.text(office, effective_on=None)
    found = making.impact(office, law, revision.document)
    assert (found.due_on, found.standing(date(2030, 1, 1)).value) == (None, states.PENDING)
    law.effective_on = date(2026, 2, 28)
    legal.edit_text(law, by=office.secretary)
    found.refresh_from_db()
    assert found.due_on == date(2026, 5, 28)


def test_nothing_to_change_needs_a_reason_and_stops_the_clock(office):
    revision = effective(office)
    found = making.impact(office, making.text(office), revision.document)
    with pytest.raises(Refused, match="lý do"):
        legal.judge(found, verdict=states.UNAFFECTED, by=office.secretary)
    legal.judge(found, verdict=states.UNAFFECTED, explanation="Chỉ đổi mẫu nội bộ", by=office.owner)
    assert found.standing(date(2030, 1, 1)).value == states.UNAFFECTED
    with pytest.raises(PermissionDenied):
        legal.judge(found, verdict=states.UPDATE, by=office.owner2)


def test_only_a_revision_in_force_of_that_document_since_the_text_counts(office):
    revision = effective(office)
    other = effective(office, code="QT-09")
    law = making.text(office, issued_on=date(2026, 3, 10), effective_on=date(2026, 4, 1))
    found = making.impact(office, law, revision.document, verdict=states.UPDATE)
    for wrong in (other, revision, actions.start_revision(revision.document, by=office.secretary)):
        with pytest.raises(Refused):
            legal.note_done(found, wrong, by=office.secretary)
    assert legal.answers(found) == []


def test_a_document_is_under_review_once_for_a_text(office):
    revision = effective(office)
    law = making.text(office)
    found = making.impact(office, law, revision.document)
    assert legal.add_impacts(law, [revision.document], by=office.secretary) == []
    with pytest.raises(IntegrityError, match=r"impact_once|UNIQUE"), record_tx(by=None, verb="qms.load"):
        LegalImpact(text=law, document=found.document, unit=office.tan_tien).save()


# --- from the unit above -------------------------------------------------------------------------


def test_texts_of_the_province_are_offered_and_copied_and_nothing_else_is_told(office):
    above = making.text(office, by=office.province, unit=office.province_unit, note="Ghi chú riêng của tỉnh")
    making.text(office, by=office.neighbour, unit=office.nham_bien, code="9/2026/TT-XYZ")
    assert list(legal.texts_above(office.tan_tien)) == [above]
    (made,) = legal.adopt_texts(office.tan_tien, [above.pk], by=office.secretary)
    assert (made.unit, made.code, made.source, made.note) == (office.tan_tien, above.code, above, "")
    assert list(legal.texts_above(office.tan_tien)) == []
    with pytest.raises(PermissionDenied):
        legal.adopt_texts(office.tan_tien, [above.pk], by=office.desk)


# --- pages ---------------------------------------------------------------------------------------


def test_the_officer_enters_a_text_and_is_led_to_the_procedures(office, signed_in):
    revision = effective(office)
    client = signed_in(office.secretary)
    data = {
        "code": "66/2023/TT-BCA", "kind": "circular", "title": "Biểu mẫu cư trú",
        "issuing_body": "Bộ Công an", "effective_on": "20/04/2026",
    }  # fmt: skip
    answer = client.post(url("legal_text_create"), data)
    law = LegalText.objects.get()
    assert answer["Location"] == url("legal_text_impacts", law.pk)
    page = client.get(answer["Location"]).content.decode()
    assert "QT-02 Đăng ký tạm trú (“Thông tư số 66/2023/TT-BCA”)" in page
    client.post(answer["Location"], {"cited": [str(revision.document_id)]})
    found = LegalImpact.objects.get()
    assert (found.document, found.verdict, found.due_on) == (revision.document, "pending", date(2026, 7, 20))
    client.post(url("legal_impact_judge", found.pk), {"verdict": "update", "explanation": "Mẫu CT01"})
    answer = client.post(url("legal_impact_revise", found.pk))
    draft = Revision.objects.get(document=revision.document, status="draft")
    assert answer["Location"] == draft.url("edit")
    listed = client.get(url("document_list")).content.decode()
    assert "66/2023/TT-BCA, hạn 20/07/2026" in listed
    assert "Văn bản pháp luật liên quan" in client.get(revision.document.get_absolute_url()).content.decode()


def test_the_past_shows_the_clock_as_it_was_and_offers_nothing(office, signed_in):
    revision = effective(office)
    april = datetime(2026, 4, 1, 9, tzinfo=HANOI)
    law = making.text(office, at=april, effective_on=date(2026, 3, 1))
    found = making.impact(office, law, revision.document, verdict=states.UPDATE, at=april)
    legal.judge(found, verdict=states.UNAFFECTED, explanation="Không đổi", by=office.secretary)
    client = signed_in(office.secretary)
    then = client.get(law.get_absolute_url(), {"as_of": "2026-05-31"}).content.decode()
    assert "Cần cập nhật" in then and "Không đổi" not in then and "legal_impact" not in then
    assert url("legal_impact_judge", found.pk) not in then
    assert client.get(law.get_absolute_url(), {"as_of": "2026-03-31"}).status_code == 404
    overdue = LegalTextTable().queryset(
        office.secretary, None, Moment(datetime(2026, 6, 2, 12, tzinfo=HANOI)), {"clock": "overdue"}
    )
    assert overdue.count() == 1  # on 02/06 it was still to be updated and the day had passed
    assert LegalTextTable().queryset(office.secretary, None, Moment(), {"clock": "overdue"}).count() == 0


def test_the_home_page_tells_officer_and_owner_what_is_due_and_nobody_else(office):
    revision = effective(office)
    law = making.text(office)
    making.impact(office, law, revision.document)
    units = [office.tan_tien.pk]

    def told(user):
        tasks = worklist.tasks(user, units, date(2026, 3, 1))
        return [(task.verb, task.record.code, task.due) for task in tasks if task.icon == "scale"]

    expected = [("Xem xét văn bản mới", "QT-02", date(2026, 2, 28))]
    assert [told(office.secretary), told(office.owner), told(office.owner2)] == [expected, expected, []]


def test_a_text_found_in_the_past_stands_as_it_did_then(office):
    at = datetime(2026, 1, 5, tzinfo=HANOI)
    making.text(office, effective_on=date(2025, 12, 1), expired_on=date(2026, 3, 1), at=at)
    told = [
        search.find("66/2023", office.secretary, moment)[LegalText][0].state.value
        for moment in (Moment(datetime(2026, 2, 1, 12, tzinfo=HANOI)), Moment())
    ]
    assert told == [states.IN_FORCE, states.ENDED]


def test_a_text_is_found_without_marks_by_its_own_unit_only(office):
    law = making.text(office)
    assert search.find("bieu mau dang ky 66/2023", office.desk, Moment()) == {LegalText: [law]}
    assert search.find("bieu mau dang ky 66/2023", office.neighbour, Moment()) == {}


@pytest.mark.parametrize("name", ["desk", "auditor", "inspector"])
def test_who_only_reads_gets_no_button_and_no_form(office, signed_in, name):
    revision = written(office)
    law = making.text(office)
    found = making.impact(office, law, revision.document)
    client = signed_in(getattr(office, name))
    page = client.get(law.get_absolute_url()).content.decode()
    assert url("legal_impact_judge", found.pk) not in page and url("legal_text_edit", law.pk) not in page
    asked = [
        client.get(url("legal_impact_judge", found.pk)), client.post(url("legal_impact_revise", found.pk)),
        client.get(url("legal_text_edit", law.pk)), client.get(url("legal_text_impacts", law.pk)),
    ]  # fmt: skip
    assert [answer.status_code for answer in asked] == [403] * 4


def test_the_list_goes_out_as_excel_csv_and_pdf_rows(office, signed_in):
    revision = effective(office)
    making.impact(office, making.text(office), revision.document, verdict=states.UPDATE)
    client = signed_in(office.secretary)
    text = client.get(url("legal_text_list"), {"format": "csv"}).content.decode("utf-8-sig")
    assert "66/2023/TT-BCA" in text and "QT-02" in text and "Quá hạn cập nhật" in text
    assert client.get(url("legal_text_list"), {"format": "xlsx"}).status_code == 200


def test_the_management_review_is_told_of_new_texts_and_what_is_overdue(office):
    revision = effective(office)
    today = timezone.localdate()
    law = making.text(office, effective_on=today - timedelta(days=200))
    making.impact(office, law, revision.document, verdict=states.UPDATE)
    review = review_story.carry(review_story.planned(office), office, "preparing")
    facts = ReviewInput.objects.get(review=review, letter="b").gathered["facts"]
    assert facts == [
        {"key": "texts_new", "n": 1}, {"key": "texts_taken_in", "n": 0, "of": 1},
        {"key": "texts_late", "n": 1},
        {"key": "register", "slug": "context-issues", "n": 0},
        {"key": "register", "slug": "interested-parties", "n": 0},
    ]  # fmt: skip
    assert [review_facts.in_words(fact) for fact in facts][2] == "1 tài liệu quá hạn cập nhật theo văn bản"


def test_a_change_is_asked_for_with_the_text_as_its_origin(office, signed_in):
    revision = effective(office)
    law = making.text(office)
    found = making.impact(office, law, revision.document)
    with pytest.raises(Refused, match="cần cập nhật"):
        legal.ask_for_change(found, by=office.owner)
    legal.judge(found, verdict=states.UPDATE, explanation="Mẫu CT01", by=office.secretary)
    client = signed_in(office.secretary)
    answer = client.post(url("legal_impact_ask", found.pk))
    asked = ChangeRequest.objects.get()
    assert answer["Location"] == asked.get_absolute_url()
    assert (asked.document, asked.origin, asked.origin_note, asked.content) == (
        revision.document, "law", law.code, "Mẫu CT01",
    )  # fmt: skip
    assert asked.code in client.get(law.get_absolute_url()).content.decode()
