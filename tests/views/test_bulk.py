"""One act for several rows: shown before, asked again of each row, and told what was not done and why."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from documents.models import Document
from qms.history import history_of
from qms.views import bulk
from registers import actions
from registers.models import Risk
from tests.documents import samples

LIST = "/registers/risks/"


def post(client, rows, address=LIST, follow=True, **data):
    return client.post(address, {"row": [row.pk for row in rows], **data}, follow=follow)


def confirmed(rows, **data):
    return {**{f"version_{row.pk}": row.version for row in rows}, "confirmed": "1", **data}


def said(response):
    return [str(message) for message in response.context["messages"]]


def people(rows):
    return [Risk.objects.get(pk=row.pk).person for row in rows]


@pytest.fixture
def risks(office, make_risk):
    return [make_risk(f"Rủi ro {n}", person=office.owner) for n in (1, 2)]


def test_the_page_between_says_of_each_row_whether_it_may_be_done(office, signed_in, risks, make_risk):
    foreign = make_risk("Của người khác", person=office.owner2)
    page = post(signed_in(office.owner), [*risks, foreign], do="hand_over")
    why = {record.title: why for record, why in page.context["lines"]}
    no = "Đồng chí không có quyền làm việc này."
    assert (page.status_code, why) == (200, {"Rủi ro 1": "", "Rủi ro 2": "", "Của người khác": no})
    assert people(risks) == [office.owner, office.owner]


def test_each_row_is_its_own_act_and_those_not_done_are_named(office, signed_in, risks, make_risk):
    taken = make_risk("Của người ấy", person=office.owner2)
    rows = [*risks, taken]
    response = post(
        signed_in(office.secretary), rows, do="hand_over",
        **confirmed(rows, person=office.owner2.pk, reason="Chuyển công tác"),
    )  # fmt: skip
    assert said(response) == [
        "Đổi người chịu trách nhiệm: đã làm 2 dòng.",
        f"Đổi người chịu trách nhiệm: không làm 1 dòng. {taken.code}: Đang do Vũ Đình Khôi phụ trách.",
    ]
    assert people(rows) == [office.owner2] * 3
    last = [history_of(Risk)._base_manager.filter(id=row.pk).latest("history_id") for row in risks]
    assert [(row.history_verb, row.history_change_reason) for row in last] == [
        ("registers.edit", "Chuyển công tác")
    ] * 2
    assert len({row.history_act for row in last}) == 2


def test_a_row_changed_since_it_was_shown_is_left_alone(office, signed_in, risks):
    data = confirmed(risks, person=office.owner2.pk)
    newer = Risk.objects.get(pk=risks[0].pk)
    newer.title = "Đã sửa"
    actions.edit(newer, by=office.chief)
    response = post(signed_in(office.secretary), risks, do="hand_over", **data)
    code = risks[0].code
    assert said(response)[1] == (
        f"Đổi người chịu trách nhiệm: không làm 1 dòng. {code}: "
        "Hồ sơ đã được người khác lưu trong lúc đồng chí đang sửa."
    )
    assert people(risks) == [office.owner, office.owner2]


def test_rights_are_asked_again_when_it_is_done(office, signed_in, risks, make_risk):
    """The posted form may name rows that the page would have shown as not allowed."""
    foreign = make_risk("Của người khác", person=office.owner2)
    rows = [risks[0], foreign]
    post(signed_in(office.owner), rows, do="hand_over", **confirmed(rows, person=office.auditor.pk))
    assert people(rows) == [office.auditor, office.owner2]


def test_without_the_right_on_any_row_it_is_forbidden_and_not_offered(office, signed_in, risks):
    client = signed_in(office.desk)
    assert post(client, risks, do="hand_over", **confirmed(risks)).status_code == 403
    assert client.get(LIST).context["bulk"]["acts"] == []


def test_rows_of_the_neighbour_are_not_found(office, signed_in, risks, make_risk):
    theirs = make_risk("Bên kia", unit=office.nham_bien, by=office.neighbour)
    client = signed_in(office.secretary)
    for wanted in ("hand_over", "export"):
        assert post(client, [risks[0], theirs], do=wanted).status_code == 404


def test_a_person_without_a_role_in_the_unit_of_the_row_does_not_get_it(office, signed_in, make_risk):
    rows = [make_risk("Ta"), make_risk("Bạn", unit=office.nham_bien, by=office.neighbour)]
    response = post(
        signed_in(office.province), rows, do="hand_over", **confirmed(rows, person=office.province.pk)
    )
    assert said(response) == ["Đổi người chịu trách nhiệm: đã làm 2 dòng."]
    rows = [Risk.objects.get(pk=row.pk) for row in rows]
    refused = bulk.carry_out(
        next(iter(post(signed_in(office.province), rows, do="hand_over").context["view"].bulk_acts)),
        rows, {row.pk: row.version for row in rows},
        by=office.province, reason="", values={"person": office.secretary},
    )  # fmt: skip
    assert [record.title for record in refused.done] == ["Ta"]
    assert [(record.title, why) for record, why in refused.refused] == [
        ("Bạn", "Trần Thị Hoa không giữ vai trò nào ở Công an thị trấn Nham Biền.")
    ]


@pytest.mark.parametrize(
    ("data", "status"),
    [({"do": "hand_over", "row": ["x"]}, 400), ({"do": "hand_over", "row": range(1, 202)}, 400),
     ({"do": "nonsense", "row": ["1"]}, 400), ({}, 400)],
)  # fmt: skip
def test_nonsense_is_refused(office, signed_in, data, status):
    assert signed_in(office.secretary).post(LIST, data).status_code == status


def test_nothing_ticked_goes_back_with_a_sentence(office, signed_in, risks):
    assert said(post(signed_in(office.secretary), [], do="hand_over")) == [
        "Hãy đánh dấu ít nhất một dòng trước."
    ]


def test_a_missing_answer_is_asked_for_again(office, signed_in, risks):
    response = post(signed_in(office.secretary), risks, do="hand_over", **confirmed(risks))
    assert (response.status_code, people(risks)) == (422, [office.owner] * 2)


def test_every_row_that_fits_the_filter(office, signed_in, risks, make_risk):
    make_risk("Cơ hội", kind="opportunity")
    page = signed_in(office.secretary).post(f"{LIST}?kind=risk", {"do": "hand_over", "all": "1"})
    assert sorted(record.title for record, _why in page.context["lines"]) == ["Rủi ro 1", "Rủi ro 2"]


def test_the_ticked_rows_as_a_workbook(office, signed_in, risks):
    response = post(signed_in(office.inspector), risks[:1], f"{LIST}?cols=title", do="export")
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    assert [[cell.value for cell in row] for row in book.worksheets[1].iter_rows()] == [["Tên"], ["Rủi ro 1"]]


def test_no_tick_while_looking_at_the_past(office, signed_in, make_risk):
    make_risk(at=timezone.now() - timedelta(days=3))
    day = timezone.localdate() - timedelta(days=1)
    response = signed_in(office.secretary).get(LIST, {"as_of": day.isoformat()})
    assert (response.context["bulk"], b'name="row"' in response.content) == (None, False)


def test_reviewed_documents_get_their_next_day_and_a_draft_does_not(office, signed_in):
    effective = samples.effective(office, code="QT-01")
    draft = samples.written(office, at=timezone.now(), code="QT-02").document
    rows, day = [effective.document, draft], timezone.localdate() + timedelta(days=300)
    rows = [Document.objects.get(pk=row.pk) for row in rows]
    data = confirmed(rows, review_on=f"{day:%d/%m/%Y}", reason="Đã xem, không phải sửa")
    response = post(signed_in(office.secretary), rows, "/documents/", do="reviewed", **data)
    assert said(response) == [
        "Đã soát xét, hẹn lần tới: đã làm 1 dòng.",
        "Đã soát xét, hẹn lần tới: không làm 1 dòng. QT-02: Chỉ tài liệu đang hiệu lực mới soát xét định kỳ.",
    ]
    assert Document.objects.get(pk=rows[0].pk).review_on == day


@pytest.mark.parametrize(("days", "reason"), [(0, "Đã xem"), (300, "")])
def test_a_review_needs_a_day_to_come_and_its_result(office, signed_in, days, reason):
    document = Document.objects.get(pk=samples.effective(office, code="QT-01").document_id)
    day = timezone.localdate() + timedelta(days=days)
    data = confirmed([document], review_on=f"{day:%d/%m/%Y}", reason=reason)
    response = post(signed_in(office.secretary), [document], "/documents/", do="reviewed", **data)
    assert (response.status_code, Document.objects.get(pk=document.pk).version) == (422, document.version)


def test_a_long_list_of_refusals_stays_a_sentence():
    names = [f"RR-{n}" for n in range(14)]
    assert bulk._names(names) == f"{', '.join(names[:12])} và 2 dòng khác"
