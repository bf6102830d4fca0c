"""A photo belongs to the row it proves: on the page, on paper, in the pack, in history, and at a moment."""

import base64
import io
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from PIL import Image
from pypdf import PdfReader

from qms import evidence
from qms.history import Moment
from qms.history.changes import entries_of
from qms.models import Attachment
from qms.models.files import attach, files_of, withdraw
from qms.states import Refused
from registers import actions
from registers import models as nouns
from registers.papers import record_pdf
from registers.printed_photos import printed_photos
from tests.ground.upload_corpus import Upload
from tests.registers.samples import criteria, line
from tests.registers.test_clause_rules import again, filled

NOW = Moment()


def photo(name, shade=0):
    content = io.BytesIO()
    Image.new("RGB", (40, 30), (shade, 80, 80)).save(content, "JPEG")
    return Upload(name, content.getvalue())


@pytest.fixture
def check(office):
    for number, title in enumerate(("Ghế chờ", "Niêm yết"), start=1):
        line(nouns.PremisesItem, office, title=title, no=number)
    return line(nouns.PremisesCheck, office)


def rows(check):
    return list(nouns.PremisesCheckRow.objects.filter(check_record=check).order_by("no"))


def fill_page(client, check, **changes):
    where = reverse("registers:premisescheck_rows_fill", args=[check.pk])
    return client.post(where, filled(client.get(where), **changes))


def test_all_rows_and_their_photos_are_kept_together(office, signed_in, check):
    client = signed_in(office.owner)
    answer = fill_page(
        client, check, rows__0__result="good", rows__0__files=[photo("ghế.jpg")],
        rows__1__files=[photo("bảng.jpg", 100), photo("ghế.jpg")],
    )  # fmt: skip
    chairs, board = rows(check)
    names = [[one.name for one in files_of(row)] for row in (chairs, board)]
    assert (answer.status_code, names) == (302, [["ghế.jpg"], ["bảng.jpg", "ghế.jpg"]])
    assert (chairs.result, chairs.version, board.version) == ("good", 2, 1)  # a photo alone changes no row
    assert files_of(check) == []
    page = client.get(check.get_absolute_url()).content.decode()
    assert page.count("bảng.jpg") == 1 and page.count("ghế.jpg") == 2


def test_what_is_wrong_keeps_nothing_and_asks_to_choose_again(office, signed_in, check):
    client = signed_in(office.owner)
    bad = fill_page(client, check, rows__0__result="good", rows__0__files=[Upload("x.exe", b"MZ")])
    assert bad.status_code == 422 and "hãy chọn lại ảnh" in bad.content.decode()
    twice = fill_page(
        client, check, rows__0__result="good", rows__0__files=[photo("a.jpg"), photo("b.jpg")]
    )  # fmt: skip
    assert twice.status_code == 422 and "Tệp này đã được đính kèm" in twice.content.decode()
    assert (rows(check)[0].result, Attachment.objects.count()) == ("", 0)


def test_paper_pack_and_history_say_which_row_a_photo_proves(office, check):
    chairs, board = rows(check)
    attach(board, photo("bảng.jpg"), by=office.owner)
    attach(check, photo("toàn cảnh.jpg", 2), by=office.owner)
    register = evidence.register_of(nouns.PremisesCheck)
    assert [name for name, _file in register.files(check, NOW)] == ["toàn cảnh.jpg", "02-bảng.jpg"]
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(record_pdf(check, NOW))).pages)
    assert "02-bảng.jpg" in "".join(text.split()) and "ghế.jpg" not in text
    assert "2. Niêm yết" in text and "Ảnh của từng dòng (n = 1)".casefold() in text.casefold()
    assert record_pdf(check, NOW) == record_pdf(check, NOW)
    told = [
        (change.row, change.new)
        for entry in entries_of(check) for change in entry.changes if change.label == "tên tệp"
    ]  # fmt: skip
    assert told == [("", "toàn cảnh.jpg"), ("Niêm yết", "bảng.jpg")]
    assert chairs.pk != board.pk


def test_at_an_earlier_moment_the_photo_was_not_there(office, check):
    attach(rows(check)[0], photo("ghế.jpg"), by=office.owner)
    before = Moment(nouns.PremisesCheck.history.earliest("history_date").history_date)
    assert [[one.name for one in row.files] for row in check.shown_with(NOW)["rows"]] == [["ghế.jpg"], []]
    assert [row.files for row in check.shown_with(before)["rows"]] == [[], []]


def test_once_it_is_closed_its_photos_stand(office, signed_in, check):
    for row in rows(check):
        row.result = "good"
        actions.edit_row(row, by=office.owner)
    kept = attach(rows(check)[0], photo("ghế.jpg"), by=office.owner)
    actions.close(again(check), by=office.owner)
    with pytest.raises(Refused, match="Không thêm, rút ảnh"):
        withdraw(again(kept), by=office.owner, reason="Nhầm")
    with pytest.raises(Refused, match="Không thêm, rút ảnh"):
        attach(rows(check)[1], photo("muộn.jpg", 3), by=office.owner)
    page = signed_in(office.owner).get(check.get_absolute_url()).content.decode()
    assert "ghế.jpg" in page and "Thêm ảnh" not in page


def test_only_who_may_attach_is_offered_it(office, signed_in, check):
    kind, key = nouns.PremisesCheckRow.record_type(), rows(check)[0].pk
    where = reverse("attach_files", args=[kind, key])
    for who, status, offered in (
        (office.owner, 302, True), (office.inspector, 403, False), (office.neighbour, 404, None)
    ):  # fmt: skip
        client = signed_in(who)
        page = client.get(check.get_absolute_url())
        assert (
            page.status_code == 404 if offered is None else ("Thêm ảnh" in page.content.decode()) is offered
        )
        answer = client.post(where, {"files": [photo(f"{who.pk}.jpg", who.pk % 200)]})
        assert answer.status_code == status
    assert answer.status_code == 404 and [one.name for one in files_of(rows(check)[0])] == [
        f"{office.owner.pk}.jpg"
    ]


def test_a_criterion_of_the_model_unit_has_its_photo(office, signed_in):
    actions.approve(criteria(office, from_date=date(2026, 1, 1)), by=office.chief)
    assessment = line(nouns.ModelAssessment, office)
    where = reverse("registers:modelassessment_rows_fill", args=[assessment.pk])
    client = signed_in(office.owner)
    sent = filled(
        client.get(where), rows__0__points="8", rows__0__evidence="Ảnh bàn tiếp dân",
        rows__0__files=[photo("bàn.jpg")],
    )  # fmt: skip
    assert client.post(where, sent).status_code == 302
    first = nouns.AssessedCriterion.objects.filter(assessment=assessment).first()
    assert (first.points, [one.name for one in files_of(first)]) == (Decimal(8), ["bàn.jpg"])
    files = evidence.register_of(nouns.ModelAssessment).files(again(assessment), NOW)
    assert [name for name, _file in files] == ["01-bàn.jpg"]
    page = client.get(where).content.decode()
    assert "bàn.jpg" in page  # the page of all rows tells what is there already


def test_photos_are_printed_upright_and_small_and_other_files_are_only_named(check, office):
    chairs, board = rows(check)
    large, out = Image.new("RGB", (2400, 1200), (9, 90, 9)), io.BytesIO()
    exif = large.getexif()
    exif[0x0112] = 6  # held upright: turned by a quarter when shown
    large.save(out, "JPEG", exif=exif)
    attach(chairs, Upload("đứng.jpg", out.getvalue()), by=office.owner)
    attach(board, Upload("ghi chú.txt", "Đủ 12 thủ tục".encode()), by=office.owner)
    [shown] = printed_photos(check.shown_with(NOW)["rows"])
    kind, _comma, data = shown.data.partition(",")
    assert (shown.row, shown.name, kind) == ("1. Ghế chờ", "01-đứng.jpg", "data:image/jpeg;base64")
    assert Image.open(io.BytesIO(base64.b64decode(data))).size == (360, 720)
