"""The life of a file: hands, stops, apologies, results, endings, each with exact figures."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from qms.history import record_tx
from qms.history.changes import entries_of
from qms.states import Refused
from registers.actions import answering, apologising, ending, handing_over, originals, supplementing
from registers.models import Apology, Handover, HeldOriginal, ReceptionSetting, ServiceFile
from tests.registers.one_stop.making import CITIZEN, at, procedure, received


def handed(file, office, when, to, *, by=None, **more):
    return handing_over.hand_over(file, to_person=to, by=by or office.desk, at=at(when), **more)


def slip(file):
    rows = Handover.objects.filter(file=file).values_list(
        "step_no", "to_person__username", "outcome", "due_at"
    )
    return list(rows)


def test_the_control_slip_fills_itself(office):
    file = received(office, "2026-06-01 09:00")
    handed(file, office, "2026-06-01 10:00", office.owner)
    handed(file, office, "2026-06-03 16:00", office.chief, by=office.owner)
    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-04 09:00"))

    assert slip(file) == [
        (1, "desk", "", None),
        (2, "owner", "on_time", at("2026-06-03 17:30")),
        (3, "chief", "on_time", at("2026-06-04 17:30")),
    ]
    assert (file.outcome, file.taken_hours, file.limit_hours) == ("on_time", Decimal("24.00"), 24)


def test_history_tells_outcomes_in_words(office):
    file = received(office, "2026-06-01 09:00")
    handed(file, office, "2026-06-01 10:00", office.owner)
    handed(file, office, "2026-06-05 08:00", office.chief, by=office.owner)
    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-05 09:00"))
    changes = [change for entry in entries_of(file) for change in entry.changes]
    told = [change.new for change in changes if change.label.casefold() == "so với hạn"]
    assert sorted(told) == ["Quá hạn", "Quá hạn", "Trước hạn"]


def test_late_hands_and_a_late_file(office):
    file = received(office, "2026-06-01 09:00")
    handed(file, office, "2026-06-01 10:00", office.owner)
    handed(file, office, "2026-06-05 08:00", office.chief, by=office.owner)
    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-05 09:00"))

    assert [row[2] for row in slip(file)] == ["", "late", "early"]
    assert (file.outcome, file.is_late(at("2026-06-05 09:00"))) == ("late", True)


def test_nobody_is_given_what_he_has_and_nothing_goes_back_in_time(office):
    file = received(office, "2026-06-01 09:00")
    for to, place, when, words in (
        (office.desk, "", "2026-06-01 10:00", "đang giữ"),
        (None, "", "2026-06-01 10:00", "người nhận"),
        (office.owner, "UBND xã", "2026-06-01 10:00", "người nhận"),
    ):
        with pytest.raises(Refused, match=words):
            handing_over.hand_over(file, to_person=to, to_place=place, by=office.desk, at=at(when))
    with pytest.raises(Refused, match="trước giờ nhận"):
        handing_over.hand_over(
            file, to_person=office.owner, handed_at=at("2026-06-01 08:00"), by=office.desk,
            at=at("2026-06-01 10:00"),
        )  # fmt: skip
    file.refresh_from_db()
    assert (file.status, Handover.objects.count()) == ("received", 1)


def test_a_supplement_stops_the_clock_and_the_work(office):
    file = received(office, "2026-06-01 09:00")
    handed(file, office, "2026-06-01 10:00", office.owner)
    slip_ = supplementing.ask_supplement(
        file, items="Giấy tờ chỗ ở", reason="Thiếu", by=office.owner, at=at("2026-06-02 10:00")
    )
    assert (slip_.number, file.status, file.is_late(at("2026-07-01 09:00"))) == (
        "PBS-2026-0001", "supplement", False,
    )  # fmt: skip
    supplementing.take_supplement(file, by=office.desk, at=at("2026-06-08 09:00"))
    assert (file.status, file.due_at) == ("in_progress", at("2026-06-10 17:30"))  # two days were left
    last = Handover.objects.filter(file=file).last()
    assert (last.step_no, last.to_person, last.limit_hours) == (2, office.owner, Decimal("8.00"))
    answering.resolve(file, approved_by=office.chief, by=office.owner, at=at("2026-06-09 09:00"))
    assert (file.outcome, file.taken_hours) == ("early", Decimal("17.00"))


def test_the_unit_may_say_that_the_clock_starts_anew(office):
    file = received(office, "2026-06-01 09:00")
    with record_tx(by=office.chief, verb="registers.reception_setting_edit"):
        ReceptionSetting(unit=office.province_unit, procedure=file.procedure, clock="restart").save()
    supplementing.ask_supplement(
        file, items="CT01", reason="Thiếu", by=office.desk, at=at("2026-06-02 10:00")
    )
    supplementing.take_supplement(file, by=office.desk, at=at("2026-06-08 09:00"))
    assert file.due_at == at("2026-06-11 17:30")


def test_no_supplement_once_the_time_is_over(office):
    file = received(office, "2026-06-01 09:00")
    with pytest.raises(Refused, match="đã quá hạn từ 17:30 04/06/2026"):
        supplementing.ask_supplement(file, items="x", reason="y", by=office.desk, at=at("2026-06-05 09:00"))


def apology(office, file, proposed, signed, due):
    made = apologising.propose_apology(
        file, new_due_at=at(due), reason="Chờ xác minh", by=office.desk, at=at(proposed)
    )
    return apologising.sign_apology(made, by=office.chief, at=at(signed))


def test_an_apology_in_time_moves_the_due_time_once(office):
    file = received(office, "2026-06-01 09:00")
    signed = apology(office, file, "2026-06-03 09:00", "2026-06-03 15:00", "2026-06-09 17:00")

    file.refresh_from_db()
    assert (signed.number, signed.is_late) == ("PXL-2026-0001", False)
    assert (file.due_at, file.first_due_at) == (at("2026-06-09 17:00"), at("2026-06-04 17:30"))
    with pytest.raises(Refused, match="không hẹn lại lần nữa"):
        apologising.propose_apology(
            file, new_due_at=at("2026-06-12 17:00"), reason="Nữa", by=office.desk, at=at("2026-06-05 09:00")
        )


def test_an_apology_on_the_due_day_tells_a_new_date_but_the_file_stays_late(office):
    file = received(office, "2026-06-01 09:00")
    signed = apology(office, file, "2026-06-03 09:00", "2026-06-04 08:00", "2026-06-09 17:00")

    file.refresh_from_db()
    assert (signed.is_late, file.due_at) == (True, at("2026-06-04 17:30"))


@pytest.mark.parametrize(
    ("due", "words"),
    [("2026-06-04 17:00", "sau ngày hẹn cũ"), ("2026-06-07 17:00", "Chủ nhật")],
)
def test_new_dates_that_are_none(office, due, words):
    file = received(office, "2026-06-01 09:00")
    with pytest.raises(Refused, match=words):
        apologising.propose_apology(
            file, new_due_at=at(due), reason="Chậm", by=office.desk, at=at("2026-06-03 09:00")
        )


def test_only_the_head_signs_an_apology_and_an_unsigned_one_can_go(office):
    file = received(office, "2026-06-01 09:00")
    made = apologising.propose_apology(
        file, new_due_at=at("2026-06-09 17:00"), reason="Chậm", by=office.desk, at=at("2026-06-02 09:00")
    )
    for person in (office.desk, office.owner, office.secretary, office.neighbour_chief):
        with pytest.raises(PermissionDenied):
            apologising.sign_apology(made, by=person, at=at("2026-06-02 10:00"))
    apologising.drop_apology(made, by=office.desk, at=at("2026-06-02 11:00"))
    assert Apology.objects.count() == 0


def test_a_result_is_released_by_who_may_and_returned_with_the_originals(office):
    paper = {"name": "Giấy chứng sinh", "originals": 1, "copies": 0, "asked": True, "note": ""}
    file = received(office, "2026-06-01 09:00", papers=[paper])
    with pytest.raises(Refused, match="chưa có kết quả"):
        answering.give_result(file, receipt="Ký", by=office.desk, at=at("2026-06-01 10:00"))
    with pytest.raises(Refused, match="không có quyền duyệt"):
        answering.resolve(file, approved_by=office.owner, by=office.owner, at=at("2026-06-01 10:00"))
    answering.resolve(file, approved_by=office.chief, by=office.desk, at=at("2026-06-02 10:00"))
    with pytest.raises(Refused, match="ký nhận"):
        answering.give_result(file, by=office.desk, at=at("2026-06-02 11:00"))
    answering.give_result(
        file, receipt="Ký trên giấy hẹn", receiver={**CITIZEN, "name": "Trần Văn Ủy"}, by=office.desk,
        at=at("2026-06-02 11:00"),
    )  # fmt: skip
    assert (file.status, file.ended_at) == ("returned", at("2026-06-02 11:00"))
    assert HeldOriginal.objects.get().given_back_at is not None
    assert "Trần Văn Ủy" not in str(list(ServiceFile.history.values()))
    with pytest.raises(Refused, match="đã trả"):
        originals.give_back(HeldOriginal.objects.get(), by=office.desk, at=at("2026-06-02 12:00"))


@pytest.mark.parametrize(
    ("act", "status", "number"),
    [
        (ending.refuse, "refused", "PTC-2026-0001"),
        (ending.stop, "stopped", "TBD-2026-0001"),
        (ending.withdraw, "withdrawn", ""),
    ],
)
def test_endings_need_a_reason_and_close_what_is_open(office, act, status, number):
    file = received(office, "2026-06-01 09:00")
    with pytest.raises(Refused, match="lý do"):
        act(file, reason=" ", by=office.desk, at=at("2026-06-01 10:00"))
    file.refresh_from_db()
    act(file, reason="Không thuộc thẩm quyền", by=office.desk, at=at("2026-06-01 10:00"))
    assert (file.status, file.ending_number, file.outcome) == (status, number, "")
    assert not Handover.objects.filter(left_at=None).exists()


def test_steps_done_in_the_same_hands_have_their_times_together(office):
    """Of five steps, a day each from B2 on, one officer does B2 to B4 and has three days for them."""
    steps = [{"action": "Tiếp nhận", "role": "TN&TKQ", "unit": "office_hours"}]
    steps += [{"action": f"Việc {n}", "role": "Cán bộ", "unit": "day", "value": "1"} for n in range(4)]
    of = procedure(office, limit={"value": "4", "unit": "working_day"}, steps=steps)
    file = received(office, "2026-06-01 09:00", of=of)
    handed(file, office, "2026-06-01 10:00", office.owner)
    handing_over.hand_over(
        file, to_person=office.chief, step_no=5, by=office.owner, at=at("2026-06-04 16:00")
    )
    row = Handover.objects.get(file=file, to_person=office.owner)
    assert (row.steps, row.limit_hours, row.due_at) == ("B2–B4", Decimal("24.00"), at("2026-06-04 17:30"))
    assert row.outcome == "on_time"

    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-05 09:00"))
    last = Handover.objects.get(file=file, to_person=office.chief)
    assert (last.steps, last.limit_hours, last.outcome) == ("B5", Decimal("8.00"), "on_time")


def test_an_officer_who_tells_the_approval_is_measured_to_the_last_counted_step(office):
    file = received(office, "2026-06-01 09:00")
    handed(file, office, "2026-06-01 10:00", office.owner)
    answering.resolve(file, approved_by=office.chief, by=office.owner, at=at("2026-06-04 17:00"))
    row = Handover.objects.get(file=file, to_person=office.owner)
    counted = [step.hours for step in file.revision.body.steps[1:] if step.is_counted]
    assert (row.limit_hours, row.outcome) == (sum(counted), "on_time")
