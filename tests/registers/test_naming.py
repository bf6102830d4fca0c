"""Texts in which officers named a citizen: listed before an erasure, covered with it where they stand."""

import unicodedata

import pytest
from django.utils import timezone

from qms.history import Moment
from qms.ledger.verify import verify
from qms.models import PersonalData
from qms.states import Refused
from registers.actions import ending, handing_over
from registers.actions import feedback as acts
from registers.actions.forgetting import forget_citizen
from registers.models import Feedback
from registers.naming import texts_naming
from tests.registers.one_stop.making import at, received

pytestmark = pytest.mark.django_db
NOW = Moment()
SENDER = {"name": "Giáp Văn Đào", "phone": "0912 345 678", "email": "Dao.Giap@Thu.vn"}


def said(office, content, **fields):
    about = {"kind": "complaint", "channel": "zalo", "title": "Chờ lâu", "received_at": timezone.now()}
    one = Feedback(unit=office.tan_tien, content=content, **{**about, **fields})
    return acts.register(one, contact=SENDER, by=office.desk)


def again(record):
    return type(record).objects.get(pk=record.pk)


def found(record):
    return [(one.label, one.words, one.stands) for one in texts_naming(record, NOW)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gặp ông giap van dao ở quầy.", "Gặp ông giap van dao ở quầy."),
        (unicodedata.normalize("NFD", "GIÁP VĂN ĐÀO"), "GIÁP VĂN ĐÀO"),
        ("Anh Đào đến hai lần", "Anh Đào đến hai lần"),
        ("Thư gửi dao.giap@thu.vn", "Thư gửi dao.giap@thu.vn"),
        ("Trưởng chỉ đạo, anh đạo diễn, quả đào, Giáp Văn Đàng", ""),
        ("số •••••••678", ""),
    ],
)
def test_a_person_is_named_by_name_address_or_number_and_not_by_chance(office, text, words):
    expected = [("nội dung", words, True)] if words else []
    assert found(said(office, text)) == expected


def test_what_stands_is_told_apart_from_what_only_history_holds(office):
    one = said(office, "Anh Đào chờ lâu")
    one.content = "Người dân chờ lâu"
    acts.edit(one, by=office.desk, reason="Bỏ tên anh Đào")
    assert found(one) == [("Lý do", "Bỏ tên anh Đào", False), ("nội dung", "Anh Đào chờ lâu", False)]


def test_erasing_covers_what_stands_and_leaves_history(office):
    one = said(office, "Anh Đào chờ lâu, giap van dao nói", title="Anh Đào chờ")
    told = {"cover": True, "by": office.chief, "reason": "Người gửi yêu cầu"}
    with pytest.raises(Refused, match="lý do"):
        acts.forget_sender(one, **told | {"reason": " "})
    assert acts.forget_sender(one, **told) == 1
    stored = Feedback.objects.get(pk=one.pk)
    assert (stored.title, stored.content) == ("••• chờ", "••• chờ lâu, ••• nói")
    assert "dao" not in stored.search_text and found(stored) == []  # nobody knows the name any more
    assert Feedback.history.earliest("history_id").content.startswith("Anh Đào")
    assert PersonalData.objects.get().fields == {} and verify().findings == []


def test_without_asking_for_it_nothing_is_covered(office):
    one = said(office, "Anh Đào chờ lâu")
    acts.forget_sender(one, by=office.chief, reason="Người gửi yêu cầu")
    assert Feedback.objects.get().content == "Anh Đào chờ lâu"


def test_the_page_lists_them_and_covers_in_the_same_step(office, signed_in):
    one, client = said(office, "Anh Đào chờ lâu"), signed_in(office.chief)
    page = client.get(one.url("forget")).content.decode()
    assert "Anh Đào chờ lâu" in page and "không ai xóa được" in page and 'name="cover"' in page
    client.post(one.url("forget"), {"reason": "Người gửi yêu cầu", "cover": "on"})
    assert Feedback.objects.get().content == "••• chờ lâu"
    silent = said(office, "Chờ lâu")
    page = client.get(silent.url("forget")).content.decode()
    assert "Không thấy chữ nào" in page and 'name="cover"' not in page


def test_the_notes_of_a_file_that_is_over_are_covered_too(office):
    file = received(office, "2026-06-01 09:00", note="Gọi bà Đào trước khi trả")
    ending.withdraw(file, by=office.desk, reason="Bà Đào đổi ý", at=at("2026-06-01 10:00"))
    names = {(label, stands) for label, _words, stands in found(file)}
    assert ("ghi chú", True) in names
    forget_citizen(file, cover=True, by=office.chief, reason="Công dân yêu cầu")
    file.refresh_from_db()
    assert (file.note, "Đào" in file.ending_reason) == ("Gọi ••• trước khi trả", False)
    assert verify().findings == []


def test_a_number_in_the_note_of_a_hand_over_is_masked_and_the_name_covered(office):
    file = received(office, "2026-06-01 09:00")
    note = "Bà Đào hẹn gọi 0912345678 trước 10 giờ"
    row = handing_over.hand_over(
        file, to_person=office.owner, note=note, by=office.desk, at=at("2026-06-01 10:00")
    )
    assert row.note == "Bà Đào hẹn gọi •••••••678 trước 10 giờ"
    ending.withdraw(again(file), by=office.desk, reason="Đổi ý", at=at("2026-06-01 11:00"))
    assert [(one.label, one.stands) for one in texts_naming(again(file), NOW)] == [("ghi chú", True)]
    forget_citizen(again(file), cover=True, by=office.chief, reason="Công dân yêu cầu")
    assert again(row).note == "••• hẹn gọi •••••••678 trước 10 giờ"
