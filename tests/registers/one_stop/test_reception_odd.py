"""What a tired hand types at the desk: pasted, gone back to, of another keyboard, after hours."""

import uuid

import pytest
from django.urls import reverse

from documents.content import Content
from documents.models import Revision
from registers.forms.due_time import DueTimeField
from registers.forms.reception import MoneyField
from registers.models import ServiceFile
from tests.registers.one_stop.making import at, procedure, received
from tests.registers.one_stop.test_reception_page import HTMX, NEW, text, typed

pytestmark = pytest.mark.django_db
OTHER = {"name": "Lê Văn Tám", "id_number": "024190009999", "phone": "0988888888", "address": "Thôn Đoài"}


@pytest.fixture(autouse=True)
def thursday(time_machine):
    """A working day, half past nine."""
    time_machine.move_to(at("2026-06-04 09:30"), tick=False)
    return time_machine


@pytest.fixture
def of(office):
    return procedure(office)


@pytest.fixture
def desk(office, signed_in):
    return signed_in(office.desk)


def looked(desk, what="count", **said) -> str:
    return text(desk.post(NEW, {"do": what, "channel": "desk", **said}, **HTMX))


def people() -> list[str]:
    return [file.applicant.fields["name"] for file in ServiceFile.objects.order_by("id")]


# --- a page gone back to ------------------------------------------------------------------------------
def test_a_page_gone_back_to_does_not_swallow_the_next_citizen(desk, of):
    sent = typed(of)
    desk.post(NEW, sent)
    told = desk.post(NEW, {**sent, **OTHER})
    assert (told.status_code, people()) == (409, ["Nguyễn Thị Đào"])
    assert "Trang này đã dùng để tiếp nhận HS-2026-0001" in text(told)
    assert 'value="Lê Văn Tám"' in text(told)

    desk.post(NEW, {**sent, **OTHER, "submission_key": told.context["submission_key"]})
    assert people() == ["Nguyễn Thị Đào", "Lê Văn Tám"]


def test_a_corrected_telephone_number_is_no_second_click(desk, of):
    sent = typed(of)
    desk.post(NEW, sent)
    assert desk.post(NEW, {**sent, "phone": "0912345679"}).status_code == 409
    assert desk.post(NEW, {**sent, "phone": "0912 345 678", "name": "  nguyễn thị đào"}).status_code == 302
    assert ServiceFile.objects.count() == 1


# --- how things are typed -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("field", "pasted", "kept"),
    [
        ("name", "Nguyễn\tThị\r\n Đào ", "Nguyễn Thị Đào"),
        ("id_number", "024 190\t001\n234", "024190001234"),
        ("id_number", "０２４１９０００１２３４", "024190001234"),
        ("phone", "0912.345.678", "0912345678"),
        ("phone", "０９１２３４５６７８", "0912345678"),
        ("address", "Thôn Đông,\nxã Tân Tiến", "Thôn Đông, xã Tân Tiến"),
    ],
)
def test_pasted_text_is_kept_as_it_is_meant(desk, of, field, pasted, kept):
    desk.post(NEW, typed(of, **{field: pasted}))
    assert ServiceFile.objects.get().applicant.fields[field] == kept


@pytest.mark.parametrize("number", ["٠٢٤١٩٠٠٠١٢٣٤", "1" * 25, "02419000123O4567890123", "024190001234; DROP"])
def test_a_number_of_nobody_is_refused_beside_its_field(desk, of, number):
    answer = desk.post(NEW, typed(of, id_number=number))
    assert (answer.status_code, ServiceFile.objects.count()) == (422, 0)
    assert list(answer.context["form"].errors) == ["id_number"]


@pytest.mark.parametrize("money", ["15000", "15.000", "15 000", "15.000đ", "15.000 đồng", "15000 VNĐ"])
def test_money_as_receipts_write_it(money):
    assert MoneyField().clean(money) == 15000


@pytest.mark.parametrize("money", ["15,000", "15.000,5", "15k", "1.50", "-1.5.0", "mười nghìn"])
def test_money_that_could_mean_something_else_is_refused(desk, of, money):
    answer = desk.post(NEW, typed(of, fee=money))
    assert list(answer.context["form"].errors) == ["fee"]
    assert ServiceFile.objects.count() == 0


def test_the_usual_fee_stands_with_its_points():
    assert MoneyField().prepare_value(1250000) == "1.250.000"


@pytest.mark.parametrize(
    "when", ["03/06/2026 10:00", "3-6-26 10h", "2026-06-03T10:00", "10 giờ 00 03.06.2026"]
)
def test_a_time_of_receipt_in_other_writings(desk, of, when):
    desk.post(NEW, typed(of, received_at=when, late_reason="Mất điện"))
    assert ServiceFile.objects.get().received_at == at("2026-06-03 10:00")


@pytest.mark.parametrize("when", ["06/31/2026 10:00", "05/06/2026 10:00", "03/06/2026 25:00", "hôm qua"])
def test_a_time_of_receipt_that_cannot_be_is_refused_there(desk, of, when):
    answer = desk.post(NEW, typed(of, received_at=when, late_reason="Thử"))
    assert list(answer.context["form"].errors) == ["received_at"]


# --- before saving ----------------------------------------------------------------------------------------
def test_after_hours_the_reason_is_asked_before_saving(desk, of, thursday):
    assert "late_reason" not in looked(desk, procedure=of.pk)
    thursday.move_to(at("2026-06-04 18:10"), tick=False)
    shown = looked(desk, procedure=of.pk)
    assert "Nhận ngoài giờ tiếp nhận (07:30–17:30): hãy ghi lý do." in shown
    assert 'name="late_reason"' in shown and "17:30 Thứ Ba, 09/06/2026" in shown
    assert "late_reason" not in looked(desk, procedure=of.pk, channel="online")


def test_on_a_holiday_only_the_closed_desk_is_told(office, signed_in, of, thursday):
    thursday.move_to(at("2026-11-24 09:00"), tick=False)
    shown = looked(signed_in(office.desk), procedure=of.pk)
    assert "Ngày 24/11/2026 (Ngày Văn hóa Việt Nam) bộ phận một cửa không tiếp nhận trực tiếp." in shown
    assert 'name="late_reason"' not in shown


def test_a_cut_off_hour_is_told_while_it_is_ahead(office, desk, thursday):
    of = procedure(office, limit={"unit": "same_day", "cutoff": "15:00"})
    assert "Trả trong ngày nhận; nhận sau 15 giờ thì tính từ ngày làm việc tiếp theo." in looked(
        desk, procedure=of.pk
    )
    thursday.move_to(at("2026-06-04 15:10"), tick=False)
    assert "Nhận sau 15:00, coi như nhận ngày 05/06; trả trong ngày nhận." in looked(desk, procedure=of.pk)


def test_a_day_alone_is_promised_until_its_end_and_never_a_day_off(desk, of, monkeypatch):
    monkeypatch.setattr(Revision, "body", Content(tthc_codes=["1.004194"]))
    assert "Quy trình QT-02 không nêu thời hạn: hãy ghi ngày, giờ hẹn trả." in looked(desk, procedure=of.pk)
    sunday = desk.post(NEW, typed(of, due_at="07/06/2026"))
    assert "Ngày 07/06/2026 (Chủ nhật) không làm việc, hãy hẹn ngày khác." in text(sunday)
    desk.post(NEW, typed(of, due_at="10/06/2026"))
    assert ServiceFile.objects.get().due_at == at("2026-06-10 17:30")


def test_a_due_time_without_an_office_wants_its_hour():
    with pytest.raises(Exception, match="cả giờ"):
        DueTimeField().clean("10/06/2026")


def test_a_telephone_number_alone_offers_whom_it_belonged_to(office, desk, of):
    received(office, "2026-06-03 09:00", of=of)
    shown = looked(desk, "citizen", phone="0912 345 678")
    assert 'data-fill-id_number="024190001234"' in shown and "cùng số điện thoại" in shown
    assert "chưa giải quyết xong" not in shown
    for said in ({"name": "Nguyễn Văn Đông"}, {"id_number": "024190009999"}):
        assert "data-fill" not in looked(desk, "citizen", phone="0912345678", **said)


def test_an_internal_procedure_says_why_it_is_not_received(office, desk):
    of = procedure(office, code="QT-ISO-09", dossier=[], tthc_codes=[])
    page = desk.get(NEW, {"procedure": of.pk})
    assert (page.status_code, "Quy trình này là nội bộ" in text(page)) == (404, True)


# --- who hands in for another -------------------------------------------------------------------------------
def test_who_handed_in_for_another_is_kept_apart_and_masked(office, desk, signed_in, of):
    desk.post(NEW, typed(of, agent="Trần Văn Bình, con trai, giấy ủy quyền 03/6"))
    file = ServiceFile.objects.get()
    assert file.applicant.fields["agent"] == "Trần Văn Bình, con trai, giấy ủy quyền 03/6"
    assert not [row for row in ServiceFile.history.values() if "Bình" in str(row)]
    page = reverse("registers:service_file_detail", args=[file.pk])
    assert [("Trần Văn Bình" in text(signed_in(who).get(page))) for who in (office.desk, office.auditor)] == [
        True, False,
    ]  # fmt: skip


def test_a_new_page_has_a_key_of_its_own(desk):
    keys = {desk.get(NEW).context["submission_key"] for _time in range(2)}
    assert len(keys) == 2 and all(uuid.UUID(key) for key in keys)
