"""The pages of a file's acts: what they offer to whom, what they show before, what they write."""

import re
from html import unescape

import pytest
from django.urls import reverse

from registers.actions import answering, apologising, handing_over
from registers.models import Apology, Handover, HeldOriginal, NonconformingOutput
from tests.personas import PASSWORD
from tests.registers.one_stop.making import at, received

PAPERS = [
    {"name": "Tờ khai CT01", "originals": 0, "copies": 1, "asked": True, "note": ""},
    {"name": "Giấy tờ chỗ ở", "originals": 0, "copies": 0, "asked": True, "note": ""},
]
ORIGINAL = {"name": "Giấy chứng sinh", "originals": 1, "copies": 0, "asked": True, "note": ""}


@pytest.fixture
def day(time_machine):
    """``day("2026-06-01 09:00")`` makes it that time for the page."""
    return lambda text: time_machine.move_to(at(text), tick=False)


def act(file, verb) -> str:
    return reverse("registers:service_file_act", args=[file.pk, f"file_{verb}"])


def words(response) -> str:
    """The text of a page without its marks, on one line."""
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(unescape(text).split())


def sent(file, **values) -> dict:
    return {"confirmed": "1", "version": file.version, **values}


def buttons(response) -> list[str]:
    """The labels of the filled and outlined buttons in the head of a record's page."""
    head = response.content.decode().split('class="acts"', 1)[1].split("</div>\n", 1)[0]
    found = re.findall(
        r'class="btn btn-(?:primary|outline)"[^>]*>(?:<svg.*?</svg>)?([^<]+)<', head, re.DOTALL
    )
    return [label.strip() for label in found]


# --- handing over ---------------------------------------------------------------------------------
def test_the_next_step_and_its_person_stand_there_already(office, signed_in, day):
    other = received(office, "2026-06-01 08:00")
    handing_over.hand_over(other, to_person=office.owner2, by=office.desk, at=at("2026-06-01 08:30"))
    file = received(office, "2026-06-01 09:00")
    day("2026-06-01 10:00")
    page = signed_in(office.desk).get(act(file, "hand_over"))
    form = page.context["fields_form"]
    assert (form["step_no"].value(), form["to_person"].value()) == (2, office.owner2.pk)
    assert [label for _value, label in form.fields["step_no"].choices][1] == (
        "B2. Thẩm tra chỗ ở · Cảnh sát khu vực · 2\xa0ngày"
    )
    assert "B2 hạn 03/06/2026 17:30" in words(page)
    assert "Trần Thị Hoa – Thư ký ISO" in words(page) and "Hoàng Thị Lan" not in words(page)


def test_handing_over_by_the_page(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    day("2026-06-01 10:00")
    desk = signed_in(office.desk)
    nobody = desk.post(act(file, "hand_over"), sent(file, step_no="2"))
    assert (nobody.status_code, Handover.objects.count()) == (422, 1)
    strange = desk.post(act(file, "hand_over"), sent(file, step_no="9", to_person=office.owner.pk))
    assert strange.status_code == 422
    done = desk.post(act(file, "hand_over"), sent(file, step_no="3", to_person=office.chief.pk, note="Gấp"))
    assert (done.status_code, done.url) == (302, file.get_absolute_url())
    row = Handover.objects.get(number=2)
    assert (row.step_no, row.to_person, row.note, row.taken_at) == (
        3,
        office.chief,
        "Gấp",
        at("2026-06-01 10:00"),
    )


def test_a_body_outside_may_take_it(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    day("2026-06-01 10:00")
    client = signed_in(office.desk)
    client.post(act(file, "hand_over"), sent(file, step_no="2", to_place="UBND xã"))
    file.refresh_from_db()
    assert (file.holder, file.holder_place) == (None, "UBND xã")
    assert "Theo dõi, nhận lại hồ sơ từ UBND xã" in words(client.get(file.get_absolute_url()))


def test_somebody_else_was_faster(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    stale = sent(file, step_no="2", to_person=office.owner2.pk)
    handing_over.hand_over(file, to_person=office.owner, by=office.secretary, at=at("2026-06-01 09:30"))
    day("2026-06-01 10:00")
    answer = signed_in(office.desk).post(act(file, "hand_over"), stale)
    assert answer.status_code == 409
    assert "đã được người khác lưu" in words(answer)
    assert Handover.objects.get(left_at=None).to_person == office.owner


@pytest.mark.parametrize(
    ("person", "verb", "status"),
    [
        ("auditor", "hand_over", 403), ("inspector", "hand_over", 403), ("owner", "hand_over", 200),
        ("neighbour", "hand_over", 404), ("stranger", "hand_over", 404), ("owner", "return", 403),
        ("desk", "khong_co", 404),
    ],
)  # fmt: skip
def test_who_gets_the_page(office, signed_in, day, person, verb, status):
    file = received(office, "2026-06-01 09:00")
    day("2026-06-01 10:00")
    assert signed_in(getattr(office, person)).get(act(file, verb)).status_code == status


def test_out_of_turn_only_the_sentence(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    day("2026-06-01 10:00")
    page = signed_in(office.desk).get(act(file, "return"))
    assert page.status_code == 409
    assert "Không thể trả kết quả khi hồ sơ đang ở tình trạng “Đã tiếp nhận”" in words(page)


# --- papers that are missing ----------------------------------------------------------------------
def asked(office, client, file):
    values = sent(file, items="Giấy tờ chỗ ở", reason="Thiếu", until="10/06/2026")
    return client.post(act(file, "ask_supplement"), values)


def test_what_was_not_handed_in_is_asked_for(office, signed_in, day):
    file = received(office, "2026-06-01 09:00", papers=PAPERS)
    day("2026-06-02 10:00")
    client = signed_in(office.owner)
    page = client.get(act(file, "ask_supplement"))
    assert page.context["fields_form"]["items"].value() == "Giấy tờ chỗ ở"
    assert asked(office, client, file).status_code == 302
    slip = file.supplement_requests.get()
    assert (slip.items, slip.reason, slip.until.isoformat()) == ("Giấy tờ chỗ ở", "Thiếu", "2026-06-10")


def handed(**more):
    rows = {"papers-TOTAL_FORMS": "3", "papers-0-handed_in": "on", "papers-0-copies": "1"}
    return rows | {"papers-1-handed_in": "on", "papers-1-copies": "2"} | more


def test_the_new_due_time_is_shown_before_and_nothing_else_is_confirmed(office, signed_in, day):
    file = received(office, "2026-06-01 09:00", papers=PAPERS)
    day("2026-06-02 10:00")
    client = signed_in(office.desk)
    asked(office, client, file)
    file.refresh_from_db()
    day("2026-06-08 09:00")
    client = signed_in(office.desk)
    page = client.get(act(file, "take_supplement"))
    assert "hẹn trả mới là 10/06/2026 17:30 (Tính tiếp phần thời gian còn lại)" in words(page)
    unseen = client.post(act(file, "take_supplement"), sent(file, **handed(came_at="05/06/2026 09:00")))
    assert unseen.status_code == 409
    assert "Hẹn trả mới là 17:30 09/06/2026. Hãy xem lại" in words(unseen)
    shown = re.search(r'name="shown_due" value="([^"]+)"', unseen.content.decode())[1]
    again = sent(file, shown_due=shown, **handed(came_at="05/06/2026 09:00"))
    assert client.post(act(file, "take_supplement"), again).status_code == 302
    file.refresh_from_db()
    assert (file.due_at, file.papers[1]["copies"]) == (at("2026-06-09 17:30"), 2)


def test_a_time_before_the_request_stays_in_the_form(office, signed_in, day):
    file = received(office, "2026-06-01 09:00", papers=PAPERS)
    day("2026-06-02 10:00")
    client = signed_in(office.desk)
    asked(office, client, file)
    file.refresh_from_db()
    answer = client.post(act(file, "take_supplement"), sent(file, **handed(came_at="01/06/2026 09:00")))
    assert (answer.status_code, "phải từ lúc yêu cầu" in words(answer)) == (422, True)


# --- results and endings --------------------------------------------------------------------------
def test_only_the_head_is_offered_as_releasing(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    day("2026-06-02 10:00")
    client = signed_in(office.desk)
    form = client.get(act(file, "resolve")).context["fields_form"]
    assert list(form.fields["approved_by"].queryset) == [office.chief]
    assert form["approved_by"].value() == office.chief.pk
    assert client.post(act(file, "resolve"), sent(file, approved_by=office.owner.pk)).status_code == 422
    client.post(act(file, "resolve"), sent(file, approved_by=office.chief.pk, result_number="12/GXN"))
    file.refresh_from_db()
    assert (file.status, file.result_number, file.outcome) == ("resolved", "12/GXN", "early")


def test_the_result_goes_to_somebody_else_with_the_originals(office, signed_in, day):
    file = received(office, "2026-06-01 09:00", papers=[ORIGINAL])
    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-02 09:00"))
    original = HeldOriginal.objects.get()
    day("2026-06-02 10:00")
    client = signed_in(office.desk)
    page = client.get(act(file, "return"))
    assert page.context["fields_form"]["receipt"].value() == "Ký trên giấy hẹn"
    assert "Trả Giấy chứng sinh × 1, tình trạng" in words(page)
    nameless = client.post(act(file, "return"), sent(file, receipt="Ký", receiver_phone="0912345678"))
    assert nameless.status_code == 422
    values = {"receipt": "Ký", "receiver_name": "Trần Văn Ủy", f"condition_{original.pk}": "Như khi nhận"}
    assert client.post(act(file, "return"), sent(file, **values)).status_code == 302
    file.refresh_from_db()
    original.refresh_from_db()
    assert (file.status, bool(file.receiver_ref)) == ("returned", True)
    assert original.given_back_at == at("2026-06-02 10:00")


def test_an_ending_says_whether_the_originals_went(office, signed_in, day):
    file = received(office, "2026-06-01 09:00", papers=[ORIGINAL])
    day("2026-06-01 10:00")
    assert (
        "originals_back" not in signed_in(office.owner).get(act(file, "refuse")).context["fields_form"].fields
    )
    client = signed_in(office.desk)
    assert client.get(act(file, "withdraw")).context["fields_form"]["originals_back"].value() is True
    assert client.post(act(file, "refuse"), sent(file, reason=" ")).status_code == 422
    client.post(act(file, "refuse"), sent(file, reason="Sai thẩm quyền"))
    file.refresh_from_db()
    assert (file.status, file.ending_number) == ("refused", "PTC-2026-0001")
    assert "đang giữ, hồ sơ đã kết thúc" in words(client.get(file.get_absolute_url()))


# --- apologies ------------------------------------------------------------------------------------
def proposed(office, file, when="2026-06-02 09:00"):
    return apologising.propose_apology(
        file, new_due_at=at("2026-06-09 17:00"), reason="Chờ xác minh", by=office.desk, at=at(when)
    )


def test_an_apology_is_proposed_with_a_date_that_is_explained(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    where = reverse("registers:service_file_apology", args=[file.pk])
    day("2026-06-02 09:00")
    client = signed_in(office.desk)
    page = client.get(where)
    assert page.context["form"]["new_due_at"].value() == "05/06/2026 17:30"
    assert "các bước còn lại theo quy trình cần 3 ngày làm việc" in words(page)
    assert "ký trước ngày 04/06/2026" in words(page)
    assert (
        client.post(where, {"new_due_at": "07/06/2026 17:00", "reason": "Chậm"}).status_code == 422
    )  # Sunday
    assert client.post(where, {"new_due_at": "09/06/2026 17:00", "reason": "Chậm"}).status_code == 302
    assert Apology.objects.get().new_due_at == at("2026-06-09 17:00")
    assert client.get(where).status_code == 302  # a second one: back to the file with the sentence why
    assert "Lập phiếu xin lỗi" not in words(client.get(file.get_absolute_url()))


def test_one_that_comes_too_late_says_so_before(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    day("2026-06-04 09:00")
    page = signed_in(office.desk).get(reverse("registers:service_file_apology", args=[file.pk]))
    assert "Từ bây giờ đã muộn" in words(page)
    apology = proposed(office, file, "2026-06-04 09:00")
    page = signed_in(office.chief).get(reverse("registers:apology_sign", args=[apology.pk]))
    assert "ký đã muộn nên không dời hạn" in words(page)


def test_only_the_head_signs_and_with_the_password(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    where = reverse("registers:apology_sign", args=[proposed(office, file).pk])
    day("2026-06-02 10:00")
    assert signed_in(office.secretary).get(where).status_code == 403
    assert signed_in(office.neighbour_chief).get(where).status_code == 404
    chief = signed_in(office.chief)
    assert chief.post(where, {"password": "sai"}).status_code == 422
    assert chief.post(where, {"password": PASSWORD}).status_code == 302
    file.refresh_from_db()
    assert (Apology.objects.get().number, file.due_at) == ("PXL-2026-0001", at("2026-06-09 17:00"))
    assert chief.get(where).status_code == 302  # signed: back to the file


def test_an_unsigned_one_can_go(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    where = reverse("registers:apology_drop", args=[proposed(office, file).pk])
    day("2026-06-02 10:00")
    assert signed_in(office.auditor).post(where).status_code == 403
    assert signed_in(office.desk).get(where).status_code == 405
    assert signed_in(office.desk).post(where).status_code == 302
    assert Apology.objects.count() == 0


# --- originals ------------------------------------------------------------------------------------
def test_originals_by_their_pages(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    day("2026-06-01 10:00")
    client = signed_in(office.desk)
    hold = reverse("registers:service_file_original", args=[file.pk])
    assert client.post(hold, {"name": "Sổ hộ khẩu", "quantity": "0"}).status_code == 422
    client.post(hold, {"name": "Sổ hộ khẩu", "quantity": "1", "condition": "Rách bìa"})
    original = HeldOriginal.objects.get()
    incident = reverse("registers:original_incident", args=[original.pk])
    client.post(incident, {"incident": "Ướt, đã báo công dân 01/06"})
    assert "Ướt, đã báo công dân 01/06" in words(client.get(file.get_absolute_url()))
    back = reverse("registers:original_give_back", args=[original.pk])
    assert signed_in(office.owner).get(back).status_code == 403
    client = signed_in(office.desk)
    assert client.post(back, {"condition": "Đã sấy khô"}).status_code == 302
    original.refresh_from_db()
    assert (original.condition_back, original.incident) == ("Đã sấy khô", "Ướt, đã báo công dân 01/06")
    assert client.get(back).status_code == 302


# --- late files -----------------------------------------------------------------------------------
def test_a_late_file_is_raised_by_one_button_and_the_second_is_asked_about(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    where = reverse("registers:service_file_late", args=[file.pk])
    day("2026-06-04 10:00")
    client = signed_in(office.secretary)
    assert client.get(where).status_code == 400  # not late
    day("2026-06-08 09:00")
    client = signed_in(office.secretary)
    page = words(client.get(file.get_absolute_url()))
    assert "hẹn trả 17:30 04/06/2026, đến 09:00 08/06/2026 chưa có kết quả: trễ 4 ngày" in page
    output = client.post(where).url
    assert NonconformingOutput.objects.get().get_absolute_url() == output
    second = client.post(where)
    assert (second.status_code, NonconformingOutput.objects.count()) == (409, 1)
    assert "Hồ sơ này đã có: DRKPH-2026-0001" in words(second)
    assert client.post(where, {"again": "1"}).status_code == 302
    assert "DRKPH-2026-0002" in words(client.get(file.get_absolute_url()))
    assert signed_in(office.desk).post(where).status_code == 403


def test_a_nonconformity_begins_with_what_is_known(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    day("2026-06-08 09:00")
    where = f"{reverse('audits:nonconformity_create')}?source=registers.servicefile:{file.pk}"
    form = signed_in(office.secretary).get(where).context["form"]
    assert [form[name].value() for name in ("title", "source", "process")] == [
        "Hồ sơ HS-2026-0001 trễ 4 ngày", "late_file", "QT-02",
    ]  # fmt: skip


def test_the_list_of_late_files_nobody_raised(office, signed_in, day):
    received(office, "2026-06-01 09:00")
    received(office, "2026-06-08 08:00")
    day("2026-06-08 09:00")
    page = signed_in(office.secretary).get(f"{reverse('registers:service_file_list')}?due=unraised")
    assert [file.code for file in page.context["records"]] == ["HS-2026-0001"]


# --- the page of the file -------------------------------------------------------------------------
def test_the_right_button_comes_first_and_no_more_than_two_are_filled(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    day("2026-06-01 10:00")
    desk = signed_in(office.desk).get(file.get_absolute_url())
    assert buttons(desk) == ["Ghi kết quả đã duyệt", "Giao hồ sơ"]  # the filled one is the last, at the right
    handing_over.hand_over(file, to_person=office.chief, by=office.desk, at=at("2026-06-01 10:00"))
    chief = signed_in(office.chief).get(file.get_absolute_url())
    assert buttons(chief) == ["Giao hồ sơ", "Ghi kết quả đã duyệt"]
    assert (
        "btn-primary"
        not in signed_in(office.inspector)
        .get(file.get_absolute_url())
        .content.decode()
        .split('class="acts"')[1]
        .split("</div>")[0]
    )


def test_it_says_late_where_and_who_may_not_see_the_citizen(office, signed_in, day):
    file = received(office, "2026-06-01 09:00")
    handing_over.hand_over(file, to_person=office.owner, by=office.desk, at=at("2026-06-01 10:00"))
    day("2026-06-05 09:00")
    page = words(signed_in(office.inspector).get(file.get_absolute_url()))
    assert "Đang quá hạn" in page and "B2 Thẩm tra chỗ ở , chờ đồng chí Lê Quang Dũng" in page
    assert "Đã che theo vai trò" in page
    assert ("Nguyễn Thị Đào" in page, "024190001234" in page, "0912345678" in page) == (False, False, False)


def test_the_past_has_no_button(office, signed_in, day):
    file = received(office, "2026-06-01 09:00", papers=[ORIGINAL])
    proposed(office, file)
    day("2026-06-09 09:00")
    client = signed_in(office.chief)
    now, past = client.get(file.get_absolute_url()), client.get(f"{file.get_absolute_url()}?as_of=2026-06-08")
    for where in ("apology_sign", "original_give_back"):
        kind = Apology if where == "apology_sign" else HeldOriginal
        address = reverse(f"registers:{where}", args=[kind.objects.get().pk])
        assert (address in now.content.decode(), address in past.content.decode()) == (True, False)
    assert act(file, "hand_over") not in past.content.decode().replace("registers.file", "file")
    before = client.get(f"{file.get_absolute_url()}?as_of=2026-06-01T10:00")
    assert "chờ lãnh đạo ký" in words(now) and "chờ lãnh đạo ký" not in words(before)
    assert client.get(f"{act(file, 'hand_over')}?as_of=2026-06-08").status_code == 400


def test_a_newer_revision_is_told_loudly(office, signed_in, day, monkeypatch):
    file = received(office, "2026-06-01 09:00")
    newer = type(file.revision)(
        pk=file.revision.pk + 1,
        document=file.procedure,
        issue_no=2,
        effective_from=at("2026-06-02 09:00").date(),
    )
    monkeypatch.setattr("registers.views.service_file_page.revision_on", lambda procedure, on: newer)
    day("2026-06-03 09:00")
    page = words(signed_in(office.desk).get(file.get_absolute_url()))
    assert "Hồ sơ này nhận theo bản 01/00 và làm tiếp theo bản đó." in page
