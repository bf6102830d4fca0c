import sqlite3
import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from qms.ledger.verify import verify
from qms.models import LedgerEntry, PersonalData, personal_data, remember
from qms.models.personal import erase, reveal
from qms.states import Refused
from tests.personas import make_office

CITIZEN = {"name": "Nguyễn Văn An", "id_number": "024095001234", "phone": "0912345678", "address": "Thôn 3"}
MASKED = {"name": "N.V.A.", "id_number": "•••••••••234", "phone": "•••••••678", "address": "•••"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def personal(office):
    return remember(CITIZEN, unit=office.tan_tien)


def test_the_reference_says_nothing_and_proves_everything(office, personal):
    reference = personal.reference
    assert reference.startswith(f"{personal.token}:")
    assert len(reference) <= 101
    assert not any(value in reference for value in CITIZEN.values())
    assert personal.matches(reference)
    twin = remember(CITIZEN, unit=office.tan_tien)
    assert not twin.matches(reference)
    assert twin.reference.split(":")[1] != reference.split(":")[1]  # salted: equal data do not show
    PersonalData.objects.filter(pk=personal.pk).update(fields={**CITIZEN, "name": "Người khác"})
    personal.refresh_from_db()
    assert not personal.matches(reference)


@pytest.mark.parametrize("person", ["secretary", "chief", "desk", "province"])
def test_those_who_need_it_see_it_in_full(office, personal, person):
    assert personal.shown_to(getattr(office, person)) == CITIZEN


@pytest.mark.parametrize(
    "person", ["auditor", "inspector", "owner", "neighbour", "neighbour_chief", "stranger"]
)
def test_others_see_initials_and_last_digits(office, personal, person):
    assert personal.shown_to(getattr(office, person)) == MASKED


def test_showing_everything_in_a_pack_needs_a_reason_and_is_noted(office, personal):
    with pytest.raises(Refused, match="lý do"):
        reveal(personal, by=office.secretary)
    with pytest.raises(PermissionDenied):
        reveal(personal, by=office.auditor, reason="Đánh giá")
    assert LedgerEntry.objects.filter(payload__contains="reveal_personal").count() == 0
    assert reveal(personal, by=office.secretary, reason="Đoàn kiểm tra hỏi số 024095001234") == CITIZEN
    entry = LedgerEntry.objects.get(payload__contains="qms.reveal_personal")
    assert "024095001234" not in entry.payload
    assert (entry.person, entry.unit) == (office.secretary, office.tan_tien)


def test_erased_for_good_and_the_chain_still_holds(office, personal):
    reference = personal.reference
    erase(personal.token, by=office.chief, reason="Theo yêu cầu của công dân 0912345678")
    personal.refresh_from_db()
    assert (personal.fields, personal.salt, personal.erased_by) == ({}, "", office.chief)
    assert personal.erased_reason == "Theo yêu cầu của công dân •••••••678"
    assert personal.shown_to(office.chief) == {}
    assert personal.matches(reference)
    with pytest.raises(Refused, match="đã được xóa"):
        _unused = personal.reference
    with pytest.raises(Refused, match="đã được xóa"):
        erase(personal.token, by=office.chief, reason="Lần nữa")
    assert LedgerEntry.objects.filter(payload__contains="qms.erase_personal").count() == 1
    assert verify().findings == []


@pytest.mark.parametrize(
    "person", ["secretary", "desk", "auditor", "inspector", "neighbour_chief", "stranger"]
)
def test_only_the_head_erases(office, personal, person):
    with pytest.raises(PermissionDenied):
        erase(personal.token, by=getattr(office, person), reason="Thử")
    with pytest.raises(Refused, match="lý do"):
        erase(personal.token, by=office.chief, reason="  ")
    personal.refresh_from_db()
    assert personal.fields == CITIZEN


def test_half_erased_rows_are_refused_by_the_database(personal):
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonalData.objects.filter(pk=personal.pk).update(erased_at="2026-01-01T00:00:00Z")


def test_many_are_read_in_one_query(office, personal, django_assert_num_queries):
    other = remember({"name": "Lê Thị Bình"}, unit=office.tan_tien)
    references = [personal.reference, other.reference, "", "00000000-0000-0000-0000-000000000000:x"]
    with django_assert_num_queries(1):
        found = personal_data(references)
    assert found == {personal.reference: personal, other.reference: other}


def test_what_is_not_personal_data_is_refused(office):
    with pytest.raises(ValueError, match="religion"):
        remember({"religion": "x"}, unit=office.tan_tien)
    with pytest.raises(Refused, match="ký tự không dùng được"):
        remember({"name": "a\x00b"}, unit=office.tan_tien)
    with pytest.raises(Refused, match="dài quá 300 ký tự"):
        remember({"address": "a" * 301}, unit=office.tan_tien)
    assert PersonalData.objects.count() == 0


def run(*arguments):
    with pytest.raises(SystemExit) as ended:
        call_command("erase_personal", *arguments)
    return ended.value.code


NOBODY = "--by: không có người đang hoạt động mang tên đăng nhập này."
NO_TOKEN = "--token: không có dữ liệu cá nhân mang mã này."
NO_RECORD = "--record: không có hồ sơ nào như vậy giữ dữ liệu cá nhân."
NO_RECORDS = (
    "qms.unit:x",
    "qms.unit:1",
    "auth.group:1",
    "x",
    "audits.nonconformity:9",
    f"audits.review:{10**30}",
)


def test_the_command_erases_refuses_or_finds_nothing(office, personal, capsys):
    token = str(personal.token)
    refused = [
        (("--token", token, "--by", "secretary"), "--by: Đồng chí không có quyền làm việc này."),
        (("--token", token, "--by", "không-ai"), NOBODY),
        (("--token", token, "--by", "\udcff"), "--by: Văn bản có ký tự không dùng được (mã U+DCFF"),
        (("--token", "không phải mã", "--by", "chief"), NO_TOKEN),
        (("--token", str(uuid.uuid4()), "--by", "chief"), NO_TOKEN),
        *((("--record", name, "--by", "chief"), NO_RECORD) for name in NO_RECORDS),
    ]
    for words, sentence in refused:
        assert run(*words, "--reason", "Thử") == 2
        said = capsys.readouterr().err
        assert (said.startswith(sentence), said.count("\n")) == (True, 1), words
    assert PersonalData.objects.get().fields == CITIZEN
    call_command("erase_personal", "--token", token, "--by", "chief", "--reason", "Theo yêu cầu")
    assert PersonalData.objects.get().fields == {}
    assert "Đã xóa 1 bản dữ liệu cá nhân." in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_erased_text_is_gone_from_the_database_file():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL reclaims freed rows by itself (VACUUM)")
    office = make_office()
    personal = remember({**CITIZEN, "address": "Ngõ Rất Riêng 77"}, unit=office.tan_tien)
    name = connection.settings_dict["NAME"]
    with sqlite3.connect(name) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    erase(personal.token, by=office.chief, reason="Theo yêu cầu")
    for suffix in ("", "-wal"):
        with open(f"{name}{suffix}", "rb") as stream:
            assert "Rất Riêng".encode() not in stream.read()
