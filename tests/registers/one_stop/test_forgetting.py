"""Erasing the citizen of a file: every version, every paper, the bytes; the ledger still holds."""

import sqlite3

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import connection

from qms.ledger.verify import verify
from qms.models import PersonalData
from qms.models.personal import references_of, remember
from qms.states import Refused
from registers.actions import answering, ending, receiving
from registers.actions.forgetting import forget_citizen
from registers.papers.slip_parts import citizen_of
from tests.personas import make_office
from tests.registers.one_stop.making import CITIZEN, at, received

RELATIVE = {"name": "Giáp Thị Nhận Thay", "phone": "0988777666"}
ORIGINAL = [{"name": "Giấy khai sinh", "originals": 1, "copies": 0, "asked": True, "note": ""}]
WHY = {"reason": "Công dân yêu cầu"}


def returned(office, **fields):
    """A file corrected once, answered, its result taken by a relative."""
    file = received(office, "2026-06-01 09:00", **fields)
    receiving.correct(
        file, CITIZEN | {"phone": "0911222333"}, by=office.desk, reason="Sai số", at=at("2026-06-01 10:00")
    )
    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-03 09:00"))
    answering.give_result(
        file, receipt="Ký trên giấy hẹn", receiver=RELATIVE, by=office.desk, at=at("2026-06-03 10:00")
    )
    return file


def test_everybody_a_file_ever_named_is_erased_and_the_chain_holds(office):
    file = returned(office)
    assert len(references_of(file)) == PersonalData.objects.count() == 3
    assert forget_citizen(file, by=office.chief, **WHY) == 3
    assert list(PersonalData.objects.values_list("fields", "search_text").distinct()) == [({}, "")]
    with pytest.raises(Refused, match="Không còn"):
        forget_citizen(file, by=office.chief, **WHY)
    assert verify().findings == []


def test_only_the_head_erases_and_only_what_is_over(office):
    file = received(office, "2026-06-01 09:00", papers=ORIGINAL)
    with pytest.raises(Refused, match="chưa kết thúc"):
        forget_citizen(file, by=office.chief, **WHY)
    ending.withdraw(file, by=office.desk, reason="Đổi ý", at=at("2026-06-01 10:00"))
    for person in (office.desk, office.secretary, office.neighbour_chief):
        with pytest.raises(PermissionDenied):
            forget_citizen(file, by=person, **WHY)
    with pytest.raises(Refused, match="còn giữ bản chính"):
        forget_citizen(file, by=office.chief, **WHY)
    assert PersonalData.objects.get().fields["name"] == CITIZEN["name"]


def test_the_command_reaches_the_receiver_too(office, capsys):
    file = returned(office)
    call_command(
        "erase_personal",
        "--record",
        f"registers.servicefile:{file.pk}",
        "--by",
        "chief",
        "--reason",
        "Hết hạn",
    )
    assert "Đã xóa 3 bản dữ liệu cá nhân." in capsys.readouterr().out


def test_page_list_export_and_paper_say_that_it_was_erased(office, signed_in):
    file = returned(office)
    client, where = signed_in(office.chief), file.get_absolute_url()
    assert file.url("forget") in client.get(where).content.decode()
    assert client.post(file.url("forget"), {"reason": ""}).status_code == 422
    assert client.post(file.url("forget"), WHY).status_code == 302
    pages = {
        where: "Công dân yêu cầu", "/one-stop/": "đã xóa", "/one-stop/?format=csv": "đã xóa",
        f"{where}history/": "trả kết quả",
    }  # fmt: skip
    for page, words in pages.items():
        shown = client.get(page).content.decode()
        assert words in shown
        for value in (CITIZEN["name"], "0911222333", CITIZEN["id_number"], RELATIVE["name"]):
            assert value not in shown
    assert file.url("forget") not in client.get(where).content.decode()
    assert (
        "đã xóa" in signed_in(office.auditor).get("/one-stop/").content.decode()
    )  # masked, and yet it says so
    file.refresh_from_db()
    assert citizen_of(file, in_full=True) == citizen_of(file) == {"name": "đã xóa"}


def test_others_have_no_button_and_are_refused(office, signed_in):
    file = returned(office)
    for person, status in (("desk", 403), ("secretary", 403), ("neighbour_chief", 404)):
        client = signed_in(getattr(office, person))
        assert client.post(file.url("forget"), WHY).status_code == status
    assert file.url("forget") not in signed_in(office.desk).get(file.get_absolute_url()).content.decode()
    open_one = received(office, "2026-06-02 09:00")
    assert (
        open_one.url("forget")
        not in signed_in(office.chief).get(open_one.get_absolute_url()).content.decode()
    )


@pytest.mark.django_db(transaction=True)
def test_name_phone_and_search_text_are_gone_from_the_database_file():
    """Among many others, whose rows have split the pages on which it stood."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reclaims freed rows by itself (VACUUM)")
    office = make_office()
    mine = {"name": "Khổng Văn Hiếm", "phone": "0977123987", "id_number": "024199887766"}
    crowd = [{"name": f"Nguyễn Văn Đông {n:03}", "phone": f"09120{n:05}"} for n in range(150)]
    for other in crowd:
        remember(other, unit=office.tan_tien)
    file = received(office, "2026-06-01 09:00", applicant=mine)
    for other in crowd:
        remember(other, unit=office.tan_tien)
    ending.withdraw(file, by=office.desk, reason="Đổi ý", at=at("2026-06-01 10:00"))
    name = connection.settings_dict["NAME"]
    with sqlite3.connect(name) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    hidden = ["Khổng Văn Hiếm", "Kh\\u1ed5ng", "0977123987", "024199887766", "khong van hiem"]
    assert any(text.encode() in _bytes_of(name) for text in hidden)
    forget_citizen(file, by=office.chief, **WHY)
    assert [text for text in hidden if text.encode() in _bytes_of(name)] == []


def _bytes_of(name) -> bytes:
    found = b""
    for suffix in ("", "-wal"):
        with open(f"{name}{suffix}", "rb") as stream:
            found += stream.read()
    return found
