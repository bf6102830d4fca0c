"""The page of the import: gate, columns, preview, all or nothing; and who may not."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from registers.models import ImportMapping, ServiceFile
from tests.registers.one_stop.workbooks import DUE, row, workbook

pytestmark = pytest.mark.django_db
HERE = "/one-stop/import/"


@pytest.fixture(autouse=True)
def own_home(settings, tmp_path):
    settings.QMS_HOME = tmp_path


def send(client, book, name="so-cu.xlsx"):
    return client.post(HERE, {"file": SimpleUploadedFile(name, book.read())})


def kept() -> list[str]:
    folder = settings.QMS_HOME / "imports" / "files"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_good_register_is_looked_at_taken_in_and_forgotten(office, signed_in):
    client = signed_in(office.desk)
    sent = send(client, workbook(row(), row(**{"Mã hồ sơ": "B"})))
    assert sent.status_code == 302
    page = client.get(sent["Location"])
    assert [one.row for one in page.context["files"]] == [2, 3]
    assert ServiceFile.objects.count() == 0 and len(kept()) == 3

    key = page.context["batch"].key
    done = client.post(HERE, {"batch": key, "do": "take"})
    assert (done.status_code, done["Location"]) == (302, "/one-stop/")
    assert list(ServiceFile.objects.order_by("id").values_list("code", flat=True)) == [
        "HS-2025-0001", "HS-2025-0002",
    ]  # fmt: skip
    assert kept() == []
    assert client.post(HERE, {"batch": key, "do": "take"}).status_code == 400
    assert ServiceFile.objects.count() == 2


def test_one_fault_keeps_every_row_out(office, signed_in):
    client = signed_in(office.secretary)
    page = client.get(send(client, workbook(row(), row(**{"Mã hồ sơ": "B", "Nhận": "=A1"})))["Location"])
    words = page.content.decode()
    assert "cột G “Nhận”" in words and "Ô là công thức" in words and 'value="take"' not in words
    done = client.post(HERE, {"batch": page.context["batch"].key, "do": "take"})
    assert (done.status_code, ServiceFile.objects.count()) == (422, 0)


def test_columns_of_another_system_are_chosen_once(office, signed_in):
    client, odd = signed_in(office.desk), ["Số", "Chủ HS", "Việc", "Vào", "Hạn"]
    book = workbook(["1", "Lê Văn Tám", "Đăng ký xe", "03/02/2025", DUE], headings=odd)
    where = send(client, book)["Location"]
    page = client.get(where)
    assert [item["target"].key for item in page.context["targets"]][:2] == ["code", "procedure"]
    key = page.context["batch"].key
    chosen = {"column-name": "1", "column-title": "2", "column-received_at": "3", "column-due_at": "4"}
    form = {"batch": key, "do": "columns", "sheet": "0", "name": "Phần mềm cũ"}
    for spoilt, words in (
        ({"column-due_at": ""}, "Chưa chọn cột cho “Hẹn trả”"),
        ({"column-due_at": "3"}, "chỉ dùng cho một mục"),
        ({"column-due_at": "99"}, "không có cột"),
        ({"name": " "}, "đặt tên"),
        ({"order": "ymd"}, "trong danh sách"),
    ):
        answer = client.post(HERE, {**form, **chosen, **spoilt})
        assert (answer.status_code, words in answer.content.decode()) == (422, True), words
    assert ImportMapping.objects.count() == 0

    where = client.post(HERE, {**form, **chosen})["Location"]
    asked = client.get(where).content.decode()
    assert "ngày hay tháng đứng trước" in asked and "“03/02/2025”" in asked
    where = client.post(HERE, {**form, **chosen, "order": "dmy"})["Location"]
    page = client.get(where)
    assert [f"{one.received_at:%d/%m/%Y}" for one in page.context["files"]] == ["03/02/2025"]
    assert "đọc theo ngày/tháng/năm" in page.content.decode()
    assert ImportMapping.objects.get().unit == office.tan_tien

    changed = workbook([DUE, "Trần Thị Chín", "Đăng ký xe", DUE], headings=["Hạn", "Chủ HS", "Việc", "Vào"])
    page = client.get(send(client, changed)["Location"])
    assert page.context["name"] == "Phần mềm cũ (2)"
    assert "Cột không còn: Số." in page.content.decode()
    chosen = {f"column-{one['target'].key}": one["place"] for one in page.context["targets"] if one["place"]}
    assert chosen == {
        "column-due_at": "0", "column-name": "1", "column-title": "2", "column-received_at": "3",
    }  # fmt: skip
    assert ("1", "B · Chủ HS", "Trần Thị Chín") in page.context["places"]
    form = {**form, "batch": page.context["batch"].key, "name": page.context["name"]}
    page = client.get(client.post(HERE, {**form, **chosen})["Location"])
    assert [one.person["name"] for one in page.context["files"]] == ["Trần Thị Chín"]


def test_what_the_gate_refuses_is_not_kept(office, signed_in):
    client = signed_in(office.desk)
    for name, content in (
        ("so.xlsx", b"PK\x03\x04rubbish"),
        ("so.xlsm", b"x"),
        ("so.xls", b"\xd0\xcf\x11\xe0"),
    ):
        answer = client.post(HERE, {"file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422
    assert client.post(HERE, {}).status_code == 422
    assert kept() == []


def test_a_batch_belongs_to_one_person(office, signed_in):
    where = send(signed_in(office.desk), workbook(row()))["Location"]
    assert signed_in(office.secretary).get(where).status_code == 400
    assert signed_in(office.desk).get(f"{HERE}?batch=../../etc").status_code == 400
    assert signed_in(office.desk).get(f"{where}&sheet=x").status_code == 400
    assert signed_in(office.desk).get(f"{where}&sheet=9").status_code == 422


def test_given_up_is_forgotten(office, signed_in):
    client = signed_in(office.desk)
    key = client.get(send(client, workbook(row()))["Location"]).context["batch"].key
    assert client.post(HERE, {"batch": key, "do": "drop"})["Location"] == HERE
    assert kept() == []


def test_who_may_import(office, signed_in):
    for person in (office.auditor, office.owner, office.inspector):
        client = signed_in(person)
        assert client.get(HERE).status_code == 403
        assert client.get(f"{HERE}template/").status_code == 403
        assert send(client, workbook(row())).status_code == 403
    assert signed_in(office.desk).get(f"{HERE}template/").status_code == 200
    assert signed_in(office.desk).get(f"{HERE}?as_of=2026-01-01").status_code == 400
