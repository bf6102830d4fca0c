"""Pages of audits and reviews: who gets which, what a form writes, the past, costs, exports, papers."""

import io
from datetime import time, timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from audits import audit_worklist
from audits.actions import audits, checklists, findings, reviews
from audits.models import Action, Audit, AuditMember, ChecklistItem, Finding, ManagementReview, ReviewInput
from qms import evidence, search
from qms.history import Moment
from qms.history.changes import entries_of
from qms.links import links_of
from qms.models import load_edition
from qms.models.files import attach
from tests.audits import audit_story, review_story
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def standard(db):
    load_edition()


def url(name, *args):
    return reverse(f"audits:{name}", args=args)


def an_audit(office, state="draft", **changes):
    return audit_story.carry(audit_story.planned_by(office, **changes), office, state)


def a_review(office, state="draft", **changes):
    return review_story.carry(review_story.planned(office, **changes), office, state)


def day(days):
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


# --- who gets which page ----------------------------------------------------------------------------
AUDIT_READS = ("audit_detail", "audit_history", "audit_pdf", "audit_plan_pdf", "checklist")
REVIEW_READS = ("review_detail", "review_history", "review_pdf")
# page: those of the unit who get it in the state the test makes
AUDIT_WRITES = {
    "audit_edit": ("draft", {"secretary", "province"}),
    "member_create": ("draft", {"secretary", "province", "chief"}),
    "question_create": ("draft", {"secretary", "province"}),
    "audit_report": ("reporting", {"auditor"}),
    "finding_create": ("reporting", {"auditor"}),
}
REVIEW_WRITES = {
    "review_edit": {"secretary", "province", "chief"},
    "review_minutes": {"secretary", "province", "chief"},
    "review_attendance": {"secretary", "province"},
    "review_decide": {"secretary", "province", "chief"},
}
INSIDE = ("secretary", "chief", "owner", "desk", "auditor", "inspector", "province")
OUTSIDE = ("neighbour", "neighbour_chief", "stranger")


@pytest.mark.parametrize("name", INSIDE)
def test_everybody_of_the_unit_reads(office, signed_in, name):
    audit, review = an_audit(office, "closed"), a_review(office, "preparing")
    client = signed_in(getattr(office, name))
    for page in AUDIT_READS:
        assert client.get(url(page, audit.pk)).status_code == 200, page
    for page in REVIEW_READS:
        assert client.get(url(page, review.pk)).status_code == 200, page
    assert client.get(url("question", audit.pk, 1)).status_code == 200
    for page in ("audit_list", "finding_list", "review_list", "decision_list"):
        assert client.get(url(page)).status_code == 200, page


@pytest.mark.parametrize("name", OUTSIDE)
def test_nobody_outside_the_unit_finds_anything(office, signed_in, name):
    audit, review = an_audit(office, "reporting"), a_review(office, "held")
    finding, item = Finding.objects.get(), ChecklistItem.objects.first()
    client = signed_in(getattr(office, name))
    pages = [url(page, audit.pk) for page in (*AUDIT_READS, *AUDIT_WRITES)]
    pages += [url(page, review.pk) for page in (*REVIEW_READS, *REVIEW_WRITES)]
    pages += [url("question", audit.pk, 1), url("finding_edit", finding.pk), url("question_edit", item.pk)]
    pages += [url("review_input", ReviewInput.objects.first().pk), url("audit_act", audit.pk, "audit_close")]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 404)
    posts = [
        url("finding_act", finding.pk, "raise"), url("member_act", AuditMember.objects.get().pk, "remove"),
        url("checklist_copy", audit.pk), url("question_remove", item.pk),
        url("review_act", review.pk, "review_sign"),
    ]  # fmt: skip
    assert {page: client.post(page).status_code for page in posts} == dict.fromkeys(posts, 404)
    assert audit.title not in client.get(url("audit_list")).content.decode()


@pytest.mark.parametrize("place", AUDIT_WRITES)
def test_who_may_open_a_writing_page_of_an_audit(office, signed_in, place):
    state, allowed = AUDIT_WRITES[place]
    audit = an_audit(office, state)
    got = {name: signed_in(getattr(office, name)).get(url(place, audit.pk)).status_code for name in INSIDE}
    assert got == {name: 200 if name in allowed else 403 for name in INSIDE}


@pytest.mark.parametrize("place", REVIEW_WRITES)
def test_who_may_open_a_writing_page_of_a_review(office, signed_in, place):
    review = a_review(office, "held")
    got = {name: signed_in(getattr(office, name)).get(url(place, review.pk)).status_code for name in INSIDE}
    assert got == {name: 200 if name in REVIEW_WRITES[place] else 403 for name in INSIDE}


@pytest.mark.parametrize("name", ["owner", "desk", "inspector", "chief", "secretary"])
def test_those_who_may_not_see_no_button_and_are_refused(office, signed_in, name):
    audit = an_audit(office, "in_progress")
    item = ChecklistItem.objects.get(audit=audit, no=1)
    client = signed_in(getattr(office, name))
    page = client.get(item.get_absolute_url()).content.decode()
    assert 'name="result"' not in page
    answer = {"result": "conform", "evidence": "Có", "samples": "1", "version": item.version}
    assert client.post(item.get_absolute_url(), answer).status_code == 403
    assert client.post(url("audit_act", audit.pk, "audit_finish")).status_code == 403
    item.refresh_from_db()
    assert item.result == ""


# --- what forms write -------------------------------------------------------------------------------
def plan_fields(**changes):
    return {
        "title": "Đánh giá quầy số 2", "edition": load_edition().pk, "objectives": "Xem sự phù hợp",
        "scope": "Quầy số 2", "criteria": "QT-02", "period_from": day(-300), "period_to": day(0),
        "planned_from": day(5), "planned_to": day(6), "row_0_when": "08:00", "row_0_process": "Quầy số 2",
        "row_0_clauses": "8.2", "row_0_auditor": "Lan", "row_0_auditee": "Đức", **changes,
    }  # fmt: skip


def test_a_plan_is_typed_and_kept(office, signed_in):
    answer = signed_in(office.secretary).post(url("audit_create"), plan_fields())
    audit = Audit.objects.get()
    assert answer.headers["Location"] == url("audit_detail", audit.pk)
    assert audit.schedule == [
        {"when": "08:00", "process": "Quầy số 2", "clauses": "8.2", "auditor": "Lan", "auditee": "Đức"}
    ]
    assert audit.planned_from == timezone.localdate() + timedelta(days=5)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("planned_from", {"planned_from": "31/02/2026"}),
        ("planned_to", {"planned_to": day(-400)}),
        ("scope", {"scope": "Quầy \x00"}),
        ("row_1_process", {"row_1_when": "09:00"}),
        ("title", {"title": "x" * 400}),
    ],
)
def test_nonsense_is_refused_beside_its_field_and_nothing_is_kept(office, signed_in, field, changes):
    answer = signed_in(office.secretary).post(url("audit_create"), plan_fields(**changes))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Audit.objects.count() == 0


def test_the_team_page_shows_conflicts_before_choosing_and_refuses_without_reason(office, signed_in):
    audit = an_audit(office)
    client = signed_in(office.secretary)
    page = client.get(url("member_create", audit.pk))
    shown = dict(page.context["candidates"])
    assert shown[office.auditor] == []
    assert shown[office.owner] == ["đang là chủ quá trình ở đơn vị được đánh giá"]
    chosen = {"user": office.owner.pk, "role": "auditor", "exception_reason": ""}
    assert client.post(url("member_create", audit.pk), chosen).status_code == 409
    assert AuditMember.objects.count() == 0
    chosen["exception_reason"] = "Đơn vị chỉ có 4 người"
    assert client.post(url("member_create", audit.pk), chosen).status_code == 302
    assert AuditMember.objects.get().exception_reason == "Đơn vị chỉ có 4 người"


def test_an_answer_on_the_phone_makes_its_finding_and_goes_on(office, signed_in):
    audit = an_audit(office, "in_progress")
    item = ChecklistItem.objects.get(audit=audit, no=1)
    answer = {
        "result": "minor", "evidence": "QT-02 in lần sửa đổi 00", "samples": "3", "version": item.version,
        "requirement": "Điều 7.5.3.2", "statement": "Bản niêm yết đã hết hiệu lực", "owner": office.owner.pk,
        "due": day(30),
    }  # fmt: skip
    client = signed_in(office.auditor)
    got = client.post(item.get_absolute_url(), answer)
    assert got.headers["Location"] == url("question", audit.pk, 2)
    finding = Finding.objects.get()
    assert (finding.grade, finding.owner, finding.item.no) == ("minor", office.owner, 1)
    stale = client.post(item.get_absolute_url(), {**answer, "evidence": "Khác"})
    assert stale.status_code == 409
    assert Finding.objects.get().evidence == "QT-02 in lần sửa đổi 00"


def test_a_photo_is_evidence_enough(office):
    audit = an_audit(office, "in_progress")
    item = ChecklistItem.objects.get(audit=audit, no=1)
    photo = io.BytesIO(PNG)
    photo.name = "bang-niem-yet.png"
    attach(item, photo, by=office.auditor)
    checklists.answer(item, result="conform", by=office.auditor)
    assert [name for name, _file in audit_worklist.attached(audit, Moment())] == ["bang-niem-yet.png"]


def test_signing_asks_for_the_password_again(office, signed_in):
    audit = an_audit(office)
    audits.add_member(audit, office.auditor, role="lead", by=office.secretary)
    audit.refresh_from_db()
    client = signed_in(office.chief)
    act = url("audit_act", audit.pk, "audit_approve_plan")
    wrong = {"version": audit.version, "confirmed": "1", "password": "sai"}
    assert client.post(act, wrong).status_code == 422
    audit.refresh_from_db()
    assert audit.status == "draft"
    assert client.post(act, {**wrong, "password": PASSWORD}).status_code == 302
    audit.refresh_from_db()
    assert (audit.status, audit.plan_approved_by) == ("planned", office.chief)


def test_a_finding_raises_by_one_click_and_both_pages_link(office, signed_in):
    audit = an_audit(office, "reporting")
    finding = Finding.objects.get()
    got = signed_in(office.auditor).post(url("finding_act", finding.pk, "raise"))
    finding.refresh_from_db()
    assert got.headers["Location"] == finding.get_absolute_url()
    raised = finding.nonconformity
    assert raised.get_absolute_url() in [link.url for link in links_of(audit, Moment())]
    assert finding.get_absolute_url() in [link.url for link in links_of(raised, Moment())]


def test_a_reviewed_input_and_attendance_and_decision_are_typed(office, signed_in):
    review = a_review(office, "held")
    client = signed_in(office.secretary)
    item = ReviewInput.objects.get(review=review, letter="b")
    typed = {"discussion": "Không đổi", "climate": "not_relevant", "version": item.version}
    assert client.post(url("review_input", item.pk), typed).status_code == 302
    item.refresh_from_db()
    assert (item.discussion, item.climate, item.is_answered) == ("Không đổi", "not_relevant", True)
    people = {f"at_{office.chief.pk}": "present", f"at_{office.desk.pk}": "absent"}
    people[f"why_{office.desk.pk}"] = "Nghỉ phép"
    people["version"] = type(review).objects.get(pk=review.pk).version
    assert client.post(url("review_attendance", review.pk), people).status_code == 302
    rows = review.attendees.order_by("user__username").values_list(
        "user__username", "present", "absence_reason"
    )
    assert list(rows) == [("chief", True, ""), ("desk", False, "Nghỉ phép")]
    decision = {"kind": "resource", "text": "Mua máy quét", "owner": office.owner.pk, "due_on": day(-3)}
    assert client.post(url("review_decide", review.pk), decision).status_code == 422
    assert client.post(url("review_decide", review.pk), {**decision, "due_on": day(9)}).status_code == 302
    assert Action.objects.get(review=review).owner == office.owner


# --- the past, history, search, tasks -----------------------------------------------------------------
def test_the_past_shows_the_plan_of_then_without_buttons(office, signed_in):
    audit = an_audit(office)
    then = timezone.localtime().isoformat()
    audits.edit(audit, scope="Phạm vi đã đổi", by=office.secretary)
    client = signed_in(office.secretary)
    page = client.get(url("audit_detail", audit.pk), {"as_of": then}).content.decode()
    assert "Bộ phận Một cửa." in page and "Phạm vi đã đổi" not in page
    assert url("audit_edit", audit.pk) not in page and url("member_create", audit.pk) not in page
    assert "Phạm vi đã đổi" in client.get(url("audit_detail", audit.pk)).content.decode()


def test_history_tells_of_team_answers_and_findings(office):
    audit = an_audit(office, "closed")
    verbs = {entry.verb.label for entry in entries_of(audit, Moment())}
    assert {"đưa vào đoàn", "trả lời câu hỏi", "nêu không phù hợp từ phát hiện", "phê duyệt báo cáo"} <= verbs


def test_history_of_a_review_tells_of_its_decisions(office):
    review = a_review(office, "closed", starts_at=time(8, 30))
    verbs = {entry.verb.label for entry in entries_of(review, Moment())}
    told = [change.new for entry in entries_of(review, Moment()) for change in entry.changes]
    assert "08:30" in told and "chưa có dữ liệu" in told
    assert {"lấy số liệu đầu vào", "ghi quyết định", "xác nhận biên bản", "phê duyệt biên bản"} <= verbs


def test_search_finds_audits_and_reviews_without_marks(office):
    an_audit(office, "planned")
    a_review(office, "preparing")
    assert [hit.code[:2] for hit in search.find("danh gia noi bo", office.owner, Moment())[Audit]] == ["DG"]
    assert len(search.find("xxld", office.owner, Moment())[ManagementReview]) == 1
    assert search.find("danh gia noi bo", office.neighbour, Moment()) == {}


def verbs_for(office, name):
    user, units = getattr(office, name), [office.tan_tien.pk]
    return [task.verb for task in audit_worklist.waiting(user, units, timezone.localdate())]


def test_each_state_waits_for_the_right_person(office):
    audit = audit_story.planned_by(office)
    assert verbs_for(office, "secretary") == ["Hoàn thiện kế hoạch đánh giá"]
    audits.add_member(audit, office.auditor, role="lead", by=office.secretary)
    assert (verbs_for(office, "secretary"), verbs_for(office, "chief")) == (
        [],
        ["Phê duyệt kế hoạch đánh giá"],
    )
    audits.approve_plan(audit, by=office.chief)
    assert (verbs_for(office, "chief"), verbs_for(office, "auditor")) == ([], ["Bắt đầu đánh giá"])
    assert verbs_for(office, "inspector") == []


def test_a_decision_waits_for_its_owner(office):
    a_review(office, "closed")
    assert verbs_for(office, "owner") == ["Thực hiện quyết định xem xét"]
    assert verbs_for(office, "desk") == []


# --- exports and papers -------------------------------------------------------------------------------
def test_lists_export_what_they_show(office, signed_in):
    an_audit(office, "closed")
    client = signed_in(office.secretary)
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(client.get(url("finding_list"), {"format": "xlsx"}))))
    cells = [str(cell.value) for row in sheet.worksheets[-1].iter_rows() for cell in row if cell.value]
    assert "Bảng niêm yết còn bản hết hiệu lực." in cells
    assert "KPH nhẹ" in cells
    assert client.get(url("review_list"), {"format": "csv"}).status_code == 200


def test_registers_are_evidence_of_9_2_and_9_3(office):
    clauses = {register.slug: tuple(register.table.clauses) for register in evidence.registers()}
    assert clauses["audits"] == clauses["findings"] == ("9.2",)
    assert clauses["reviews"] == clauses["decisions"] == ("9.3",)


@pytest.mark.needs("pango")
def test_the_report_on_paper(office):
    audit = an_audit(office, "closed")
    text = text_of(audit_worklist.audit_paper(audit, Moment()))
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "BÁO CÁO", "Bảng 1. Tổng hợp phát hiện theo bộ phận, quá trình",
        "Tổng cộng", "n = 1", "NC-", "Hệ thống phù hợp và có hiệu lực.", "Hoàng Thị Lan", "ĐÃ XÁC NHẬN",
    ):  # fmt: skip
        assert words in text, words
    assert "DỰ THẢO" not in text
    assert audit_worklist.audit_paper(audit, Moment()) == audit.report_file.read()


@pytest.mark.needs("pango")
def test_an_unapproved_paper_says_draft(office):
    assert "DỰ THẢO" in text_of(audit_worklist.audit_paper(an_audit(office), Moment()))
    assert "DỰ THẢO" in text_of(audit_worklist.review_paper(a_review(office, "held"), Moment()))


@pytest.mark.needs("pango")
def test_the_minutes_on_paper(office):
    review = a_review(office, "closed")
    text = text_of(audit_worklist.review_paper(review, Moment()))
    for words in ("BIÊN BẢN", "13/13 mục", "Trang bị 01 máy quét", "CHỦ TRÌ", "THƯ KÝ", "chưa có dữ liệu"):
        assert words in text, words


# --- costs ------------------------------------------------------------------------------------------
def queries(client, address):
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


@pytest.mark.parametrize("place", ["audit_list", "finding_list", "review_list", "decision_list"])
def test_a_list_costs_the_same_at_one_and_three_rows(office, signed_in, place):
    client = signed_in(office.secretary)
    counts = []
    for rows in (1, 2):
        for _row in range(rows):
            an_audit(office, "closed")
            a_review(office, "closed")
        client.get(url(place))
        counts.append(queries(client, url(place)))
    assert counts[0] == counts[1]


def test_an_audit_page_costs_the_same_at_one_and_three_findings(office, signed_in):
    audit = an_audit(office, "reporting")
    client = signed_in(office.auditor)
    client.get(url("audit_detail", audit.pk))
    one = queries(client, url("audit_detail", audit.pk))
    for _more in range(2):
        findings.add_finding(
            audit, grade="opportunity", process="Một cửa", statement="Nên có bảng lớn.", by=office.auditor
        )
    client.get(url("audit_detail", audit.pk))
    assert queries(client, url("audit_detail", audit.pk)) == one


def test_a_review_page_costs_the_same_at_one_and_three_decisions(office, signed_in):
    review = a_review(office, "held")
    client = signed_in(office.secretary)
    counts = []
    for more in (1, 2):
        for _decision in range(more):
            reviews.decide(
                review, kind="improvement", text="Hẹn giờ", owner=office.owner,
                due_on=timezone.localdate() + timedelta(days=9), by=office.secretary,
            )  # fmt: skip
        client.get(url("review_detail", review.pk))
        counts.append(queries(client, url("review_detail", review.pk)))
    assert counts[0] == counts[1]


def test_lists_warn_when_a_year_passed_without_audit_or_review(office, signed_in):
    client = signed_in(office.secretary)
    warning = "trong 12 tháng qua"
    for page in ("audit_list", "review_list"):
        assert warning in client.get(url(page)).content.decode()
    an_audit(office, "closed")
    a_review(office, "closed")
    for page in ("audit_list", "review_list"):
        assert warning not in client.get(url(page)).content.decode()


def test_the_worklist_costs_the_same_at_one_and_three_audits(office):
    counts = []
    for rows in (1, 2):
        for _row in range(rows):
            an_audit(office, "planned")
            audit_story.planned_by(office)
        verbs_for(office, "auditor")  # the roles of a person are read once
        with CaptureQueriesContext(connection) as seen:
            verbs_for(office, "auditor")
        counts.append(len(seen))
    assert counts[0] == counts[1]
