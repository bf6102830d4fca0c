"""A changed calendar: what would move, what stays, and that a due time moves only by the act."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from qms.history import record_tx
from qms.models.calendar import cancel_day, set_day, set_saturday
from qms.states import Refused
from qms.worklist import tasks
from registers.actions import apologising, handing_over, supplementing
from registers.actions.recounting import recount
from registers.models import Handover, ReceptionSetting
from registers.recounts import recounts
from tests.registers.one_stop.making import at, received

PAGE = "/one-stop/calendar-changes/"
THURSDAY = date(2026, 6, 4)
BEFORE = at("2026-05-29 08:00")


def off(office, day=THURSDAY, kind="off", **more):
    """A day of the unit entered on 2 June: a storm."""
    more = {"unit": office.tan_tien, "by": office.chief, "at": at("2026-06-02 08:00")} | more
    return set_day(day, kind, "Bão số 3", source="CĐ 12", **more)


def told(office, unit=None):
    """(code, old, new or why by hand, the days with how they count now) of what would move."""
    return [
        (
            one.file.code, f"{one.file.due_at.astimezone():%d %H:%M}" if one.by_hand else one.due_at,
            one.by_hand, [(day.day, day.name, day.now) for day in one.days],
        )
        for one in recounts([(unit or office.tan_tien).pk])
    ]  # fmt: skip


def test_a_day_off_makes_the_due_time_later_and_moves_nothing_by_itself(office):
    file = received(office, "2026-06-01 09:00")  # three working days: Thursday
    assert (file.due_at, told(office)) == (at("2026-06-04 17:30"), [])
    off(office)
    assert told(office) == [
        (file.code, at("2026-06-05 17:30"), "", [(THURSDAY, "Bão số 3", "nghỉ")]),
    ]  # fmt: skip
    assert told(office, office.nham_bien) == []
    file.refresh_from_db()
    assert file.due_at == at("2026-06-04 17:30")


def test_the_act_moves_it_with_its_step_and_keeps_the_first_promise(office):
    file = received(office, "2026-06-01 09:00")
    handing_over.hand_over(file, to_person=office.owner, by=office.desk, at=at("2026-06-02 16:00"))
    off(office, at=at("2026-06-02 17:00"))
    with pytest.raises(PermissionDenied):
        recount(file, by=office.desk, reason="Bão")
    with pytest.raises(Refused, match="lý do"):
        recount(file, by=office.chief, reason=" ")
    recount(file, by=office.chief, reason="Nghỉ bão", at=at("2026-06-03 08:00"))
    file.refresh_from_db()
    assert (file.due_at, file.first_due_at) == (at("2026-06-05 17:30"), at("2026-06-04 17:30"))
    step = Handover.objects.get(file=file, left_at=None)
    assert step.due_at == at("2026-06-05 17:30")
    assert told(office) == []
    with pytest.raises(Refused, match="không đổi"):
        recount(file, by=office.chief, reason="Nữa")
    moved = file.history.order_by("-pk")[:2]
    assert [(row.due_at, row.history_change_reason) for row in moved] == [
        (at("2026-06-05 17:30"), "Nghỉ bão"), (at("2026-06-04 17:30"), None),
    ]  # fmt: skip


def test_a_day_taken_back_or_worked_makes_it_earlier_and_says_so(office):
    storm = off(office, at=BEFORE)
    file = received(office, "2026-06-01 09:00")
    assert file.due_at == at("2026-06-05 17:30")
    cancel_day(storm, by=office.chief, reason="Không có bão", at=at("2026-06-02 09:00"))
    (one,) = recounts([office.tan_tien.pk])
    assert (one.due_at, one.is_earlier) == (at("2026-06-04 17:30"), True)
    assert [(day.day, day.name, day.now) for day in one.days] == [(THURSDAY, "Bão số 3", "làm việc")]


def test_saturday_counts_from_now_on(office):
    received(office, "2026-06-04 09:00")  # three working days over a week end: Tuesday
    set_saturday(
        office.tan_tien, date(2026, 6, 1), "half", source="QC 5", by=office.chief, at=at("2026-06-05 08:00")
    )
    (one,) = recounts([office.tan_tien.pk])
    assert (one.due_at, [(day.day, day.now) for day in one.days]) == (
        at("2026-06-09 11:30"), [(date(2026, 6, 6), "làm việc buổi sáng")],
    )  # fmt: skip


@pytest.mark.parametrize("day", [date(2026, 6, 20), date(2026, 5, 28)])
def test_a_day_outside_the_promise_moves_nothing(office, day):
    received(office, "2026-06-01 09:00")
    off(office, day)
    assert told(office) == []


def test_a_day_for_the_desk_only_moves_nothing(office):
    received(office, "2026-06-01 09:00")
    off(office, purpose="reception")
    assert told(office) == []


def test_a_file_sent_at_night_begins_after_the_day_off(office):
    file = received(office, "2026-06-03 21:00", channel="online")
    assert (file.counted_from, file.due_at) == (at("2026-06-04 07:30"), at("2026-06-09 17:30"))
    off(office, at=at("2026-06-03 22:00"))
    recount(file, by=office.secretary, reason="Nghỉ bão", at=at("2026-06-03 23:00"))
    assert (file.counted_from, file.due_at) == (at("2026-06-05 07:30"), at("2026-06-10 17:30"))


def test_after_a_stop_what_was_left_is_counted_anew(office):
    file = received(office, "2026-06-01 09:00")
    supplementing.ask_supplement(
        file, items="Giấy tờ", reason="Thiếu", by=office.desk, at=at("2026-06-02 10:00")
    )
    supplementing.take_supplement(file, by=office.desk, at=at("2026-06-08 09:00"))
    assert file.due_at == at("2026-06-10 17:30")  # two days were left
    off(office, date(2026, 6, 9), at=at("2026-06-08 10:00"))
    recount(file, by=office.chief, reason="Nghỉ bão", at=at("2026-06-08 11:00"))
    assert file.due_at == at("2026-06-11 17:30")
    assert Handover.objects.get(file=file, left_at=None).due_at is None  # reception has no counted time


def test_the_clock_the_unit_had_set_when_the_papers_came_holds(office):
    file = received(office, "2026-06-01 09:00")
    with record_tx(by=office.chief, verb="registers.reception_setting_edit", at=BEFORE):
        setting = ReceptionSetting(unit=office.tan_tien, procedure=file.procedure, clock="restart")
        setting.save()
    supplementing.ask_supplement(
        file, items="Giấy tờ", reason="Thiếu", by=office.desk, at=at("2026-06-02 10:00")
    )
    supplementing.take_supplement(file, by=office.desk, at=at("2026-06-08 09:00"))
    assert file.due_at == at("2026-06-11 17:30")  # three days from the beginning
    with record_tx(by=office.chief, verb="registers.reception_setting_edit", at=at("2026-06-08 12:00")):
        setting.clock = "resume"
        setting.save()
    off(office, date(2026, 6, 9), at=at("2026-06-08 13:00"))
    recount(file, by=office.chief, reason="Nghỉ bão", at=at("2026-06-08 14:00"))
    assert file.due_at == at("2026-06-12 17:30")


def apologised(office, to):
    file = received(office, "2026-06-01 09:00")
    slip = apologising.propose_apology(
        file, new_due_at=at(to), by=office.desk, reason="Chờ xác minh", at=at("2026-06-02 09:00")
    )
    apologising.sign_apology(slip, by=office.chief, at=at("2026-06-02 10:00"))
    file.refresh_from_db()
    return file


def test_the_date_of_a_signed_apology_stays(office):
    file = apologised(office, "2026-06-10 17:30")
    off(office, at=at("2026-06-03 08:00"))
    assert told(office) == []
    off(office, date(2026, 6, 10), at=at("2026-06-03 09:00"))
    (one,) = recounts([office.tan_tien.pk])
    assert (one.due_at, one.by_hand) == (
        None,
        "Ngày hẹn 10/06/2026 do cán bộ hẹn, nay là ngày nghỉ (Bão số 3): báo công dân và hẹn lại.",
    )
    with pytest.raises(Refused, match="do cán bộ hẹn"):
        recount(file, by=office.chief, reason="Nghỉ bão")


def test_a_day_the_desk_said_stays_too(office):
    file = received(office, "2026-06-01 09:00")
    with record_tx(by=None, verb="qms.load", at=at("2026-06-01 09:30")):
        file.limit_unit, file.limit_value = "", None
        file.save()
    off(office, date(2026, 6, 3))
    assert told(office) == []
    off(office)
    (one,) = recounts([office.tan_tien.pk])
    assert (one.file, one.due_at) == (file, None)


def test_a_due_time_that_does_not_follow_from_its_record_is_settled_by_hand(office):
    file = received(office, "2026-06-01 09:00")
    off(office)
    with record_tx(by=None, verb="qms.load", at=at("2026-06-01 10:00")):
        file.due_at = at("2026-06-15 17:30")
        file.save()
    (one,) = recounts([office.tan_tien.pk])
    assert (one.due_at, one.by_hand) == (
        None, "Hạn đang ghi không tính ra được từ thời hạn và các lần bổ sung đã ghi.",
    )  # fmt: skip


def test_the_page_shows_and_recounts_the_ticked_files_with_a_reason(office, signed_in):
    first, second = received(office, "2026-06-01 09:00"), received(office, "2026-06-01 10:00")
    off(office)
    client = signed_in(office.secretary)
    page = client.get(PAGE)
    assert [one.file for one in page.context["found"]] == [first, second]
    assert "2 hồ sơ đang giải quyết sẽ đổi hẹn" in client.get("/calendar/").content.decode()
    posted = {"row": [first.pk], f"version_{first.pk}": first.version}
    assert client.post(PAGE, posted).status_code == 422
    assert client.post(PAGE, posted | {"reason": "Nghỉ bão"}).status_code == 302
    assert [one.file for one in client.get(PAGE).context["found"]] == [second]
    stale = {"row": [second.pk], f"version_{second.pk}": 0, "reason": "Nghỉ bão"}
    assert "không làm 1 dòng" in client.post(PAGE, stale, follow=True).content.decode()
    second.refresh_from_db()
    assert second.due_at == at("2026-06-04 17:30")


def test_who_may_not_recount_sees_and_is_refused(office, signed_in):
    file = received(office, "2026-06-01 09:00")
    off(office)
    client = signed_in(office.owner)
    page = client.get(PAGE)
    assert [one.file for one in page.context["found"]] == [file]
    assert b'name="row"' not in page.content
    posted = {"row": [file.pk], f"version_{file.pk}": file.version, "reason": "Nghỉ"}
    assert "không có quyền" in client.post(PAGE, posted, follow=True).content.decode()
    file.refresh_from_db()
    assert file.due_at == at("2026-06-04 17:30")
    neighbour = signed_in(office.neighbour)
    assert neighbour.get(PAGE).context["found"] == []
    assert neighbour.post(PAGE, posted).status_code == 404


def test_the_officer_finds_a_task_and_the_desk_none(office):
    received(office, "2026-06-01 09:00")
    off(office)

    def waiting(user):
        found = tasks(user, [office.tan_tien.pk], date(2026, 6, 2))
        return [task.note for task in found if task.url == PAGE]

    assert waiting(office.secretary) == ["1 hồ sơ đang giải quyết sẽ đổi hẹn theo lịch hôm nay."]
    assert waiting(office.desk) == []


@pytest.mark.parametrize("count", [1, 4])
def test_many_files_cost_no_more_queries_than_one(count, office, django_assert_num_queries):
    for number in range(count):
        received(office, f"2026-06-01 09:0{number}")
    off(office)
    with django_assert_num_queries(11):
        assert len(recounts([office.tan_tien.pk])) == count
