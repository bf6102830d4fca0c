"""The register as a list: what is found, what is not told, which columns stand where."""

import io

import pytest
from openpyxl import load_workbook

from qms.models.personal import erase
from registers.actions.handing_over import hand_over
from registers.models import ServiceFile
from tests.registers.one_stop.making import at, received

pytestmark = pytest.mark.django_db

OTHER = {"name": "Trần Văn Định", "id_number": "024185009876", "phone": "0987 111 222"}
FORM_COLUMNS = [
    "Mã hồ sơ", "Tên thủ tục hành chính", "Tên tổ chức, cá nhân", "Địa chỉ", "Số điện thoại",
    "Cơ quan chủ trì", "Nhận", "Hẹn trả", "Trả", "Phương thức nhận kết quả", "Ký nhận",
]  # fmt: skip


@pytest.fixture
def two_files(office):
    first = received(office, "2026-06-04 09:00", external_code="G01.899-260604-0007")
    second = received(office, "2026-06-05 09:00", applicant=OTHER)
    return first, second


def codes(client, query) -> list[str]:
    page = client.get(f"/one-stop/?{query}")
    assert page.status_code == 200
    return [file.code for file in page.context["records"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nguyen thi dao", ["HS-2026-0001"]),
        ("ĐÀO nguyễn", ["HS-2026-0001"]),
        ("dinh", ["HS-2026-0002"]),
        ("024185009876", ["HS-2026-0002"]),
        ("024 185 009 876", ["HS-2026-0002"]),
        ("0987.111.222", ["HS-2026-0002"]),
        ("1234", ["HS-2026-0001"]),
        ("HS-2026-0002", ["HS-2026-0002"]),
        ("2026-000", ["HS-2026-0002", "HS-2026-0001"]),
        ("g01.899", ["HS-2026-0001"]),
        ("hoa", []),
        ("%", []),
    ],
)
def test_a_desk_finds_by_code_name_and_number(two_files, office, signed_in, text, expected):
    assert codes(signed_in(office.desk), f"q={text}") == expected


@pytest.mark.parametrize("text", ["nguyen thi dao", "Đào", "024190001234", "0912345678", "1234", "dao 1234"])
def test_who_sees_names_masked_cannot_find_out_by_searching(two_files, office, signed_in, text):
    for person in (office.auditor, office.owner, office.inspector):
        assert codes(signed_in(person), f"q={text}") == []


def test_who_sees_names_masked_finds_by_code(two_files, office, signed_in):
    client = signed_in(office.auditor)
    assert codes(client, "q=g01.899-260604") == ["HS-2026-0001"]
    page = client.get("/one-stop/?q=HS-2026-0002")
    assert "T.V.Đ." in page.content.decode()
    assert "Định" not in page.content.decode()


def test_a_search_stays_inside_the_units_in_view(two_files, office, signed_in):
    assert codes(signed_in(office.neighbour), "q=dao") == []
    assert codes(signed_in(office.province), "q=dao") == ["HS-2026-0001"]
    assert codes(signed_in(office.province), "q=dao&unit=NHAMBIEN") == []


def test_who_was_erased_is_not_found(two_files, office, signed_in):
    erase(two_files[0].applicant_id, by=office.chief, reason="Theo yêu cầu")
    assert codes(signed_in(office.desk), "q=dao") == []
    assert codes(signed_in(office.desk), "q=HS-2026-0001") == ["HS-2026-0001"]


def test_filters(two_files, office, signed_in):
    first, _second = two_files
    hand_over(first, to_person=office.owner2, by=office.desk, at=at("2026-06-04 10:00"))
    client = signed_in(office.desk)
    assert codes(client, "received_from=05/06/2026") == ["HS-2026-0002"]
    assert codes(client, "received_to=04/06/2026") == ["HS-2026-0001"]
    assert codes(client, "mine=held") == ["HS-2026-0002"]
    assert codes(client, "mine=received") == ["HS-2026-0002", "HS-2026-0001"]
    assert codes(client, "step=2") == ["HS-2026-0001"]
    assert codes(client, f"holder={office.owner2.pk}") == ["HS-2026-0001"]
    assert codes(client, "due=late&sort=due_at") == ["HS-2026-0001", "HS-2026-0002"]
    assert codes(client, "resolved_from=01/01/2026") == []
    assert codes(signed_in(office.owner2), "mine=held") == ["HS-2026-0001"]


def test_the_newest_comes_first_and_the_tabs_count_what_waits(two_files, office, signed_in):
    page = signed_in(office.desk).get("/one-stop/")
    assert [file.code for file in page.context["records"]] == ["HS-2026-0002", "HS-2026-0001"]
    counts = {str(tab["label"]): tab.get("count") for tab in page.context["saved"]}
    assert counts == {
        "Tất cả": None, "Đang giải quyết": 2, "Quá hạn": 2, "Của tôi": 2, "Hết hạn hôm nay": 0, "Chờ trả": 0,
        "Đã trả": None,
    }  # fmt: skip
    assert page.context["lead"] == [("2 đang giải quyết", ""), ("2 quá hạn", "danger")]


def test_the_page_shows_the_desk_s_columns_and_a_file_those_of_the_form(two_files, office, signed_in):
    client = signed_in(office.desk)
    shown = [column.key for column in client.get("/one-stop/").context["register"].shown]
    assert shown == ["code", "applicant", "due_at", "standing", "step"]
    assert _header(client.get("/one-stop/?format=xlsx")) == FORM_COLUMNS
    assert _header(client.get("/one-stop/?format=xlsx&cols=code&cols=standing")) == ["Mã hồ sơ", "Thời hạn"]


def _header(response) -> list[str]:
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    return [cell.value for cell in book.worksheets[1][1]]


def test_an_export_masks_what_the_page_masks(two_files, office, signed_in):
    def names(person):
        response = signed_in(person).get("/one-stop/?format=xlsx")
        book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
        return [row[2].value for row in book.worksheets[1].iter_rows(min_row=2)]

    assert names(office.desk) == ["Trần Văn Định", "Nguyễn Thị Đào"]
    assert names(office.auditor) == ["T.V.Đ.", "N.T.Đ."]


def test_the_register_as_it_was(two_files, office, signed_in):
    first, _second = two_files
    hand_over(first, to_person=office.owner2, by=office.desk, at=at("2026-06-08 10:00"))
    client = signed_in(office.desk)
    assert codes(client, "q=dao&as_of=2026-06-05") == ["HS-2026-0001"]
    page = client.get("/one-stop/?as_of=2026-06-05&step=1")
    assert [file.code for file in page.context["records"]] == ["HS-2026-0002", "HS-2026-0001"]
    assert "B1 Tiếp nhận, kiểm tra hồ sơ" in page.content.decode()


def test_odd_filters_are_refused_with_a_sentence(two_files, office, signed_in):
    client = signed_in(office.desk)
    for query in ("q=" + "a" * 201, "step=0", "step=abc", "received_from=31/02/2026", "mine=x", "q=%00"):
        assert client.get(f"/one-stop/?{query}").status_code == 400, query
    assert ServiceFile.objects.count() == 2


def test_a_province_is_not_offered_thousands_of_names(two_files, office, signed_in, monkeypatch):
    monkeypatch.setattr("registers.views.service_files.FEW", 2)
    client, key = signed_in(office.province), two_files[0].procedure_id
    page = client.get("/one-stop/")
    assert not {"procedure", "holder"} & {
        one["field"].name for one in (*page.context["bar"].offered, *page.context["bar"].further)
    }
    assert codes(client, f"procedure={key}") == ["HS-2026-0002", "HS-2026-0001"]
    assert client.get("/one-stop/?procedure=999999").status_code == 400
    assert client.get(f"/one-stop/?holder={'9' * 40}").status_code == 400
