"""A pile of files: what the desk scans or types is what it means, and each file goes or says why not."""

import pytest
from django.urls import reverse

from registers.actions import ending, handing_over
from registers.lookup_codes import lookup_token
from registers.models import Handover, ServiceFile
from registers.scanned import code_in, found
from tests.registers.one_stop.making import at, procedure, received

WHERE = "registers:hand_over_many"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("HS-2026-0012", "HS-2026-0012"), ("hs-2026-12", "HS-2026-0012"), ("HS–2026–0012", "HS-2026-0012"),
        ("HS2026/0012", "HS-2026-0012"), ("12", "HS-2026-0012"), ("ＨＳ-2025-0003.", "HS-2025-0003"),
        ("xin chào", ""), ("1234567", ""), ("HS-26-12", ""),
    ],
)  # fmt: skip
def test_how_codes_are_typed(typed, code):
    assert code_in(typed, 2026) == code


@pytest.fixture
def three(office):
    """Three files received on Monday morning; the third is over."""
    of = procedure(office)
    files = [received(office, "2026-06-01 09:00", of=of) for _ in range(3)]
    ending.withdraw(files[2], reason="Rút", by=office.desk, at=at("2026-06-01 09:10"))
    return files


def test_lines_are_files_or_say_why_not(office, three):
    url = f"https://mot-cua.example/tra-cuu/tantien/{lookup_token(three[1])}/"
    forged = url.replace(lookup_token(three[1])[-3:], "000")
    text = f"HS-2026-0001\n{url}, 1; HS-2026-0099 {forged}"
    lines = found(text, office.tan_tien, ServiceFile.objects.all(), 2026)
    assert [(line.file.code if line.file else None, line.why) for line in lines] == [
        ("HS-2026-0001", ""), ("HS-2026-0002", ""), (None, "Đã quét rồi (HS-2026-0001)."),
        (None, "Công an xã Tân Tiến không có hồ sơ này."), (None, "Công an xã Tân Tiến không có hồ sơ này."),
    ]  # fmt: skip


def test_a_file_of_the_neighbour_is_not_found_by_its_code(office, three):
    lines = found("HS-2026-0001", office.nham_bien, ServiceFile.objects.all(), 2026)
    assert [line.file for line in lines] == [None]


@pytest.fixture
def desk(office, three, signed_in, time_machine):
    time_machine.move_to(at("2026-06-01 10:00"), tick=False)
    return signed_in(office.desk)


def versions(files) -> dict:
    return {f"version_{file.pk}": ServiceFile.objects.get(pk=file.pk).version for file in files}


def test_what_would_happen_is_shown_line_by_line(office, three, desk):
    page = desk.post(reverse(WHERE), {"codes": "HS-2026-0001", "scan": "3", "to_person": office.owner.pk})
    first, over = page.context["lines"]
    assert (first.ahead.step_no, first.ahead.due_at, first.why) == (2, at("2026-06-03 17:30"), "")
    assert over.why == "Không thể giao hồ sơ khi hồ sơ đang ở tình trạng “Đã rút”."
    assert (page.context["open_count"], Handover.objects.count()) == (1, 3)


def test_only_the_lines_for_the_script(office, three, desk):
    part = desk.post(reverse(WHERE), {"codes": "", "scan": "1", "part": "lines"})
    assert b"<html" not in part.content and b"HS-2026-0001" in part.content


def test_a_line_is_taken_off(office, three, desk):
    page = desk.post(reverse(WHERE), {"codes": "1\n2\n99", "drop": "1"})
    assert [line.raw for line in page.context["lines"]] == ["1", "99"]


def test_each_file_goes_or_says_why_not(office, three, desk):
    values = {"codes": "1 2 3", "confirmed": "1", "to_person": office.owner.pk, **versions(three)}
    page = desk.post(reverse(WHERE), values)
    assert page.status_code == 409
    assert [line.file.code for line in page.context["lines"]] == ["HS-2026-0003"]  # stays for the desk to see
    held = Handover.objects.filter(left_at=None).values_list("file__code", "to_person__username", "step_no")
    assert list(held) == [("HS-2026-0001", "owner", 2), ("HS-2026-0002", "owner", 2)]


def test_one_that_somebody_moved_meanwhile_is_left_alone(office, three, desk):
    seen = versions(three)
    handing_over.hand_over(three[0], to_person=office.chief, by=office.desk, at=at("2026-06-01 09:30"))
    values = {"codes": "1 2", "confirmed": "1", "to_person": office.owner.pk, **seen}
    assert desk.post(reverse(WHERE), values).status_code == 409
    held = (
        Handover.objects.filter(left_at=None).order_by("file").values_list("to_person__username", flat=True)
    )
    assert list(held) == ["chief", "owner"]


def test_nothing_goes_without_a_receiver_or_without_files(office, three, desk):
    for values in (
        {"codes": "1"},
        {"codes": "", "to_person": office.owner.pk},
        {"codes": "1", "to_person": 10**20},
    ):
        assert desk.post(reverse(WHERE), {**values, "confirmed": "1"}).status_code == 422
    assert Handover.objects.filter(left_at__isnull=False).count() == 1  # the one that was withdrawn


def test_all_of_them_and_on_to_the_next_pile(office, three, desk):
    values = {"codes": "1 2", "confirmed": "1", "to_place": "UBND xã", **versions(three)}
    answer = desk.post(reverse(WHERE), values)
    assert (answer.status_code, answer.url) == (302, reverse(WHERE))
    assert set(ServiceFile.objects.values_list("holder_place", flat=True)) == {"", "UBND xã"}


@pytest.mark.parametrize(("person", "status"), [("owner", 200), ("auditor", 403), ("inspector", 403)])
def test_who_may(office, three, signed_in, person, status):
    assert signed_in(getattr(office, person)).get(reverse(WHERE)).status_code == status


def test_at_most_two_hundred(office, three, desk):
    assert desk.post(reverse(WHERE), {"codes": " ".join(str(n) for n in range(1, 202))}).status_code == 400


@pytest.mark.parametrize("key", ["hand_over", "resolve"])
def test_the_same_from_the_list(office, three, desk, key):
    where = reverse("registers:service_file_list")
    ticked = {"do": key, "row": [file.pk for file in three]}
    asked = desk.post(where, ticked)
    assert [bool(why) for _row, why in asked.context["lines"]] == [True, False, False]  # newest first
    who = {"to_person": office.owner.pk} if key == "hand_over" else {"approved_by": office.chief.pk}
    assert desk.post(where, {**ticked, **who, **versions(three), "confirmed": "1"}).status_code == 302
    wanted = {"hand_over": "in_progress", "resolve": "resolved"}[key]
    assert list(ServiceFile.objects.order_by("code").values_list("status", flat=True)) == [
        wanted, wanted, "withdrawn",
    ]  # fmt: skip


def test_who_has_a_file_already_is_told_before_saving(office, three, desk):
    where = reverse("registers:service_file_list")
    sent = {"do": "hand_over", "row": [file.pk for file in three], "to_person": office.desk.pk}
    told = desk.post(where, {**sent, **versions(three), "confirmed": "1"})

    assert told.status_code == 422
    assert ["đang giữ hồ sơ này rồi" in why for _row, why in told.context["lines"]] == [False, True, True]
    assert Handover.objects.filter(number=2).count() == 0
    sent["to_person"] = office.owner.pk
    assert desk.post(where, {**sent, **versions(three), "confirmed": "1"}).status_code == 302
    assert Handover.objects.filter(number=2).count() == 2


def test_without_a_script_a_file_that_would_stay_is_told_before_any_goes(office, three, desk):
    handing_over.hand_over(three[0], to_person=office.owner, by=office.desk, at=at("2026-06-01 09:30"))
    sent = {"codes": "1 2", "confirmed": "1", "to_person": office.owner.pk, "told_of": ""}
    told = desk.post(reverse(WHERE), {**sent, **versions(three)})
    assert (told.status_code, told.context["not_yet"], told.context["open_count"]) == (409, True, 1)
    assert Handover.objects.filter(number=2).count() == 1
    assert f'name="told_of" value="{office.owner.pk}"' in told.content.decode()

    desk.post(reverse(WHERE), {**sent, **versions(three), "told_of": office.owner.pk})
    assert Handover.objects.filter(number=2, to_person=office.owner).count() == 2


def test_the_receiver_is_looked_at_beforehand_without_a_script(office, three, desk):
    page = desk.post(reverse(WHERE), {"codes": "1", "to_person": office.desk.pk, "look": "1"})
    assert [line.why for line in page.context["lines"]] == [f"{office.desk} đang giữ hồ sơ này rồi."]
    assert b'name="look"' in page.content


def test_a_person_and_a_place_at_once_are_two_receivers(office, three, desk):
    sent = {"codes": "1", "confirmed": "1", "to_person": office.owner.pk, "to_place": "UBND xã"}
    page = desk.post(reverse(WHERE), {**sent, **versions(three)})
    assert page.status_code == 422 and "Chỉ giao cho một nơi" in page.content.decode()
    assert Handover.objects.filter(number=2).count() == 0


def test_somebody_of_the_province_is_no_receiver(office, three, desk):
    sent = {"codes": "1", "confirmed": "1", "to_person": office.province.pk}
    assert desk.post(reverse(WHERE), {**sent, **versions(three)}).status_code == 422
    assert Handover.objects.filter(number=2).count() == 0
