"""The pages of nonconformities: who sees what, what a form writes, the past, two people, exports, paper."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from pypdf import PdfReader

from audits.actions import actions, nonconformities
from audits.fishbone import BRANCHES, fishbone_svg
from audits.models import Action, Nonconformity
from audits.nonconformity_paper import nonconformity_pdf
from audits.nonconformity_worklist import waiting
from qms import evidence, search
from qms.history import Moment, history_of
from qms.history.changes import entries_of
from qms.links import links_of
from qms.models import PersonalData, load_edition

from .nonconformity_story import FISHBONE, WHYS, at, description, recorded

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
PAGES = (
    "nonconformity_detail", "nonconformity_edit", "nonconformity_history", "nonconformity_pdf",
    "nonconformity_correction", "nonconformity_cause", "nonconformity_verification_plan",
    "nonconformity_verdict", "action_create",
)  # fmt: skip


@pytest.fixture(autouse=True)
def standard(db):
    load_edition()


def url(name, *args):
    return reverse(f"audits:{name}", args=args)


def typed(**changes):
    """The create form as a browser sends it."""
    fields = description(**changes)
    return {**fields, "detected_on": f"{fields['detected_on']:%d/%m/%Y}", "lead": "", "due_on": ""}


# --- who gets which page --------------------------------------------------------------------------


def test_another_unit_gets_404_for_every_page(office, signed_in):
    record = at(office, "acting")
    client = signed_in(office.neighbour)
    for name in PAGES:
        assert client.get(url(name, record.pk)).status_code == 404, name
    given = Action.objects.get()
    assert client.get(url("action_edit", given.pk)).status_code == 404
    assert client.get(url("action_act", given.pk, "complete")).status_code == 404
    assert client.post(url("nonconformity_act", record.pk, "nonconformity_cancel")).status_code == 404


def test_the_inspector_reads_and_is_refused_every_writing_page(office, signed_in):
    record = at(office, "acting")
    client = signed_in(office.inspector)
    got = {name: client.get(url(name, record.pk)).status_code for name in PAGES}
    reads = {"nonconformity_detail", "nonconformity_history", "nonconformity_pdf"}
    assert got == {name: 200 if name in reads else 403 for name in PAGES}
    assert client.get(url("nonconformity_create")).status_code == 403
    given = Action.objects.get()
    assert client.post(url("action_act", given.pk, "complete")).status_code == 403
    assert client.post(url("nonconformity_act", record.pk, "nonconformity_cancel")).status_code == 403
    page = client.get(url("nonconformity_detail", record.pk)).content.decode()
    assert "/cause/" not in page and "/act/" not in page and ">Sửa<" not in page


@pytest.mark.parametrize("verb", ["nonconformity_verify", "nonconformity_correct", "action_plan", "dance"])
def test_verbs_with_their_own_page_or_none_are_not_made_by_a_bare_post(office, signed_in, verb):
    record = at(office, "verifying")
    answer = signed_in(office.secretary).post(url("nonconformity_act", record.pk, verb))
    assert answer.status_code in (403, 404)
    assert Nonconformity.objects.get().is_effective is None


# --- raising --------------------------------------------------------------------------------------


def test_raising_by_hand_makes_one_record_for_a_double_click(office, signed_in):
    client = signed_in(office.desk)
    sent = {**typed(), "submission_key": "6f1d2f1a-5a64-4c0a-9a0e-222222222222"}
    first = client.post(url("nonconformity_create"), sent)
    second = client.post(url("nonconformity_create"), sent)
    record = Nonconformity.objects.get()
    assert (first.status_code, first.url, second.url) == (
        302, record.get_absolute_url(), record.get_absolute_url(),
    )  # fmt: skip
    assert (record.code, record.clauses, record.created_by) == (
        f"NC-{TODAY().year}-0001", ["8.5.1", "8.7"], office.desk,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("detected_on", "31/02/2026", "Không có ngày 31/02/2026"),
        ("clauses", [], "bắt buộc"),
        ("clauses", ["99.9"], "Không có điều khoản 99.9"),
        ("grade", "worst", "Lựa chọn này không có"),
        ("title", "a\x07b", "ký tự không dùng được"),
        ("statement", "x" * 5000, "nhiều nhất 4000"),
        ("due_on", "01/01/2020", "không thể trước ngày phát hiện"),
        ("lead", "999999", "Lựa chọn này không có"),
    ],
)
def test_nonsense_is_answered_beside_its_field_and_nothing_is_written(office, signed_in, field, value, words):
    answer = signed_in(office.secretary).post(url("nonconformity_create"), {**typed(), field: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert words in str(answer.context["form"].errors[field])
    assert Nonconformity.objects.count() == 0


def test_decomposed_letters_are_stored_composed(office, signed_in):
    signed_in(office.secretary).post(url("nonconformity_create"), typed(title="Tra\u0309 tre\u0302\u0303"))
    assert Nonconformity.objects.get().title == "Trả trễ"


def test_raising_from_a_record_points_back_and_shows_there(office, signed_in):
    origin = at(office, "closed")
    client = signed_in(office.auditor)
    source = f"audits.nonconformity:{origin.pk}"
    page = client.get(url("nonconformity_create"), {"source": source})
    assert page.context["source_record"] == origin
    client.post(url("nonconformity_create"), {**typed(), "source_record": source})
    raised = Nonconformity.objects.exclude(pk=origin.pk).get()
    assert (raised.source_type, raised.source_id) == ("audits.nonconformity", origin.pk)
    shown = [link.url for link in links_of(origin, Moment()) if str(link.group) == "Không phù hợp"]
    assert shown == [raised.get_absolute_url()]


@pytest.mark.parametrize(
    "source", ["audits.nonconformity:999", "qms.user:1", "no.such:1", "x", "audits.action:-1"]
)
def test_a_source_that_is_no_visible_record_is_404(office, signed_in, source):
    answer = signed_in(office.secretary).get(url("nonconformity_create"), {"source": source})
    assert answer.status_code == 404


def test_a_source_in_another_unit_is_404(office, signed_in):
    theirs = nonconformities.record_nonconformity(office.nham_bien, by=office.neighbour, **description())
    source = f"audits.nonconformity:{theirs.pk}"
    assert signed_in(office.secretary).get(url("nonconformity_create"), {"source": source}).status_code == 404


# --- the story through the pages ------------------------------------------------------------------


def cause_form(record):
    fields = {f"why_{n}_{part}": text for n, why in enumerate(WHYS) for part, text in why.items()}
    places = {branch: 0 for branch in BRANCHES}
    for cause in FISHBONE:
        place = places[cause["branch"]]
        fields[f"cause_{cause['branch']}_{place}"] = cause["cause"]
        if cause["confirmed"]:
            fields[f"confirmed_{cause['branch']}_{place}"] = "on"
        places[cause["branch"]] += 1
    return {**fields, "root_cause": "QT-01 chỉ có tổng thời hạn.", "version": record.version}


def test_from_recorded_to_closed_by_form_posts_alone(office, signed_in):
    record = recorded(office)
    today = f"{TODAY():%d/%m/%Y}"

    def post(person, name, pk, *args, **fields):
        record.refresh_from_db()
        sent = {"version": record.version, "confirmed": "1", **fields}
        answer = signed_in(person).post(url(name, pk, *args), sent)
        assert answer.status_code == 302, (
            name,
            getattr(answer, "context", None) and answer.context["errors"],
        )
        record.refresh_from_db()
        return record.status

    sent = {
        "correction": "Xin lỗi hai công dân.",
        "correction_by": office.desk.pk,
        "correction_done_on": today,
    }
    assert post(office.owner, "nonconformity_correction", record.pk, **sent) == "correcting"
    assert post(office.owner, "nonconformity_cause", record.pk, **cause_form(record)) == "analysing"
    assert (record.whys, record.fishbone) == (WHYS, [FISHBONE[1], FISHBONE[0]])
    given = {"text": "Sửa QT-01", "owner": office.owner2.pk, "due_on": today}
    assert post(office.secretary, "action_create", record.pk, **given) == "acting"
    plan = {"verify_from": today, "verifier": office.auditor.pk, "verify_method": "Mẫu 15 hồ sơ."}
    assert post(office.secretary, "nonconformity_verification_plan", record.pk, **plan) == "acting"
    action = Action.objects.get()
    done = {"version": action.version, "done_on": today, "evidence": "QT-01 sửa đổi 04"}
    assert post(office.owner2, "action_act", action.pk, "complete", **done) == "acting"
    move = "nonconformity_start_verification"
    assert post(office.owner, "nonconformity_act", record.pk, move) == "verifying"
    verdict = {"effective": "yes", "verification_result": "15/15 đúng hạn.", "verified_on": today}
    assert post(office.auditor, "nonconformity_verdict", record.pk, **verdict) == "verifying"
    assert post(office.chief, "nonconformity_act", record.pk, "nonconformity_close") == "closed"
    assert (record.closed_by, record.closed_on, record.is_effective) == (office.chief, TODAY(), True)


def test_closing_too_early_answers_409_and_names_what_is_missing(office, signed_in):
    record = at(office, "verifying")
    answer = signed_in(office.chief).post(
        url("nonconformity_act", record.pk, "nonconformity_close"), {"version": record.version}
    )
    assert answer.status_code == 409
    assert [gap.text for gap in answer.context["blocked"].missing] == ["Kiểm tra hiệu lực"]
    assert Nonconformity.objects.get().status == "verifying"


def test_not_effective_asks_for_the_reason(office, signed_in):
    record = at(office, "verifying")
    client = signed_in(office.auditor)
    sent = {
        "version": record.version, "effective": "no", "verification_result": "3/15 trễ",
        "verified_on": f"{TODAY():%d/%m/%Y}",
    }  # fmt: skip
    answer = client.post(url("nonconformity_verdict", record.pk), sent)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["reason"])
    assert (
        client.post(url("nonconformity_verdict", record.pk), {**sent, "reason": "Vẫn trễ"}).status_code == 302
    )
    assert Nonconformity.objects.get().status == "analysing"


def test_verifier_and_lead_are_kept_apart_in_what_the_forms_offer(office, signed_in):
    record = at(office, "acting")
    client = signed_in(office.secretary)
    plan = client.get(url("nonconformity_verification_plan", record.pk)).context["form"]
    offered = {person.username for person in plan.fields["verifier"].queryset}
    assert offered == {"secretary", "chief", "desk", "auditor", "province"}
    given = client.get(url("action_create", record.pk)).context["form"]
    owners = {person.username for person in given.fields["owner"].queryset}
    assert owners == {"secretary", "chief", "owner", "owner2", "desk", "province"}


def test_a_confirmed_cause_without_words_and_a_why_without_answer_are_refused(office, signed_in):
    record = recorded(office)
    sent = {
        "version": record.version,
        "why_0_question": "Vì sao?",
        "confirmed_people_1": "on",
        "root_cause": "",
    }
    answer = signed_in(office.owner).post(url("nonconformity_cause", record.pk), sent)
    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == ["cause_people_1", "why_0_answer"]


def test_of_two_who_edit_the_later_sees_both_versions_and_keeps_the_typing(office, signed_in):
    record = recorded(office)
    client = signed_in(office.secretary)
    stale = record.version
    nonconformities.edit(record, title="Của người kia", by=office.secretary)
    sent = {**typed(title="Của tôi"), "version": stale, "lead": office.owner.pk}
    answer = client.post(url("nonconformity_edit", record.pk), sent)
    assert answer.status_code == 409
    sides = {str(side["label"]): side for side in answer.context["conflict"]["sides"]}
    assert (sides["tên"]["mine"], sides["tên"]["theirs"]) == ("Của tôi", "Của người kia")
    assert answer.context["form"]["title"].value() == "Của tôi"
    assert Nonconformity.objects.get().title == "Của người kia"


def test_files_sent_with_done_are_evidence_of_the_record(office, signed_in):
    record = at(office, "acting")
    given = Action.objects.get()
    image = io.BytesIO()
    Image.new("RGB", (4, 4)).save(image, "PNG")
    image.seek(0)
    image.name = "anh.png"
    sent = {
        "version": given.version, "confirmed": "1", "done_on": f"{TODAY():%d/%m/%Y}", "evidence": "Ảnh chụp",
        "files": image,
    }  # fmt: skip
    answer = signed_in(office.owner2).post(url("action_act", given.pk, "complete"), sent)
    assert answer.status_code == 302, answer.context and answer.context["fields_form"].errors
    files = evidence.find("nonconformities").files(Nonconformity.objects.get(pk=record.pk), Moment())
    assert [name for name, _file in files] == ["anh.png"]


# --- the past -------------------------------------------------------------------------------------


def test_the_page_as_of_shows_then_and_offers_nothing(office, signed_in):
    record = at(office, "acting")
    then = timezone.now()
    actions.complete_action(Action.objects.get(), evidence="Xong", by=office.owner2)
    nonconformities.edit(Nonconformity.objects.get(), title="Tên mới", by=office.secretary)
    client = signed_in(office.secretary)
    page = client.get(record.get_absolute_url(), {"as_of": then.isoformat()})
    assert page.context["record"].title == "Trả trễ hẹn 2 hồ sơ thường trú"
    assert [item["record"].status for item in page.context["actions"]] == ["open"]
    assert [gap.text for gap in page.context["missing"]] == ["Hoàn thành hành động 1", "Kiểm tra hiệu lực"]
    assert (page.context["transitions"], page.context["edit_url"], page.context["may_plan"]) == (
        [],
        "",
        False,
    )
    assert [move for item in page.context["actions"] for move in item["moves"]] == []


def test_list_board_and_export_as_of_before_the_record_are_empty(office, signed_in):
    then = timezone.now()
    recorded(office)
    client = signed_in(office.secretary)
    past = {"as_of": then.isoformat()}
    assert client.get(url("nonconformity_list"), past).context["page"].total == 0
    assert client.get(url("nonconformity_list")).context["page"].total == 1
    assert client.get(url("nonconformity_board"), past).context["count"] == 0
    assert client.get(url("nonconformity_board")).context["count"] == 1


def test_history_tells_whys_causes_and_actions_in_words(office):
    record = at(office, "acting")
    changes = {}
    for entry in entries_of(Nonconformity.objects.get(pk=record.pk)):
        for change in entry.changes:
            changes.setdefault((change.row, change.label), change.new)
    assert changes["", "chuỗi “Vì sao?”"] == (
        "1. Vì sao hai hồ sơ trả trễ hẹn? Bước B3 kéo dài 6 ngày. (Phiếu kiểm soát)\n"
        "2. Vì sao bước B3 kéo dài? Không có cảnh báo trước hạn."
    )
    assert changes["", "biểu đồ xương cá"] == (
        "Phương pháp: Không ghi hạn từng bước (đã xác nhận)\nCon người: Cán bộ mới, chưa được kèm"
    )
    assert changes["Hành động 1", "việc cần làm"] == "Sửa QT-01: ghi hạn từng bước"


# --- list, board, exports, tasks ------------------------------------------------------------------


def test_the_board_puts_each_open_one_in_the_column_of_its_state(office, signed_in):
    for state in ("recorded", "recorded", "acting", "verifying", "closed"):
        at(office, state)
    columns = signed_in(office.auditor).get(url("nonconformity_board")).context["columns"]
    assert [(column["state"].value, column["count"]) for column in columns] == [
        ("recorded", 2), ("correcting", 0), ("analysing", 0), ("acting", 1), ("verifying", 1),
    ]  # fmt: skip


def test_filters_narrow_page_and_workbook_alike(office, signed_in):
    recorded(office)
    recorded(office, grade="major")
    at(office, "closed")
    client = signed_in(office.secretary)
    page = client.get(url("nonconformity_list"), {"openness": "open", "grade": "minor"})
    assert [record.code for record in page.context["records"]] == [f"NC-{TODAY().year}-0001"]
    answer = client.get(url("nonconformity_list"), {"grade": "major", "format": "xlsx"})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    book = openpyxl.load_workbook(io.BytesIO(content))
    codes = [
        cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
        if str(cell).startswith("NC-")
    ]  # fmt: skip
    assert codes == [f"NC-{TODAY().year}-0002"]


@pytest.mark.parametrize("page", ["nonconformity_list", "nonconformity_board"])
def test_queries_do_not_grow_with_the_rows(office, signed_in, page):
    client = signed_in(office.secretary)
    counts = []
    for more in (1, 2):
        for _n in range(more):
            at(office, "acting")
        client.get(url(page))
        counts.append(_queries(client, url(page)))
    assert counts[0] == counts[1]


def test_the_record_page_costs_the_same_with_one_and_three_actions(office, signed_in):
    record = at(office, "acting")
    client = signed_in(office.secretary)
    one = _queries(client, record.get_absolute_url())
    for n in range(2):
        actions.plan_action(
            Nonconformity.objects.get(),
            text=f"Thêm {n}",
            owner=office.owner2,
            due_on=TODAY(),
            by=office.secretary,
        )
    assert _queries(client, record.get_absolute_url()) == one


def _queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize(
    ("state", "who"), [("recorded", "owner"), ("acting", "owner2"), ("verified", "chief")]
)
def test_what_waits_costs_the_same_for_one_and_three(office, state, who):
    counts = []
    for more in (1, 2):
        for _n in range(more):
            at(office, state)
        with CaptureQueriesContext(connection) as captured:
            found = tasks(office, who)
        counts.append((len(found), len(captured)))
    assert [count for count, _queries_made in counts] == [1, 3]
    assert counts[0][1] == counts[1][1]


def tasks(office, name):
    person = type(office.secretary).objects.get(pk=getattr(office, name).pk)
    return [(task.verb, task.due) for task in waiting(person, [office.tan_tien.pk], TODAY())]


@pytest.mark.parametrize(
    ("state", "who", "verb"),
    [
        ("recorded", "owner", "Khắc phục ngay"),
        ("correcting", "owner", "Tìm nguyên nhân gốc"),
        ("analysing", "owner", "Giao hành động khắc phục"),
        ("acting", "owner2", "Làm hành động khắc phục"),
        ("verifying", "auditor", "Kiểm tra hiệu lực"),
        ("verified", "chief", "Đóng không phù hợp"),
    ],
)
def test_each_state_waits_for_exactly_one_person(office, state, who, verb):
    at(office, state)
    found = {
        name: tasks(office, name) for name in ("secretary", "chief", "owner", "owner2", "desk", "auditor")
    }
    assert {name for name, lines in found.items() if lines} == {who}
    assert [line[0] for line in found[who]] == [verb]


def test_one_that_nobody_leads_waits_for_the_officer(office):
    nonconformities.record_nonconformity(office.tan_tien, by=office.desk, **description())
    assert tasks(office, "secretary") == [("Khắc phục ngay", None)]
    assert tasks(office, "owner") == []


def test_nothing_waits_when_closed(office):
    at(office, "closed")
    assert [tasks(office, name) for name in ("secretary", "chief", "owner", "auditor")] == [[], [], [], []]


def test_it_is_found_without_marks(office):
    record = recorded(office)
    assert search.find("tra tre hen", office.desk, Moment()) == {Nonconformity: [record]}
    assert search.find("tra tre hen", office.neighbour, Moment()) == {}


def test_a_late_file_also_proves_8_7(office):
    register = evidence.find("nonconformities")
    assert list(register.clauses_of(recorded(office))) == ["8.7", "10.2"]
    assert list(register.clauses_of(recorded(office, source="self"))) == ["10.2"]


# --- personal data --------------------------------------------------------------------------------


def complained(office):
    return nonconformities.record_nonconformity(
        office.tan_tien, by=office.desk, complainant={"name": "Nguyễn Văn An", "phone": "0912345678"},
        **description(source="complaint"),
    )  # fmt: skip


def test_the_complainant_is_masked_for_those_who_need_not_know_and_never_in_history(office, signed_in):
    record = complained(office)
    seen = signed_in(office.desk).get(record.get_absolute_url()).content.decode()
    masked = signed_in(office.auditor).get(record.get_absolute_url()).content.decode()
    assert "Nguyễn Văn An" in seen and "0912345678" in seen
    assert "Nguyễn Văn An" not in masked and "0912345678" not in masked and "N.V.A." in masked
    rows = [str(row) for row in history_of(Nonconformity)._base_manager.values()]
    assert not any("Nguyễn Văn An" in row or "0912345678" in row for row in rows)


def test_the_complainant_is_remembered_anew_only_when_changed(office):
    record = complained(office)
    first = record.personal_ref
    nonconformities.edit(
        record, complainant={"name": "Nguyễn Văn An", "phone": "0912345678"}, by=office.secretary
    )
    assert record.personal_ref == first
    nonconformities.edit(record, complainant={"name": "Nguyễn Văn Ân"}, by=office.secretary)
    assert record.personal_ref != first and PersonalData.objects.count() == 2


def test_an_edit_by_someone_who_sees_it_masked_leaves_the_person_alone(office, signed_in):
    record = nonconformities.record_nonconformity(
        office.tan_tien, by=office.owner2, complainant={"name": "Nguyễn Văn An"}, **description()
    )
    client = signed_in(office.owner2)
    assert "complainant_name" not in client.get(url("nonconformity_edit", record.pk)).context["form"].fields
    sent = {**typed(title="Sửa tên"), "version": record.version, "complainant_name": "Người khác"}
    assert client.post(url("nonconformity_edit", record.pk), sent).status_code == 302
    changed = Nonconformity.objects.get()
    assert (changed.title, changed.personal_ref) == ("Sửa tên", record.personal_ref)


# --- the paper ------------------------------------------------------------------------------------


@pytest.mark.needs("pango")
def test_the_paper_tells_the_whole_story_in_our_font_and_twice_the_same(office):
    record = Nonconformity.objects.get(pk=at(office, "closed").pk)
    moment = Moment(timezone.now())
    paper = nonconformity_pdf(record, moment)
    assert paper == nonconformity_pdf(Nonconformity.objects.get(pk=record.pk), moment)
    reader = PdfReader(io.BytesIO(paper))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    for words in (
        record.code, "ĐÃ ĐÓNG", "1. THÔNG TIN CHUNG", "☑ Hồ sơ quá hạn", "☐ Nặng", "☑ Nhẹ",
        "2. MÔ TẢ SỰ KHÔNG PHÙ HỢP", "Hai hồ sơ trả trễ", "3. KHẮC PHỤC NGAY", "4. PHÂN TÍCH NGUYÊN NHÂN",
        "Vì sao bước B3 kéo dài?", "Nguyên nhân gốc:", "5. HÀNH ĐỘNG KHẮC PHỤC",
        "Sửa QT-01: ghi hạn từng bước",
        "6. XÁC MINH HIỆU LỰC VÀ ĐÓNG", "15/15 hồ sơ đúng hạn.", "☑ Có hiệu lực", "ĐÃ XÁC MINH",
        "Hoàng Thị Lan", "Nguyễn Văn Thắng",
    ):  # fmt: skip
        assert words in text, words
    fonts = {
        font["/BaseFont"].split("+")[-1]
        for page in reader.pages
        for font in (ref.get_object() for ref in page["/Resources"]["/Font"].values())
    }
    assert {name.split("-")[1] for name in fonts} <= {"Tinos", "DejaVu"} and all(
        name.startswith("QMS-") for name in fonts
    )


@pytest.mark.needs("pango")
def test_confirmations_fall_when_it_is_reopened(office):
    record = at(office, "closed")
    nonconformities.reopen(record, reason="Tái diễn", by=office.chief)
    reader = PdfReader(io.BytesIO(nonconformity_pdf(Nonconformity.objects.get(), Moment())))
    text = " ".join(page.extract_text() for page in reader.pages)
    assert "TÌM NGUYÊN NHÂN" in text and "ĐÃ XÁC MINH" not in text and "ĐÃ BÁO CÁO" not in text


def test_the_fishbone_escapes_marks_confirmed_causes_and_draws_every_branch():
    drawn = fishbone_svg("A < B", [{"branch": "people", "cause": "<script>", "confirmed": True}])
    assert "<script>" not in drawn and "&lt;script&gt;" in drawn and "A &lt; B" in drawn
    assert all(str(label).upper() in drawn for label in BRANCHES.values())
    assert 'font-weight="700" class="fishbone-text fishbone-hot">&lt;script&gt;' in drawn
    assert "style=" not in drawn


def test_late_actions_are_counted_above_the_list(office, signed_in):
    at(office, "acting")
    given = Action.objects.get()
    lead = lambda: signed_in(office.secretary).get(url("nonconformity_list")).context["lead"]  # noqa: E731
    assert lead() == [("1 đang mở", "")]
    nonconformity = Nonconformity.objects.get()
    actions.plan_action(
        nonconformity,
        text="Trễ",
        owner=office.owner2,
        due_on=given.due_on - timedelta(days=30),
        by=office.secretary,
    )
    assert lead() == [("1 hành động quá hạn", "danger"), ("1 đang mở", "")]
