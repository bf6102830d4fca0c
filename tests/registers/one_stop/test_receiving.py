"""Reception: the code, the revision in force, the promise, the papers, and what is refused."""

import uuid
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from documents.content import Content
from documents.models import Revision
from qms.models.calendar import set_day, set_saturday
from qms.states import Refused
from registers.actions import receiving
from registers.models import Handover, HeldOriginal, ServiceFile
from registers.papers_handed_in import Paper, is_form
from tests.registers.one_stop.making import CITIZEN, at, procedure, received

PAPERS = [
    {"name": "Tờ khai CT01", "originals": 1, "copies": 0, "asked": True, "note": ""},
    {"name": "Giấy tờ chỗ ở", "originals": 0, "copies": 1, "asked": True, "note": ""},
    {"name": "Sổ hộ khẩu cũ", "originals": 1, "copies": 0, "asked": False, "note": "Rách góc"},
]


def test_a_file_gets_its_code_its_revision_its_promise_and_its_first_hands(office):
    of = procedure(office)
    file = received(office, "2026-06-04 09:00", of=of, papers=PAPERS)

    assert (file.code, file.title, file.status) == ("HS-2026-0001", "Đăng ký tạm trú", "received")
    assert file.revision.number == "01/00"
    assert (file.due_at, file.first_due_at) == (at("2026-06-09 17:30"),) * 2
    assert (file.limit_hours, file.received_by, file.holder) == (24, office.desk, office.desk)
    row = Handover.objects.get()
    assert (row.step, row.to_person, row.due_at) == ("Tiếp nhận, kiểm tra hồ sơ", office.desk, None)
    kept = HeldOriginal.objects.filter(file=file).values_list("name", "condition")
    assert list(kept) == [("Sổ hộ khẩu cũ", "Rách góc")]
    assert [(row["originals"], row["held"]) for row in file.papers] == [(1, False), (0, True), (1, True)]


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("Tờ khai CT01", True), ("PHIẾU khai báo", True), ("Đơn đề nghị", True), ("Giấy khai nhân khẩu", True),
     ("Giấy khai sinh", False), ("Đơn vị xác nhận", False), ("Giấy chứng sinh", False), ("Sổ đỏ", False)],
)  # fmt: skip
def test_a_form_the_citizen_fills_in_stays_with_the_file(name, is_one):
    assert is_form(name) is is_one
    assert Paper(name, originals=2).kept == (0 if is_one else 2)
    assert Paper(name, originals=2, held=True).kept == 2


def test_the_citizen_is_not_in_the_history(office):
    file = received(office, "2026-06-04 09:00")
    rows = [str(row) for row in ServiceFile.history.values()]

    assert not [row for row in rows if "Đào" in row or "024190001234" in row or "0912345678" in row]
    assert file.applicant.fields["name"] == "Nguyễn Thị Đào"
    assert file.applicant.search_text == "nguyen thi dao 024190001234 0912345678"


def test_a_double_click_is_one_file(office):
    key = uuid.uuid4()
    first = received(office, "2026-06-04 09:00", submission_key=key)
    again = received(office, "2026-06-04 09:00", submission_key=key)

    assert (again.pk, ServiceFile.objects.count()) == (first.pk, 1)


def refused(office, when, words, **fields):
    with pytest.raises(Refused, match=words):
        received(office, when, **fields)
    assert ServiceFile.objects.count() == 0


def test_what_is_not_received(office):
    of = procedure(office)
    refused(office, "2026-06-04 09:00", "phía trước", of=of, received_at=at("2026-06-04 09:01"))
    refused(office, "2026-06-07 09:00", "Chủ nhật", of=of)
    refused(office, "2026-11-24 09:00", "không tiếp nhận trực tiếp", of=of)
    refused(office, "2026-06-04 09:00", "lý do ghi sổ muộn", of=of, received_at=at("2026-06-03 09:00"))
    refused(office, "2026-06-04 09:00", "nhập từ sổ cũ", of=of, received_at=at("2026-05-03 09:00"))
    before = {"received_at": at("2026-02-27 09:00"), "reason": "Mất điện"}
    refused(office, "2026-03-02 11:00", "không có bản nào hiệu lực", of=of, **before)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "họ và tên"),
        ({"name": "0123"}, "phải có chữ"),
        ({"id_number": "1" * 25}, "không đúng"),
        ({"id_number": "12345678901"}, "11 chữ số"),
        ({"phone": "12"}, "điện thoại"),
        ({"name": "Đào\x07"}, "không dùng được"),
    ],
)
def test_odd_citizens(office, changes, words):
    refused(office, "2026-06-04 09:00", words, applicant={**CITIZEN, **changes})


def test_a_name_typed_with_combining_marks_is_found_again(office):
    decomposed = "Nguyễn Thị Đào"
    file = received(office, "2026-06-04 09:00", applicant={**CITIZEN, "name": decomposed})

    assert file.applicant.fields["name"] == "Nguyễn Thị Đào"


def test_the_desk_is_open_when_its_own_calendar_says_so(office):
    of = procedure(office)
    saturday = received(office, "2026-06-06 09:00", of=of)
    assert saturday.due_at == at("2026-06-10 17:30")  # the count begins on Monday

    set_saturday(office.tan_tien, date(2026, 6, 8), "off", purpose="reception", source="QĐ", by=office.chief)
    with pytest.raises(Refused, match="Thứ Bảy"):
        received(office, "2026-06-13 09:00", of=of)
    set_day(date(2026, 6, 13), "working", "Làm bù", unit=office.tan_tien, source="QĐ", by=office.chief)
    assert received(office, "2026-06-13 09:00", of=of).code == "HS-2026-0002"


def test_a_procedure_without_a_limit_needs_the_day_from_the_desk(office, monkeypatch):
    of = procedure(office)
    monkeypatch.setattr(
        Revision, "body", Content(tthc_codes=["1.004194"])
    )  # an uploaded procedure states none that can be counted
    refused(office, "2026-06-04 09:00", "ghi ngày, giờ hẹn trả", of=of)
    refused(office, "2026-06-04 09:00", "sau giờ nhận", of=of, due_at=at("2026-06-04 08:00"))
    assert received(office, "2026-06-04 09:00", of=of, due_at=at("2026-06-10 17:00")).limit_unit == ""


def test_who_may_receive(office):
    of = procedure(office)
    for person in (office.auditor, office.owner, office.inspector, office.neighbour, office.stranger):
        with pytest.raises(PermissionDenied):
            received(office, "2026-06-04 09:00", of=of, by=person)
    assert received(office, "2026-06-04 09:00", of=of, by=office.secretary).received_by == office.secretary


def test_corrections_need_a_reason_and_leave_the_promise_alone(office):
    file = received(office, "2026-06-04 09:00")
    file.note = "Nhà ở thuê"
    with pytest.raises(Refused, match="lý do"):
        receiving.correct(file, by=office.desk)
    receiving.correct(file, {**CITIZEN, "phone": "0987654321"}, by=office.desk, reason="Ghi nhầm số")
    assert ServiceFile.objects.get().applicant.fields["phone"] == "0987654321"
    file.due_at = at("2026-07-01 17:00")
    with pytest.raises(Refused, match="giờ hẹn không sửa"):
        receiving.correct(file, by=office.desk, reason="Thử")


@pytest.mark.parametrize(
    ("when", "hours"),
    [("2026-06-06 18:00", "07:30–11:30"), ("2026-06-04 04:31", "07:30–17:30"), ("2026-06-04 17:31", "17:30")],
)
def test_outside_the_hours_of_the_desk_a_reason_is_asked(office, when, hours):
    refused(office, when, f"Nhận ngoài giờ tiếp nhận .*{hours}", of=procedure(office))
    assert received(office, when, reason="Người dân ở xa").received_at == at(when)


def test_within_the_hours_and_online_none_is_asked(office):
    procedure(office)
    assert received(office, "2026-06-06 11:30").code and received(office, "2026-06-04 12:10").code
    assert received(office, "2026-06-04 04:31", channel="online").code
    refused_on_sunday = pytest.raises(Refused, match="không tiếp nhận trực tiếp")
    with refused_on_sunday:
        received(office, "2026-06-07 09:00", reason="Người dân ở xa")
