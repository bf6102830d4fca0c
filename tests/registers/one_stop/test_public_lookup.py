"""Anybody with the slip looks a file up: what is told, what never is, and how often one may guess."""

import datetime as dt
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from documents.actions.posting import post
from qms.models.personal import erase
from registers import public_forms
from registers.actions import answering, apologising, ending, handing_over, supplementing
from registers.lookup_codes import LETTERS, check_letters, is_right, is_token_of, key_in, lookup_token
from registers.models import ServiceFile
from tests.registers.one_stop.making import CITIZEN, at, procedure, received

pytestmark = pytest.mark.django_db
PAGE, ALL = "/tra-cuu/tantien/", "/tra-cuu/"
WRONG = "Mã hồ sơ hoặc mã tra cứu không đúng. Hãy xem lại giấy hẹn rồi thử lại."
TOO_MANY = "Có giấy hẹn, quét mã vuông trên giấy là xem được ngay; không thì xin thử lại sau một giờ"
CODE = "HS-2026-0001"


@pytest.fixture(autouse=True)
def nobody_has_asked():
    public_forms.limiter.storage.reset()


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def asked(client, code, check, page=PAGE, **more):
    return client.post(page, {"code": code, "check": check, **more})


def status(client, file):
    answer = client.get(f"/tra-cuu/tantien/{lookup_token(file)}/")
    assert answer.status_code == 200
    return words(answer)


def again(file):
    return ServiceFile.objects.get(pk=file.pk)


def test_the_code_with_check_letters_or_the_end_of_the_telephone_leads_to_the_file(office, client):
    file = received(office, "2026-06-01 10:00", external_code="H04.20-260601-0001")
    there = f"/tra-cuu/tantien/{lookup_token(file)}/"
    for code, check in (
        (CODE, check_letters(file)), ("hs-2026-0001", check_letters(file).lower()), (CODE, " 56 78"),
        ("h04.20-260601-0001", "5678"),
    ):  # fmt: skip
        answer = asked(client, code, check)
        assert (answer.status_code, answer["Location"], answer["Cache-Control"]) == (303, there, "no-store")
    assert asked(client, CODE, "5678", page=ALL, office="tantien")["Location"] == there
    assert asked(client, CODE, "5678", page=f"{PAGE}?lang=en")["Location"] == f"{there}?lang=en"
    assert CODE not in there and "5678" not in there


def test_wrong_letters_and_no_such_file_get_the_same_answer_after_the_same_work(office, client):
    received(office, "2026-06-01 10:00")
    answers, queries = [], []
    for code, check in (
        (CODE, "0000"),
        ("HS-2026-9999", "0000"),
        (CODE, "234"),
        (CODE, "Đào"),
        (CODE, "\u202e"),
    ):
        with CaptureQueriesContext(connection) as seen:
            answer = asked(client, code, check)
        queries.append(len(seen))
        answers.append((answer.status_code, words(answer).replace("\u202e", "")))
    assert [code for code, _text in answers[:4]] == [404] * 4 and {text for _code, text in answers[:4]} == {
        answers[0][1]
    }
    assert WRONG in answers[0][1] and len(set(queries[:4])) == 1


def test_the_file_of_another_unit_is_not_found_here(office, client):
    file = received(office, "2026-06-01 10:00")
    assert asked(client, CODE, check_letters(file), page="/tra-cuu/nhambien/").status_code == 404
    assert client.get(f"/tra-cuu/nhambien/{lookup_token(file)}/").status_code == 404
    assert client.get("/tra-cuu/khong-co/").status_code == 404
    assert asked(client, CODE, "5678", page=ALL, office="khong-co").status_code == 422
    assert asked(client, CODE, "5678", page=ALL).status_code == 422


def leaking(office, **more):
    """A file in which everything that could leak is written somewhere."""
    return received(
        office, "2026-06-01 10:00", title="Đăng ký tạm trú cho Nguyễn Thị Đào", note="Bà Đào, 0912345678",
        fee=15000, fee_receipt="0012345", field="Cư trú của bà Đào", **more,
    )  # fmt: skip


NEVER = (*CITIZEN.values(), "Đào", "0912", "0012345", "15.000", "Dũng", "Đức", "Thắng", "QT-02")


def test_nothing_personal_is_told_in_any_state(office, client):
    file = leaking(office)
    told = [status(client, file)]
    handing_over.hand_over(
        file, to_person=office.owner, note="Bà Đào", by=office.desk, at=at("2026-06-01 11:00")
    )
    told.append(status(client, file))
    draft = apologising.propose_apology(
        again(file), new_due_at=at("2026-06-09 17:00"), reason="Chờ bà Đào", by=office.owner,
        at=at("2026-06-02 08:00"),
    )  # fmt: skip
    apologising.sign_apology(draft, by=office.chief, at=at("2026-06-03 08:12"))
    told.append(status(client, file))
    supplementing.ask_supplement(
        again(file), items="Giấy khai sinh của Nguyễn Thị Đào, số 024190001234\nẢnh của bà Đào",
        reason="Của bà Đào", until=dt.date(2026, 6, 15), by=office.owner, at=at("2026-06-04 09:00"),
    )  # fmt: skip
    told.append(status(client, file))
    supplementing.take_supplement(again(file), by=office.owner, at=at("2026-06-05 09:00"))
    answering.resolve(again(file), approved_by=office.chief, by=office.chief, at=at("2026-06-05 10:00"))
    told.append(status(client, file))
    answering.give_result(again(file), receipt="Bà Đào ký", by=office.desk, at=at("2026-06-05 11:00"))
    told.append(status(client, file))
    for text in told:
        assert not any(value in text for value in NEVER), text
    marks = ("Đã tiếp nhận", "Đang giải quyết", "Hẹn lại, trả kết quả chậm nhất 17:00 09/06/2026",
             "Giấy khai sinh của •••", "Đã có kết quả, mời nhận", "Trả lúc 11:00 05/06/2026")  # fmt: skip
    assert [mark in text for mark, text in zip(marks, told, strict=True)] == [True] * 6
    assert "Đơn vị đã có phiếu xin lỗi" in told[2] and "Đề nghị nộp trước ngày 15/06/2026." in told[3]
    assert "Đang ở bước" in told[0] and "Hẹn trả kết quả, chậm nhất 17:30 04/06/2026" in told[0]


def test_a_file_that_ended_tells_no_reason(office, client):
    file = leaking(office)
    ending.refuse(file, by=office.desk, reason="Bà Đào ngoài địa bàn", at=at("2026-06-01 10:20"))
    text = status(client, file)
    assert "Mời ông, bà liên hệ đơn vị để biết lý do" in text and "ngoài địa bàn" not in text
    assert not any(value in text for value in NEVER)


def test_late_is_said_and_a_late_apology_tells_its_new_date(office, client, monkeypatch):
    file = received(office, "2026-06-01 10:00")
    monkeypatch.setattr("registers.views.public_lookup.timezone.now", lambda: at("2026-06-08 08:00"))
    assert "Hồ sơ đã quá giờ hẹn." in status(client, file)
    draft = apologising.propose_apology(
        again(file),
        new_due_at=at("2026-06-09 17:00"),
        reason="Chờ",
        by=office.owner,
        at=at("2026-06-08 07:00"),
    )
    apologising.sign_apology(draft, by=office.chief, at=at("2026-06-08 07:30"))
    assert "Hẹn lại, trả kết quả chậm nhất 17:00 09/06/2026" in status(client, file)


def test_after_erasing_the_telephone_opens_nothing_and_the_slip_still_does(office, client):
    file = received(office, "2026-06-01 10:00")
    erase(file.applicant_id, by=office.chief, reason="Công dân yêu cầu")
    assert asked(client, CODE, "5678").status_code == 404
    assert asked(client, CODE, check_letters(file)).status_code == 303


def test_the_pages_are_kept_nowhere_and_leave_no_trace_in_the_browser(office, client):
    file = received(office, "2026-06-01 10:00")
    for address in (ALL, PAGE, f"/tra-cuu/tantien/{lookup_token(file)}/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Cache-Control"], answer.cookies) == (200, "no-store, private", {})
        assert "noindex" in answer.content.decode() and "<script" not in answer.content.decode()
        english = client.get(address, {"lang": "en"})
        assert english["Content-Language"] == "en"
    assert client.post(f"/tra-cuu/tantien/{lookup_token(file)}/").status_code == 405


def test_guesses_of_one_file_end_for_everybody_and_the_next_file_is_not_touched(office, client):
    file = received(office, "2026-06-01 10:00")
    for code in (CODE, "HS-2026-7777"):  # one that is there and one that is not
        answers = [
            client.post(PAGE, {"code": code, "check": f"000{n}"}, REMOTE_ADDR=f"198.51.100.{n}").status_code
            for n in range(7)
        ]
        assert answers == [404] * 5 + [429] * 2
    refused = client.post(PAGE, {"code": CODE, "check": check_letters(file)}, REMOTE_ADDR="203.0.113.9")
    assert refused.status_code == 429 and TOO_MANY in words(refused) and refused["Retry-After"] == "3600"
    other = received(office, "2026-06-01 10:05")
    assert asked(client, other.code, check_letters(other)).status_code == 303
    assert client.get(f"/tra-cuu/tantien/{lookup_token(file)}/").status_code == 200  # the QR code still opens


def test_one_address_asks_thirty_times_an_hour(office, client):
    received(office, "2026-06-01 10:00")
    answers = [asked(client, f"HS-2026-{n:04d}", "0000").status_code for n in range(100, 132)]
    assert answers == [404] * 30 + [429] * 2
    assert client.post(PAGE, {"code": "X", "check": "0"}, REMOTE_ADDR="203.0.113.9").status_code == 404


def test_all_addresses_together_are_wrong_three_hundred_times_an_hour(office, client):
    file = received(office, "2026-06-01 10:00")
    for _n in range(300):
        public_forms.LOOKUP.count(office.tan_tien)
    assert asked(client, CODE, check_letters(file)).status_code == 429


def test_wrong_tokens_are_counted_too(office, client):
    file = received(office, "2026-06-01 10:00")
    token = lookup_token(file)
    wrong = token[:-1] + ("0" if token[-1] != "0" else "1")
    answers = [client.get(f"/tra-cuu/tantien/{wrong}/").status_code for _turn in range(32)]
    assert answers == [404] * 30 + [429] * 2
    assert client.get(f"/tra-cuu/tantien/{token.upper()}/").status_code == 200


def test_another_site_and_too_much_are_refused(office, client):
    assert client.post(PAGE, {"code": "x" * 300_000}).status_code == 413
    assert client.post(PAGE, {"code": CODE}, headers={"origin": "https://xau.example"}).status_code == 403
    for odd in ({}, {"code": "\x00", "check": "\x00"}, {"code": "x" * 61, "check": "1"}):
        assert client.post(PAGE, odd).status_code == 422


def test_the_letters_follow_the_installation_and_cannot_be_counted_through(office, settings):
    one, two = received(office, "2026-06-01 10:00"), received(office, "2026-06-01 10:01")
    assert len({check_letters(one), check_letters(two)}) == 2 and set(check_letters(one)) <= set(LETTERS)
    token = lookup_token(one)
    assert key_in(token) == one.pk and is_token_of(token, one) and not is_token_of(token, two)
    assert [key_in(odd) for odd in ("", "u" * 20, "0" * 40, "0" * 16)] == [None] * 4
    settings.SECRET_KEY = "khoa-khac"
    assert lookup_token(one) != token


def test_what_is_misread_is_right_and_an_empty_telephone_opens_nothing():
    assert is_right("k1o4", "K104", "") and is_right("kI0 4", "K104", "")
    assert [is_right("", "K7Q4", phone) for phone in ("", "123")] == [False, False]
    assert is_right("0123", "K7Q4", "+84 90 0123") and not is_right("123", "K7Q4", "123")


def test_what_is_posted_leads_there_and_so_does_the_poster(office, client, signed_in):
    post(procedure(office), field="Cư trú", place="Bảng niêm yết", by=office.secretary)
    for lang in ("", "?lang=en"):
        assert f'href="{PAGE}{lang}"' in client.get(f"/niem-yet/tantien/{lang}").content.decode()
    poster = signed_in(office.desk).get("/one-stop/lookup-poster/").content
    assert "/tra-cuu/tantien" in PdfReader(io.BytesIO(poster)).pages[0].extract_text()


def test_a_result_that_is_sent_asks_nobody_to_come(office, client):
    told = {}
    for way in ("desk", "post"):
        file = received(office, "2026-06-01 09:00", return_by=way)
        answering.resolve(again(file), approved_by=office.chief, by=office.chief, at=at("2026-06-03 10:00"))
        told[way] = status(client, file)
    assert "Đã có kết quả, mời nhận" in told["desk"] and "Khi đến nhận" in told["desk"]
    assert "mời nhận" not in told["post"] and "Khi đến nhận" not in told["post"]
    assert "Qua bưu chính" in told["post"]
