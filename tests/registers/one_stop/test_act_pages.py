"""The pages of a file's acts as a hand meets them: where it begins, what follows, which slip is next."""

import pytest
from lxml import html

from registers.actions import answering, ending, supplementing
from registers.actions.handing_over import hand_over
from registers.models import Apology, ServiceFile, SlipKind
from tests.personas import PASSWORD
from tests.registers.one_stop.making import at, procedure, received

FORM, HOME = "Tờ khai thay đổi thông tin cư trú (CT01)", "Giấy tờ chứng minh chỗ ở hợp pháp"
PAPERS = [
    {"name": HOME, "originals": 0, "copies": 1, "asked": True, "note": ""},
    {"name": FORM, "originals": 0, "copies": 0, "asked": True, "note": ""},
]


@pytest.fixture
def file(office, time_machine):
    made = received(office, "2026-06-01 09:00", papers=PAPERS, of=procedure(office))
    time_machine.move_to(at("2026-06-01 10:00"), tick=False)
    return made


@pytest.fixture
def desk(office, file, signed_in):
    return signed_in(office.desk)


def page_of(client, file, act):
    return html.fromstring(client.get(f"{file.get_absolute_url()}act/{act}/").content)


def send(client, file, act, **values):
    file.refresh_from_db()
    sent = {"confirmed": "1", "version": file.version, **values}
    return client.post(f"{file.get_absolute_url()}act/{act}/", sent)


@pytest.mark.parametrize(
    ("act", "name"),
    [
        ("file_hand_over", "step_no"), ("file_ask_supplement", "items"), ("file_resolve", "approved_by"),
        ("file_refuse", "reason"), ("file_withdraw", "reason"),
    ],
)  # fmt: skip
def test_the_hand_begins_in_the_first_field(desk, file, act, name):
    assert page_of(desk, file, act).xpath("//main//*[@autofocus]/@name") == [name]


def asked(office, file):
    supplementing.ask_supplement(
        file, items=FORM, reason="Thiếu", by=office.desk, at=at("2026-06-01 09:30")
    )  # fmt: skip


def test_the_missing_paper_is_the_first_row_and_counts_as_the_procedure_asks(office, desk, file):
    asked(office, file)
    page = page_of(desk, file, "file_take_supplement")
    assert page.xpath("//main//*[@autofocus]/@name") == ["papers-1-handed_in"]
    assert FORM in page.xpath("string(//main//form//tbody/tr[1])")
    assert "PBS-2026-0001" in page.xpath("string(//main//form)")
    due = page.xpath("//input[@name='shown_due']/@value")[0]
    send(
        desk, file, "file_take_supplement", shown_due=due,
        **{"papers-TOTAL_FORMS": "3", "papers-0-handed_in": "on", "papers-0-copies": "1",
           "papers-1-handed_in": "on"},
    )  # fmt: skip
    papers = ServiceFile.objects.get().papers
    assert [(row["name"], row["originals"], row["copies"]) for row in papers] == [(HOME, 0, 1), (FORM, 1, 0)]


@pytest.mark.parametrize(
    ("act", "values", "slip", "label"),
    [
        ("file_ask_supplement", {"items": "Giấy khai sinh", "reason": "Thiếu"}, "supplement/1",
         "Đã lập: Phiếu yêu cầu bổ sung PBS-2026-0001"),
        ("file_refuse", {"reason": "Sai thẩm quyền"}, "refusal", "Đã lập: Phiếu từ chối"),
    ],
)  # fmt: skip
def test_the_slip_an_act_made_is_offered_to_print(desk, file, act, values, slip, label):
    done = send(desk, file, act, **values)
    page = html.fromstring(desk.get(done.url).content)
    printed = page.xpath("//a[@data-key-print]")
    assert [one.get("href") for one in printed] == [f"{file.get_absolute_url()}slip/{slip}/"]
    assert label in page.xpath("string(//main)")
    assert "Đã ghi:" not in page.xpath("string(//main)")  # said once
    assert html.fromstring(desk.get(file.get_absolute_url()).content).xpath("//a[@data-key-print]") == []


def test_a_slip_the_file_has_not_is_not_offered(office, desk, file):
    for asked_for in ("refusal", "supplement"):
        page = desk.get(f"{file.get_absolute_url()}?slip={asked_for}")
        assert (page.status_code, page.context["made"]) == (200, None)
    for no_slip_of_an_act in ("control", "khongco"):
        assert desk.get(f"{file.get_absolute_url()}?slip={no_slip_of_an_act}").status_code == 400
    ending.refuse(file, reason="Sai", by=office.desk, at=at("2026-06-01 09:45"))
    assert desk.get(f"{file.get_absolute_url()}?slip={SlipKind.REFUSAL.value}").context["made"]


def test_a_place_that_was_written_goes_before_a_person_nobody_chose(office, desk, file):
    earlier = received(office, "2026-06-01 08:30", of=file.procedure)
    hand_over(earlier, to_person=office.owner, by=office.desk, at=at("2026-06-01 09:10"))
    offered = page_of(desk, file, "file_hand_over")
    assert offered.xpath("//select[@name='to_person']/option[@selected]/@value") == [str(office.owner.pk)]

    sent = {"step_no": "2", "to_place": "UBND xã"}
    assert send(desk, file, "file_hand_over", to_person=office.owner2.pk, **sent).status_code == 422
    assert send(desk, file, "file_hand_over", to_person=office.owner.pk, **sent).status_code == 302
    file.refresh_from_db()
    assert (file.holder_place, file.holder) == ("UBND xã", None)


def test_the_head_of_the_unit_is_the_one_offered_to_release(office, desk, file):
    chosen = page_of(desk, file, "file_resolve").xpath(
        "//select[@name='approved_by']/option[@selected]/@value"
    )
    assert chosen == [str(office.chief.pk)]


def test_a_result_that_waits_for_the_citizen_is_not_late(office, signed_in, file, time_machine):
    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-01 09:40"))
    time_machine.move_to(at("2026-06-20 10:00"), tick=False)
    step = signed_in(office.desk).get(file.get_absolute_url()).context["next_step"]
    assert (step.due, step.note) == (None, "có kết quả từ 09:40 01/06/2026")


def test_the_signed_apology_is_offered_to_print_and_a_second_one_is_refused(office, desk, file, signed_in):
    page = html.fromstring(desk.get(f"{file.get_absolute_url()}apology/").content)
    assert page.xpath("//main//*[@autofocus]/@name") == ["reason"]
    desk.post(f"{file.get_absolute_url()}apology/", {"new_due_at": "09/06/2026", "reason": "Chờ xác minh"})
    apology = Apology.objects.get()
    assert apology.new_due_at == at("2026-06-09 17:30")  # the day alone: until its end

    chief = signed_in(office.chief)
    signing = f"/one-stop/apologies/{apology.pk}/sign/"
    assert html.fromstring(chief.get(signing).content).xpath("//main//*[@autofocus]/@name") == ["password"]
    done = chief.post(signing, {"password": PASSWORD})
    assert done.url == f"{file.get_absolute_url()}?slip=apology"
    assert "Đã lập: Phiếu xin lỗi" in chief.get(done.url).content.decode()
    again = desk.get(f"{file.get_absolute_url()}apology/", follow=True)
    assert "đã được xin lỗi và hẹn lại một lần (PXL-2026-0001)" in again.content.decode()


def test_papers_for_a_late_file_are_refused_before_anybody_writes_them_down(
    office, signed_in, file, time_machine
):
    time_machine.move_to(at("2026-06-05 10:00"), tick=False)
    page = signed_in(office.desk).get(f"{file.get_absolute_url()}act/file_ask_supplement/")
    assert page.status_code == 409 and "Hồ sơ đã quá hạn từ 17:30 04/06/2026" in page.content.decode()
    assert html.fromstring(page.content).xpath("//main//textarea") == []


def test_an_odd_number_of_the_receiver_stands_beside_its_field(office, desk, file):
    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-01 09:40"))
    who = {"receipt": "Ký trên giấy hẹn", "receiver_name": "Trần Văn Bình"}
    for name, odd in (("receiver_phone", "12"), ("receiver_id", "1" * 25), ("receiver_name", "0123")):
        page = send(desk, file, "file_return", **{**who, name: odd})
        assert (page.status_code, list(page.context["fields_form"].errors)) == (422, [name])
    assert send(desk, file, "file_return", **who).status_code == 302


def test_a_refused_act_shows_the_file_as_it_stands(office, desk, file):
    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-01 09:40"))
    early = {"receipt": "Ký trên giấy hẹn", "returned_at": "01/06/2026 09:00"}
    page = send(desk, file, "file_return", **early)
    assert (page.status_code, page.context["record"].status) == (409, "resolved")
    assert "Đã trả kết quả" not in html.fromstring(page.content).xpath("string(//main//p[@class='lead'])")
