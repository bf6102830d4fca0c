"""The page of reception: what it asks, what it tells before saving, what it refuses and where it says so."""

import unicodedata
import uuid
from datetime import date
from fractions import Fraction

import pytest
from django.urls import reverse

from documents.content import Content
from documents.models import Revision
from qms.models.personal import erase
from qms.workdays import Skipped
from registers.actions.originals import give_back_all
from registers.models import HeldOriginal, ServiceFile
from registers.promise_ahead import in_words
from tests.registers.one_stop.making import CITIZEN, at, procedure, received

pytestmark = pytest.mark.django_db
NEW = "/one-stop/new/"
HTMX = {"HTTP_HX_REQUEST": "true"}
FORM, HOME = "Tờ khai thay đổi thông tin cư trú (CT01)", "Giấy tờ chứng minh chỗ ở hợp pháp"


@pytest.fixture(autouse=True)
def thursday(time_machine):
    """A working day, half past nine."""
    time_machine.move_to(at("2026-06-04 09:30"), tick=False)


@pytest.fixture
def of(office):
    return procedure(office)


@pytest.fixture
def desk(office, signed_in):
    return signed_in(office.desk)


def typed(of, **changes) -> dict:
    """The page as the desk fills it in: the first paper handed in, an original."""
    revision = Revision.objects.filter(document=of).first()
    return {
        **CITIZEN, "procedure": of.pk, "channel": "desk", "return_by": "desk", "copies": "1",
        "papers_of": revision.pk, "papers-TOTAL_FORMS": "3", "papers-0-handed_in": "on",
        "submission_key": str(uuid.uuid4()), **changes,
    }  # fmt: skip


def text(response) -> str:
    return " ".join(response.content.decode().split())


# --- before saving ------------------------------------------------------------------------------------
def test_the_procedure_brings_its_papers_its_fee_and_the_promise(desk, of):
    shown = text(desk.post(NEW, {"do": "asked", "procedure": of.pk, "channel": "desk"}, **HTMX))

    assert "Hẹn trả, 3\xa0ngày làm việc" in shown.replace("&nbsp;", "\xa0") or "Hẹn trả, 3 ngày" in shown
    assert "17:30 Thứ Ba, 09/06/2026" in shown
    assert "Tính từ Thứ Sáu 05/06, không kể ngày nhận; không kể Thứ Bảy 06/06, Chủ nhật 07/06." in shown
    assert "Trực tiếp: 15.000 đồng/lần; Trực tuyến: 7.000 đồng/lần" in shown
    assert [name for name in (FORM, HOME) if name in shown] == [FORM, HOME]
    assert "Áp dụng bản 01/00, hiệu lực từ 02/03/2026." in shown
    assert ServiceFile.objects.count() == 0


def test_the_same_without_a_script(desk, of):
    response = desk.post(NEW, {**typed(of), "do": "count", "papers_of": ""})

    assert response.status_code == 200
    shown = text(response)
    assert "17:30 Thứ Ba, 09/06/2026" in shown and "Nguyễn Thị Đào" in shown and HOME in shown
    assert ServiceFile.objects.count() == 0


@pytest.mark.parametrize(
    ("when", "channel", "words"),
    [
        ("2026-06-06 09:00", "desk", "Tính từ Thứ Hai 08/06"),  # the desk is open on Saturday morning
        ("2026-06-07 09:00", "desk", "không tiếp nhận trực tiếp"),
        ("2026-06-06 20:00", "online", "nộp trực tuyến ngoài giờ, coi như nhận lúc 07:30 08/06"),
    ],
)
def test_what_the_promise_says_of_odd_times(office, signed_in, of, time_machine, when, channel, words):
    time_machine.move_to(at(when), tick=False)
    asked = {"do": "count", "procedure": of.pk, "channel": channel}
    shown = text(signed_in(office.desk).post(NEW, asked, **HTMX))

    assert words.lower() in shown.lower()


def test_a_limit_in_calendar_days_tells_of_its_last_day_only(office, desk):
    of = procedure(office, limit={"value": "3", "unit": "day"})
    shown = text(desk.post(NEW, {"do": "count", "procedure": of.pk, "channel": "desk"}, **HTMX))

    assert "17:30 Thứ Hai, 08/06/2026" in shown
    assert "ngày cuối 07/06 là Chủ nhật nên chuyển sang ngày làm việc tiếp theo" in shown
    assert "không kể Thứ Bảy" not in shown


def test_a_known_citizen_is_told_and_filled_in(office, desk, of):
    file = received(office, "2026-06-03 09:00", of=of)
    ask = {"do": "citizen", "id_number": "024 190 001 234"}
    shown = text(desk.post(NEW, ask, **HTMX))
    assert file.code in shown and 'data-fill-phone="0912345678"' in shown

    page = desk.post(NEW, {**ask, "do": "fill", "procedure": of.pk})
    assert page.context["form"]["name"].value() == "Nguyễn Thị Đào"
    assert page.context["form"]["address"].value() == "Thôn Đông, xã Tân Tiến"


def test_a_name_alone_is_nobody_we_know(office, desk, of):
    received(office, "2026-06-03 09:00", of=of)
    other = desk.post(NEW, {"do": "citizen", "name": "Nguyễn Thị Đào", "phone": "0999999999"}, **HTMX)
    same = desk.post(NEW, {"do": "citizen", "name": "nguyen thi dao", "phone": "0912 345 678"}, **HTMX)

    assert ("HS-2026-0001" in text(other), "HS-2026-0001" in text(same)) == (False, True)


def test_what_another_unit_knows_is_not_told(office, signed_in, of):
    received(office, "2026-06-03 09:00", of=of)
    shown = text(signed_in(office.neighbour).post(NEW, {"do": "citizen", **CITIZEN}, **HTMX))

    assert "HS-2026-0001" not in shown and "Đào" not in shown


# --- saving -------------------------------------------------------------------------------------------
def test_one_page_receives_a_file(desk, of):
    answer = desk.post(NEW, typed(of, fee="15.000", note="Gọi số 0912345678"))

    file = ServiceFile.objects.get()
    assert answer.url == f"{file.get_absolute_url()}?received=1"
    assert (file.due_at, file.fee, file.holder.username) == (at("2026-06-09 17:30"), 15000, "desk")
    assert file.papers == [
        {"name": FORM, "originals": 1, "copies": 0, "asked": True, "note": "", "held": False},
        {"name": HOME, "originals": 0, "copies": 0, "asked": True, "note": "", "held": True},
    ]
    assert file.note == "Gọi số •••••••678"
    assert file.applicant.fields == CITIZEN


def test_the_page_after_it_prints_goes_on_and_tells_what_is_missing(desk, of):
    page = desk.get(desk.post(NEW, typed(of)).url)

    shown = text(page)
    assert "Đã tiếp nhận HS-2026-0001" in shown and "Còn thiếu 1 giấy tờ" in shown
    assert page.context["primary"] == []
    assert "data-key-new" in shown
    again = desk.get(page.context["record"].get_absolute_url())
    assert "Tiếp nhận tiếp" not in text(again)


def test_missing_papers_may_be_asked_for_at_once(desk, of):
    url = desk.post(NEW, typed(of, then="supplement")).url

    assert url == f"{ServiceFile.objects.get().get_absolute_url()}act/file_ask_supplement/"
    assert desk.get(url).status_code == 200


def test_a_double_click_is_one_file(desk, of):
    sent = typed(of)
    assert desk.post(NEW, sent).url == desk.post(NEW, sent).url.replace("?received=1", "") + "?received=1"
    assert ServiceFile.objects.count() == 1


def test_the_same_citizen_is_told_once_and_never_refused(desk, of):
    desk.post(NEW, typed(of))
    first = ServiceFile.objects.get()
    asked = desk.post(NEW, typed(of))
    assert (asked.status_code, ServiceFile.objects.count()) == (422, 1)
    assert f'name="told" value="{first.pk}"' in text(asked)

    assert desk.post(NEW, typed(of, told=first.pk)).status_code == 302
    assert [file.code for file in ServiceFile.objects.order_by("id")] == ["HS-2026-0001", "HS-2026-0002"]


def test_papers_nobody_saw_are_shown_before_saving(desk, of):
    answer = desk.post(NEW, typed(of, papers_of=""))

    assert (answer.status_code, ServiceFile.objects.count()) == (422, 0)
    assert "Hãy đánh dấu giấy tờ đã nhận" in text(answer) and HOME in text(answer)


def test_what_the_page_sends_back_cannot_rename_or_invent_what_was_asked(desk, of):
    odd = {
        "papers-0-name": "Giấy khác", "papers-0-asked": "0", "papers-TOTAL_FORMS": "999999999",
        "papers-2-name": "Sổ hộ khẩu cũ", "papers-2-originals": "1", "papers-2-note": "Rách góc",
        "papers": '[{"name": "x", "asked": true}]',
    }  # fmt: skip
    desk.post(NEW, typed(of, **odd))

    file = ServiceFile.objects.get()
    assert [(row["name"], row["asked"]) for row in file.papers] == [
        (FORM, True), (HOME, True), ("Sổ hộ khẩu cũ", False),
    ]  # fmt: skip
    held = HeldOriginal.objects.values_list("name", "condition")
    assert list(held) == [("Sổ hộ khẩu cũ", "Rách góc")]


def test_a_form_is_held_only_where_the_desk_says_so(desk, of):
    page = text(desk.post(NEW, {"do": "asked", "procedure": of.pk, "channel": "desk"}, **HTMX))
    assert page.count("Giữ bản chính, sẽ trả") == 1
    desk.post(NEW, typed(of))
    assert HeldOriginal.objects.count() == 0
    desk.post(f"{ServiceFile.objects.get().get_absolute_url()}edit/", correction(
        ServiceFile.objects.get(), **{"papers-0-held": "on"}
    ))  # fmt: skip
    assert HeldOriginal.objects.get().name == FORM


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("id_number", "1" * 25, "không đúng"),
        ("id_number", "12345678901", "11 chữ số"),
        ("phone", "12", "9 đến 12 chữ số"),
        ("name", "", "bắt buộc"),
        ("name", "0123", "phải có chữ"),
        ("name", "Đào\x07", "không dùng được"),
        ("note", "a" * 10_000, "nhiều nhất 2000"),
        ("copies", "0", "từ 1 đến 99"),
        ("fee", "-5", "lớn hơn hoặc bằng 0"),
        ("fee", "9" * 13, "từ 0 đến 999999999999"),
        ("procedure", "999999", "không có trong danh sách"),
        ("procedure", "9" * 40, "không có trong danh sách"),
        ("channel", "pigeon", "không có trong danh sách"),
        ("received_at", "04/06/2026 10:00", "phía trước"),
        ("received_at", "03/06/2026 10:00", "lý do ghi sổ muộn"),
        ("received_at", "31/05/2026 10:00", "Chủ nhật"),
        ("received_at", "03/05/2026 10:00", "nhập từ sổ cũ"),
        ("papers-1-copies", "100", "nhỏ hơn hoặc bằng 99"),
        ("papers-2-copies", "1", "ghi tên giấy tờ"),
    ],
)
def test_odd_values_are_refused_beside_their_field(desk, of, field, value, words):
    why = {"late_reason": "Mất điện"} if value.startswith("31/05") else {}
    answer = desk.post(NEW, typed(of, **{field: value}, **why))

    assert (answer.status_code, ServiceFile.objects.count()) == (422, 0)
    place = {"03/06/2026 10:00": "late_reason", "1": "papers-2-name", "pigeon": ""}.get(value, field)
    told = [error for error in answer.context["errors"] if words in str(error["text"])]
    assert [error["anchor"].removeprefix("id_").removesuffix("_0") for error in told] == [place]


def test_a_note_of_ten_megabytes_is_turned_away(desk, of):
    assert desk.post(NEW, typed(of, note="a" * 10_000_000)).status_code in (400, 413, 422)
    assert ServiceFile.objects.count() == 0


def test_a_decomposed_name_is_kept_composed(desk, of):
    desk.post(NEW, typed(of, name=unicodedata.normalize("NFD", CITIZEN["name"])))

    assert ServiceFile.objects.get().applicant.fields["name"] == CITIZEN["name"]


def test_received_late_with_a_reason(desk, of):
    desk.post(NEW, typed(of, received_at="03/06/2026 10:00", late_reason="Mất điện"))

    assert ServiceFile.objects.get().received_at == at("2026-06-03 10:00")


def test_a_procedure_without_a_limit_asks_for_the_time(desk, of, monkeypatch):
    monkeypatch.setattr(Revision, "body", Content(tthc_codes=["1.004194"]))
    assert 'name="due_at"' in text(desk.post(NEW, {"do": "count", "procedure": of.pk}, **HTMX))
    odd = {"": "ghi ngày, giờ", "01/06/2026 10:00": "sau giờ nhận", "01/06/2036 10:00": "hai năm"}
    for due, words in odd.items():
        answer = desk.post(NEW, typed(of, due_at=due))
        assert [words in str(error["text"]) for error in answer.context["errors"]] == [True]
    desk.post(NEW, typed(of, due_at="10/06/2026 17:00"))
    assert ServiceFile.objects.get().due_at == at("2026-06-10 17:00")


def test_procedures_of_another_unit_or_not_in_force_are_not_offered(office, signed_in, of):
    early = typed(of, received_at="01/03/2026 10:00", late_reason="Thử")
    answer = signed_in(office.desk).post(NEW, early)
    assert "không có bản nào hiệu lực vào ngày 01/03/2026" in text(answer)

    there = signed_in(office.neighbour).post(NEW, typed(of))
    assert (there.status_code, ServiceFile.objects.count()) == (422, 0)
    assert "Đăng ký tạm trú" not in text(there)


def test_what_is_received_most_is_offered_first(office, desk, of):
    second = procedure(office, code="QT-01")
    received(office, "2026-06-03 09:00", of=of)
    choices = list(desk.get(NEW).context["form"].fields["procedure"].choices)

    assert [str(label) for label, _rows in choices[1:]] == ["Hay nhận gần đây", "Quy trình khác"]
    assert [[key for key, _words in rows] for _label, rows in choices[1:]] == [[of.pk], [second.pk]]


def test_who_opens_it(office, signed_in):
    people = ("desk", "secretary", "chief", "owner", "auditor", "inspector", "neighbour", "stranger")
    answers = [signed_in(getattr(office, name)).get(NEW).status_code for name in people]
    assert answers == [200, 200, 200, 403, 403, 403, 200, 400]


def test_nothing_is_received_in_the_past(desk, of):
    assert desk.get(f"{NEW}?as_of=2026-05-01").status_code == 400
    assert desk.post(f"{NEW}?as_of=2026-05-01", typed(of)).status_code == 400
    assert ServiceFile.objects.count() == 0


def test_queries(office, desk, of, django_assert_num_queries):
    received(office, "2026-06-03 09:00", of=of)
    desk.get(NEW)
    with django_assert_num_queries(7):
        desk.get(NEW)
    with django_assert_num_queries(12):
        desk.post(NEW, {"do": "count", "procedure": of.pk, "channel": "desk"}, **HTMX)
    with django_assert_num_queries(6):
        desk.post(NEW, {"do": "citizen", **CITIZEN}, **HTMX)


# --- corrections --------------------------------------------------------------------------------------
@pytest.fixture
def file(desk, of):
    desk.post(NEW, typed(of))
    return ServiceFile.objects.get()


def correction(file, **changes) -> dict:
    return {
        **CITIZEN, "version": file.version, "channel": "desk", "return_by": "desk", "copies": "1",
        "papers-TOTAL_FORMS": "3", "papers-0-handed_in": "on", "papers-0-originals": "1",
        "reason": "Ghi nhầm", **changes,
    }  # fmt: skip


def test_slips_of_the_desk_are_corrected_with_a_reason(desk, file):
    edit = reverse("registers:service_file_edit", args=[file.pk])
    assert edit in text(desk.get(file.get_absolute_url()))
    assert desk.post(edit, correction(file, reason="")).status_code == 422
    before = file.applicant_id
    desk.post(edit, correction(file, return_by="post", **{"papers-1-handed_in": "on"}))

    file = ServiceFile.objects.get()
    assert (file.return_by, file.applicant_id, file.due_at) == ("post", before, at("2026-06-09 17:30"))
    assert [(row["originals"], row["copies"]) for row in file.papers] == [(1, 0), (0, 1)]


def test_a_corrected_name_is_remembered_anew_and_never_in_history(desk, file):
    before = file.applicant_id
    desk.post(f"{file.get_absolute_url()}edit/", correction(file, name="Nguyễn Thị Đảo"))

    file = ServiceFile.objects.get()
    assert (file.applicant.fields["name"], file.applicant_id != before) == ("Nguyễn Thị Đảo", True)
    assert not [row for row in ServiceFile.history.values() if "Đảo" in str(row)]


def test_corrected_numbers_move_what_is_held(desk, file):
    edit = f"{file.get_absolute_url()}edit/"
    desk.post(edit, correction(file, **{"papers-0-originals": "3", "papers-0-held": "on"}))
    held = HeldOriginal.objects.filter(given_back_at=None)
    assert sum(held.values_list("quantity", flat=True)) == 3

    file.refresh_from_db()
    desk.post(edit, correction(file, **{"papers-0-originals": "", "papers-0-copies": "1"}))
    assert held.count() == 0
    told = set(HeldOriginal.objects.values_list("incident", flat=True))
    assert told == {"Ghi nhầm khi tiếp nhận, đã sửa: Ghi nhầm"}


def test_who_corrects(office, signed_in, file):
    address = f"{file.get_absolute_url()}edit/"
    people = ("desk", "secretary", "owner", "auditor", "inspector", "neighbour", "stranger")
    answers = [signed_in(getattr(office, name)).get(address).status_code for name in people]
    assert answers == [200, 200, 403, 403, 403, 404, 404]


def test_two_who_correct_at_once_both_keep_what_they_typed(desk, file):
    edit = f"{file.get_absolute_url()}edit/"
    desk.post(edit, correction(file, return_by="post"))
    late = desk.post(edit, correction(file, note="Nhà ở thuê"))

    assert late.status_code == 409
    assert "Nhà ở thuê" in text(late)
    assert ServiceFile.objects.get().note == ""


def test_an_original_given_back_is_not_corrected_away(office, desk, of):
    desk.post(NEW, typed(of, **{"papers-0-held": "on"}))
    file = ServiceFile.objects.get()
    give_back_all(file, by=office.desk)
    answer = desk.post(
        f"{file.get_absolute_url()}edit/",
        correction(file, **{"papers-0-originals": "", "papers-0-copies": "1"}),
    )

    assert "đã trả, không sửa số bản được" in text(answer)
    assert ServiceFile.objects.get().papers == file.papers


def test_erased_data_are_not_asked_for_again(office, desk, file):
    erase(file.applicant.token, by=office.chief, reason="Theo yêu cầu")
    page = desk.get(f"{file.get_absolute_url()}edit/")

    assert (page.status_code, "name" in page.context["form"].fields) == (200, False)
    desk.post(f"{file.get_absolute_url()}edit/", correction(file, return_by="online"))
    assert ServiceFile.objects.get().return_by == "online"


# --- days in words --------------------------------------------------------------------------------------
def off(day: str, why: str, share=0) -> Skipped:
    return Skipped(date.fromisoformat(day), Fraction(share), why)


def test_few_days_off_are_told_by_their_dates_many_by_their_number():
    week = [off("2026-06-06", "Thứ Bảy", Fraction(1, 2)), off("2026-06-07", "Chủ nhật")]
    assert in_words(tuple(week)) == "Thứ Bảy 06/06 (tính nửa ngày), Chủ nhật 07/06"

    sat, sun = "Thứ Bảy", "Chủ nhật"
    days = ((2, "Quốc khánh"), (5, sat), (6, sun), (12, sat), (13, sun), (19, sat))
    month = [off(f"2026-09-{day:02d}", why) for day, why in days]
    assert in_words(tuple(month)) == "3 ngày Thứ Bảy, 2 ngày Chủ nhật, Quốc khánh 02/09"
