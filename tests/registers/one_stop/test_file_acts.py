"""Rules of the acts of a file that are easily broken: hands, stops, apologies, originals, late files."""

from datetime import date
from decimal import Decimal

import pytest

from audits.actions.nonconformities import raise_from
from audits.late_files import drafted_from
from qms import worklist
from qms.history import Conflict, Moment
from qms.links import links_of
from qms.states import Refused
from registers.actions import answering, apologising, ending, handing_over, originals, supplementing
from registers.actions.late_files import raise_output
from registers.bulk_files import FILE_ACTS
from registers.hands import first_of_the_unit, releasers_of, usual_holder, workers_of
from registers.lateness import lateness, unraised
from registers.models import Apology, Handover, HeldOriginal, NonconformingOutput, ServiceFile
from registers.new_promise import new_promise
from tests.registers.one_stop.making import at, received

PAPER = {"name": "Giấy chứng sinh", "originals": 1, "copies": 0, "asked": True, "note": ""}
NOW = Moment()


def given(file, to, when, *, by, **more):
    return handing_over.hand_over(file, to_person=to, by=by, at=at(when), **more)


def late_file(office):
    """Received on Monday for Thursday, three days; late at step 2, answered on Tuesday after."""
    file = received(office, "2026-06-01 09:00")
    given(file, office.owner, "2026-06-01 10:00", by=office.desk)
    given(file, office.chief, "2026-06-05 08:00", by=office.owner)
    return answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-09 09:00"))


# --- hands ----------------------------------------------------------------------------------------
def test_a_file_goes_to_nobody_without_a_role_that_works_on_files(office):
    file = received(office, "2026-06-01 09:00")
    for person in (office.auditor, office.inspector, office.stranger, office.neighbour, office.province):
        with pytest.raises(Refused, match="không giữ vai trò xử lý hồ sơ ở Công an xã Tân Tiến"):
            given(file, person, "2026-06-01 10:00", by=office.desk)
        file.refresh_from_db()
    names = workers_of(office.tan_tien, at("2026-06-01 10:00").date()).values_list("username", flat=True)
    assert set(names) == {"secretary", "chief", "owner", "owner2", "desk"}


def test_a_file_goes_to_one_receiver(office):
    file = received(office, "2026-06-01 09:00")
    with pytest.raises(Refused, match="Chỉ giao cho một nơi"):
        given(file, office.owner, "2026-06-01 10:00", by=office.desk, to_place="UBND xã")
    with pytest.raises(Refused, match="Hãy chọn một người nhận"):
        given(file, None, "2026-06-01 10:00", by=office.desk)


def test_two_people_hand_on_the_same_file_and_one_is_told(office):
    file = received(office, "2026-06-01 09:00")
    seen_by_another = ServiceFile.objects.get(pk=file.pk)
    given(file, office.owner, "2026-06-01 10:00", by=office.desk)
    with pytest.raises(Conflict):
        given(seen_by_another, office.owner2, "2026-06-01 10:01", by=office.secretary)
    assert list(Handover.objects.values_list("to_person__username", flat=True)) == ["desk", "owner"]


def test_a_time_typed_to_the_minute_is_not_before_the_second_it_began(office):
    file = received(office, "2026-06-01 09:00:40")
    row = given(file, office.owner, "2026-06-01 10:00", by=office.desk, handed_at=at("2026-06-01 09:00"))
    assert row.taken_at == at("2026-06-01 09:00:40")


def test_nothing_is_answered_before_the_last_hand_over(office):
    file = received(office, "2026-06-01 09:00")
    given(file, office.chief, "2026-06-03 10:00", by=office.desk)
    with pytest.raises(Refused, match="trước giờ nhận của khâu đang giữ hồ sơ"):
        answering.resolve(
            file, approved_by=office.chief, resolved_at=at("2026-06-02 09:00"), by=office.chief,
            at=at("2026-06-04 09:00"),
        )  # fmt: skip


def test_whoever_took_the_step_last_is_offered_again(office):
    given(received(office, "2026-06-01 09:00"), office.owner2, "2026-06-01 10:00", by=office.desk)
    file = received(office, "2026-06-02 09:00")
    assert (usual_holder(file, 2), usual_holder(file, 3)) == (office.owner2.pk, None)


def test_only_heads_release(office):
    names = releasers_of(office.tan_tien, at("2026-06-01 10:00").date()).values_list("username", flat=True)
    assert list(names) == ["chief"]


# --- supplements and apologies --------------------------------------------------------------------
def test_papers_nobody_waits_for_are_refused_in_words(office):
    file = received(office, "2026-06-01 09:00")
    with pytest.raises(Refused, match="Không thể nhận bổ sung"):
        supplementing.take_supplement(file, by=office.desk, at=at("2026-06-01 10:00"))


def test_an_original_that_comes_with_a_supplement_is_held(office):
    file = received(office, "2026-06-01 09:00", papers=[{**PAPER, "originals": 0}])
    supplementing.ask_supplement(
        file, items="Giấy chứng sinh", reason="Thiếu", by=office.desk, at=at("2026-06-02 09:00")
    )
    supplementing.take_supplement(file, papers=[PAPER], by=office.desk, at=at("2026-06-03 09:00"))
    kept = HeldOriginal.objects.values_list("name", "quantity", "taken_at")
    assert list(kept) == [("Giấy chứng sinh", 1, at("2026-06-03 09:00"))]


@pytest.mark.parametrize("end", ["resolve", "refuse"])
def test_an_apology_nobody_signed_goes_with_the_answer(office, end):
    file = received(office, "2026-06-01 09:00")
    apologising.propose_apology(
        file, new_due_at=at("2026-06-09 17:00"), reason="Chậm", by=office.desk, at=at("2026-06-02 09:00")
    )
    when = {"at": at("2026-06-03 09:00"), "by": office.chief}
    if end == "resolve":
        answering.resolve(file, approved_by=office.chief, **when)
    else:
        ending.refuse(file, reason="Không thuộc thẩm quyền", **when)
    assert Apology.objects.count() == 0


def test_the_new_date_is_what_the_steps_still_need_and_after_the_old_one(office):
    file = received(office, "2026-06-01 09:00")
    early, late = (new_promise(file, at(when)) for when in ("2026-06-01 10:00", "2026-06-05 09:00"))
    assert (early.at, early.days, early.is_late) == (at("2026-06-05 17:30"), Decimal(3), False)
    assert (late.at, late.is_late) == (at("2026-06-10 17:30"), True)  # over the weekend
    assert [day.why for day in late.skipped] == ["Thứ Bảy", "Chủ nhật"]


# --- originals ------------------------------------------------------------------------------------
def test_originals_stay_in_the_office_unless_it_is_said_that_they_went(office):
    kept, taken = (received(office, "2026-06-01 09:00", papers=[PAPER]) for _ in range(2))
    ending.refuse(kept, reason="Sai thẩm quyền", by=office.owner, at=at("2026-06-01 10:00"))
    ending.withdraw(taken, originals_back=True, reason="Rút", by=office.desk, at=at("2026-06-01 10:00"))
    left = HeldOriginal.objects.filter(given_back_at=None).values_list("file", flat=True)
    assert list(left) == [kept.pk]
    tasks = worklist.tasks(office.desk, [office.tan_tien.pk], at("2026-06-02 09:00").date())
    assert [(task.verb, task.record) for task in tasks if task.icon == "file-lock"] == [
        ("Trả bản chính đang giữ", kept)
    ]


def test_a_lost_original_is_told_and_not_given_back_with_the_rest(office):
    file = received(office, "2026-06-01 09:00", papers=[PAPER, {**PAPER, "name": "Sổ hộ khẩu"}])
    lost, other = HeldOriginal.objects.order_by("id")
    with pytest.raises(Refused, match="đã báo công dân thế nào"):
        originals.report_incident(lost, incident=" ", by=office.desk)
    originals.report_incident(
        lost, incident="Thất lạc, đã gọi 0912345678", by=office.desk, at=at("2026-06-01 11:00")
    )
    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-02 09:00"))
    answering.give_result(file, receipt="Ký", by=office.desk, at=at("2026-06-02 10:00"))
    lost.refresh_from_db()
    other.refresh_from_db()
    assert (lost.given_back_at, lost.incident) == (None, "Thất lạc, đã gọi •••••••678")
    assert (other.condition_back, other.given_back_at) == ("Như khi nhận", at("2026-06-02 10:00"))


def test_conditions_said_one_by_one(office):
    file = received(office, "2026-06-01 09:00", papers=[PAPER, {**PAPER, "name": "Sổ hộ khẩu"}])
    first, second = HeldOriginal.objects.order_by("id")
    answering.resolve(file, approved_by=office.chief, by=office.chief, at=at("2026-06-02 09:00"))
    answering.give_result(
        file, receipt="Ký", conditions={first.pk: "Nhàu góc", second.pk: ""}, by=office.desk,
        at=at("2026-06-02 10:00"),
    )  # fmt: skip
    told = HeldOriginal.objects.order_by("id").values_list("condition_back", "given_back_at")
    assert list(told) == [("Nhàu góc", at("2026-06-02 10:00")), ("", None)]


def test_an_original_has_a_name_and_a_number(office):
    file = received(office, "2026-06-01 09:00")
    for name, quantity in ((" ", 1), ("Giấy chứng sinh", 0), ("Giấy chứng sinh", 100)):
        with pytest.raises(Refused, match="từ 1 đến 99"):
            originals.hold_original(HeldOriginal(file=file, name=name, quantity=quantity), by=office.desk)


# --- late files -----------------------------------------------------------------------------------
def test_a_late_file_says_how_late_and_where(office):
    late = lateness(late_file(office), at("2026-07-01 09:00"))
    assert (late.days, late.hours, late.steps) == (
        5, Decimal("17.50"), ("B2 Thẩm tra chỗ ở", "B3 Xem xét, phê duyệt"),
    )  # fmt: skip
    assert late.told == (
        "Hồ sơ HS-2026-0001 hẹn trả 17:30 04/06/2026, có kết quả 09:00 09/06/2026: trễ 5 ngày. "
        "Trễ ở B2 Thẩm tra chỗ ở; B3 Xem xét, phê duyệt."
    )


def test_a_running_file_is_late_at_the_step_it_is_at(office):
    file = received(office, "2026-06-01 09:00")
    given(file, office.owner, "2026-06-01 10:00", by=office.desk)
    assert lateness(file, at("2026-06-04 17:30")) is None
    late = lateness(file, at("2026-06-04 19:00"))
    assert (late.words, late.steps) == ("quá giờ hẹn trong ngày", ("B2 Thẩm tra chỗ ở",))


def test_a_late_file_becomes_an_output_once_unless_it_is_meant(office):
    file = late_file(office)
    output = raise_output(file, by=office.secretary, at=at("2026-06-10 09:00"))
    assert (output.kind, output.service_file, output.status, output.found_on.isoformat()) == (
        "late", file, "open", "2026-06-10",
    )  # fmt: skip
    assert output.description == lateness(file, at("2026-06-10 09:00")).told
    with pytest.raises(Refused, match="đã có đầu ra không phù hợp DRKPH-2026-0001"):
        raise_output(file, by=office.secretary)
    assert raise_output(file, again=True, by=office.secretary).pk != output.pk
    assert [link.label for link in links_of(file, NOW)] == [
        str(one) for one in NonconformingOutput.objects.order_by("code")
    ]
    with pytest.raises(Refused, match="không quá hạn"):
        raise_output(received(office, "2026-06-10 09:00"), by=office.secretary, at=at("2026-06-10 10:00"))


def test_late_files_nobody_raised(office):
    files = ServiceFile.objects.all()
    first, second = late_file(office), late_file(office)
    received(office, "2026-06-10 09:00", reason="")
    moment = Moment(at("2026-06-20 09:00"))
    assert list(unraised(files.filter(outcome="late"), Moment(at("2026-09-20 09:00")))) == []  # no news
    answered = unraised(files.filter(outcome="late"), moment)
    assert list(answered.order_by("code")) == [first, second]
    raise_output(first, by=office.secretary, at=at("2026-06-10 09:00"))
    draft = drafted_from(second, at("2026-06-10 09:00"))
    assert (draft["title"], draft["process"], draft["requirement"]) == (
        "Hồ sơ HS-2026-0002 trễ 5 ngày", "QT-02",
        f"Trả kết quả chậm nhất 17:30 04/06/2026 theo giấy hẹn và quy trình {second.revision}.",
    )  # fmt: skip
    raise_from(
        second, by=office.secretary, at=at("2026-06-10 09:00"), source="late_file", grade="minor",
        department="Một cửa",
        detected_on=at("2026-06-10 09:00").date(),
        **{name: draft[name] for name in ("title", "clauses", "requirement", "evidence", "statement")},
    )  # fmt: skip
    assert list(unraised(files.filter(outcome="late"), moment)) == []
    assert drafted_from(office.tan_tien, at("2026-06-10 09:00")) == {}


def test_the_office_is_told_of_late_files_by_their_number(office, time_machine):
    late_file(office)
    time_machine.move_to(at("2026-06-10 09:00"))
    day = at("2026-06-10 09:00").date()
    for person, told in ((office.secretary, ["1 hồ sơ quá hạn"]), (office.desk, [])):
        tasks = worklist.tasks(person, [office.tan_tien.pk], day)
        assert [task.record for task in tasks if "due=unraised" in task.url] == told


def test_the_list_offers_both_acts_for_many():
    assert [(act.key, act.permission) for act in FILE_ACTS] == [
        ("hand_over", "registers.handle_file"), ("resolve", "registers.resolve_file"),
    ]  # fmt: skip


# --- whose turn it is -----------------------------------------------------------------------------
def test_people_of_the_unit_come_before_those_above(office):
    on, here = date(2026, 6, 1), office.tan_tien

    assert office.province not in workers_of(here, on) and office.desk in workers_of(here, on)
    assert first_of_the_unit([office.province, office.desk], here, on) == [office.desk]
    assert first_of_the_unit([office.province], here, on) == [office.province]
    assert list(workers_of(office.province_unit, on)) == [office.province]
