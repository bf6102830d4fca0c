"""The calendar page: whose day counts, what is told of it, and the checker of due times."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from lxml import html

from qms.models import CalendarDay, SaturdayRule, office_calendar
from qms.models.calendar import cancel_day, office_calendars, reception_calendar, set_day, set_saturday
from qms.public_holidays import public_special_days

pytestmark = pytest.mark.django_db

YEAR = 2026
TODAY = dt.datetime(YEAR, 11, 20, 9)  # in the office
MADE = dt.datetime(YEAR, 1, 5, 2, tzinfo=dt.UTC)
PAGE = "/calendar/"


@pytest.fixture(autouse=True)
def today():
    """One day in the middle of a year: the page opens on this year, and what was entered lies behind."""
    with time_machine.travel(timezone.make_aware(TODAY)):
        yield


def first_weekday(month: int) -> dt.date:
    """A Wednesday that is no public holiday: the second of a month."""
    day = dt.date(YEAR, month, 8)
    return day + dt.timedelta(days=(2 - day.weekday()) % 7)


DAY, OTHER = first_weekday(6), first_weekday(8)


def entered(office):
    """A day of the province, one of the unit on top of it, one of the neighbour; Saturday by the province."""
    given = {"source": "TB 12", "at": MADE}
    set_day(DAY, "off", "Nghỉ toàn tỉnh", unit=office.province_unit, by=office.province, **given)
    set_day(OTHER, "off", "Diễn tập toàn tỉnh", unit=office.province_unit, by=office.province, **given)
    set_day(DAY, "half", "Trực buổi sáng", unit=office.tan_tien, by=office.secretary, **given)
    set_day(DAY, "working", "Bí mật của hàng xóm", unit=office.nham_bien, by=office.neighbour, **given)
    set_saturday(
        office.province_unit, dt.date(YEAR, 1, 1), "half", source="QĐ 12", by=office.province, at=MADE
    )


def local_lines(response) -> list[tuple]:
    return [
        (line.date, line.name, line.origin, line.own, line.replaced)
        for line in response.context["lines"]
        if line.entry
    ]


def saturdays(response) -> dict:
    """Which unit decides about Saturdays, for each purpose."""
    return {str(purpose): rule.unit if rule else None for purpose, rule in response.context["saturdays"]}


def cells(response, day) -> list:
    """How a day is drawn, how the desk differs, and the words."""
    for _first, weeks in response.context["months"]:
        for cell in (cell for week in weeks for cell in week if cell and cell.day == day):
            return [cell.drawn, cell.desk, cell.why]


def test_the_year_shows_own_and_inherited_days_and_nothing_of_the_neighbour(office, signed_in):
    entered(office)
    response = signed_in(office.secretary).get(PAGE)
    assert local_lines(response) == [
        (DAY, "Nghỉ toàn tỉnh", "Công an tỉnh", False, True),
        (DAY, "Trực buổi sáng", "Đơn vị này", True, False),
        (OTHER, "Diễn tập toàn tỉnh", "Công an tỉnh", False, False),
    ]
    assert saturdays(response) == {"counting": office.province_unit, "reception": None}
    assert "Bí mật" not in response.content.decode()
    history = signed_in(office.secretary).get("/calendar/history/")
    assert history.context["entry_count"] == 4
    assert "Bí mật" not in history.content.decode()


def test_only_own_days_have_a_button_and_only_for_those_who_may(office, signed_in):
    entered(office)
    own = CalendarDay.objects.get(unit=office.tan_tien)

    def writing(user):
        page = html.fromstring(signed_in(user).get(PAGE).content)
        return page.xpath("//main//a[contains(@href,'/cancel/') or contains(@href,'/new/')]/@href")

    new = [reverse("calendar_day_create"), reverse("calendar_day_cancel", args=[own.pk]),
           reverse("calendar_saturday_create")]  # fmt: skip
    assert writing(office.secretary) == writing(office.chief) == new
    assert writing(office.owner) == writing(office.inspector) == []
    theirs = CalendarDay.objects.filter(unit=office.province_unit).first()
    assert signed_in(office.secretary).get(f"/calendar/days/{theirs.pk}/cancel/").status_code == 404


def test_a_day_is_added_and_cancelled_with_a_reason(office, signed_in):
    client = signed_in(office.chief)
    typed = {"date": f"{DAY:%d/%m/%Y}", "kind": "off", "purpose": "both", "name": "Mất điện cả ngày",
             "source": "", "reason": ""}  # fmt: skip
    refused = client.post(reverse("calendar_day_create"), typed)
    assert refused.status_code == 422
    assert refused.context["form"].non_field_errors() == [
        "Cần ghi căn cứ hoặc lý do để sau này biết vì sao ngày này khác."
    ]
    done = client.post(reverse("calendar_day_create"), typed | {"reason": "Thông báo của điện lực"})
    assert done["Location"] == f"{PAGE}?year={YEAR}"
    day = CalendarDay.objects.get()
    where = reverse("calendar_day_cancel", args=[day.pk])
    assert client.post(where, {"reason": ""}).status_code == 422
    assert client.post(where, {"reason": "Có điện lại"}).status_code == 302
    assert client.post(where, {"reason": "Có điện lại"}).status_code == 422
    assert [row.history_change_reason for row in day.history.order_by("pk")] == [
        "Thông báo của điện lực", "Có điện lại",
    ]  # fmt: skip
    assert local_lines(client.get(PAGE)) == []


def test_the_province_acts_below_in_the_unit_it_looks_at(office, signed_in):
    client = signed_in(office.province)
    where = reverse("calendar_saturday_create") + "?unit=TANTIEN"
    typed = {"from_date": f"01/01/{YEAR}", "counts": "whole", "purpose": "counting", "source": "Quy chế 5"}
    assert client.post(where, typed).status_code == 302
    rule = SaturdayRule.objects.get()
    assert (rule.unit, rule.counts) == (office.tan_tien, "whole")
    cancel = reverse("calendar_saturday_cancel", args=[rule.pk])
    assert signed_in(office.neighbour).get(cancel).status_code == 404
    assert signed_in(office.owner).get(cancel).status_code == 403


def test_the_past_shows_the_calendar_of_then(office, signed_in):
    entered(office)
    own = CalendarDay.objects.get(unit=office.tan_tien)
    later = MADE + dt.timedelta(days=2)
    cancel_day(own, by=office.secretary, reason="Nhầm", at=later)
    client = signed_in(office.secretary)
    assert [line[1] for line in local_lines(client.get(PAGE))] == ["Nghỉ toàn tỉnh", "Diễn tập toàn tỉnh"]
    between = f"?as_of={MADE + dt.timedelta(days=1):%Y-%m-%dT%H:%M:%S}Z"
    then = client.get(PAGE + between)
    assert "Trực buổi sáng" in [line[1] for line in local_lines(then)]
    assert client.get("/calendar/history/" + between).context["entry_count"] == 4
    assert b"/cancel/" not in then.content and b"/new/" not in then.content
    before = client.get(f"{PAGE}?as_of={YEAR - 1}-12-31")
    assert (local_lines(before), saturdays(before)) == ([], {"counting": None, "reception": None})


def test_the_checker_names_every_day_it_passes_over(office, signed_in):
    """The vectors of Tết and of the day before 24 November 2026, and a cut-off hour."""
    client = signed_in(office.desk)
    tet = client.get(PAGE, {"received": "13/02/2026 10:00", "days": "3"})
    assert f"{tet.context['due'].at:%d/%m/%Y %H:%M}" == "25/02/2026 17:30"
    assert [f"{day.day:%d/%m}" for day in tet.context["due"].skipped] == [
        "14/02", "15/02", "16/02", "17/02", "18/02", "19/02", "20/02", "21/02", "22/02",
    ]  # fmt: skip
    late = client.get(PAGE, {"received": "23/11/2026 15:10", "days": "0,5", "cutoff": "15h"})
    assert f"{late.context['due'].at:%d/%m/%Y %H:%M}" == "26/11/2026 11:30"
    assert "Nhận sau giờ chốt nên coi là nhận ngày 25/11/2026" in late.content.decode()


@pytest.mark.parametrize(
    ("asked", "field", "said"),
    [
        ({"received": "31/02/2026 8:00", "days": "1"}, "received", "Không có ngày 31/02/2026"),
        ({"received": "13/02/2026 10:00", "days": "-1"}, "days", "lớn hơn hoặc bằng 0"),
        ({"received": "13/02/2026 10:00", "days": "999"}, "days", "nhỏ hơn hoặc bằng 366"),
        ({"received": "13/02/1999 10:00", "days": "1"}, "received", "Lịch làm việc chỉ có từ năm"),
        ({"received": "13/02/2026 10:00", "days": "1", "cutoff": "25h"}, "cutoff", "giờ:phút"),
        ({"days": "1"}, "received", "bắt buộc"),
    ],
)
def test_the_checker_refuses_nonsense_at_its_field(asked, field, said, office, signed_in):
    response = signed_in(office.desk).get(PAGE, asked)
    assert response.status_code == 422
    errors = response.context["checker"].errors
    assert list(errors) == [field] and said in errors[field][0]


@pytest.mark.parametrize("year", ["1999", "2999", "abc", "2026.0"])
def test_a_year_the_calendar_does_not_have_is_refused_in_words(year, office, signed_in):
    response = signed_in(office.desk).get(PAGE, {"year": year})
    assert response.status_code == 400
    assert "Lịch làm việc chỉ có từ năm" in response.content.decode()


# --- two calendars: what counts, and when the desk is open --------------------------------------

SATURDAY = DAY + dt.timedelta(days=3)


def test_an_office_that_has_said_nothing_opens_on_saturday_morning_and_counts_none(office, signed_in):
    page = signed_in(office.desk).get(PAGE)
    assert cells(page, SATURDAY) == ["rest", "open", "quầy mở buổi sáng"]
    assert cells(page, DAY) == ["", "", ""]
    assert page.context["week"] == [
        ("Thứ Hai – Thứ Sáu", "07:30–11:30, 13:30–17:30"), ("Thứ Bảy", "07:30–11:30"),
    ]  # fmt: skip
    assert page.context["open_days"] - page.context["working_days"] == len(ordinary_saturdays())


def ordinary_saturdays() -> list[dt.date]:
    """The Saturdays of the year that are neither national days off nor swapped against another day."""
    days = (dt.date(YEAR, 1, 1) + dt.timedelta(days=n) for n in range(366))
    national = public_special_days(YEAR, YEAR)
    return [day for day in days if day.weekday() == 5 and day.year == YEAR and day not in national]


def test_a_day_for_the_desk_only_counts_as_before_and_says_what_it_is_for(office, signed_in):
    client = signed_in(office.chief)
    typed = {"date": f"{DAY:%d/%m/%Y}", "kind": "off", "purpose": "reception", "name": "Sửa trụ sở",
             "source": "TB 7", "reason": ""}  # fmt: skip
    assert client.post(reverse("calendar_day_create"), typed).status_code == 302
    page = client.get(PAGE)
    assert cells(page, DAY) == ["", "closed", "Sửa trụ sở; tính hạn, quầy không mở"]
    line = next(line for line in page.context["lines"] if line.entry)
    assert (str(line.purpose), line.replaced) == ("Chỉ tiếp nhận", False)
    assert office_calendar(office.tan_tien, DAY).share(DAY) == 1
    assert reception_calendar(office.tan_tien, DAY).share(DAY) == 0


def test_a_day_replaced_for_one_purpose_still_holds_for_the_other(office, signed_in):
    given = {"source": "TB 12", "at": MADE}
    set_day(DAY, "off", "Nghỉ toàn tỉnh", unit=office.province_unit, by=office.province, **given)
    set_day(DAY, "half", "Trực", unit=office.tan_tien, purpose="reception", by=office.chief, **given)
    page = signed_in(office.chief).get(PAGE)
    told = [(line.name, str(line.purpose), line.replaced) for line in page.context["lines"] if line.entry]
    assert told == [("Nghỉ toàn tỉnh", "Chỉ tính hạn", False), ("Trực", "Chỉ tiếp nhận", False)]
    assert cells(page, DAY) == ["off", "open", "Nghỉ toàn tỉnh; Trực; quầy mở buổi sáng"]


def test_saturday_is_said_for_the_desk_alone(office, signed_in):
    client = signed_in(office.chief)
    typed = {"from_date": f"01/01/{YEAR}", "counts": "off", "purpose": "reception", "source": "QC 5"}
    assert client.post(reverse("calendar_saturday_create"), typed).status_code == 302
    page = client.get(PAGE)
    assert cells(page, SATURDAY) == ["rest", "", ""]
    assert saturdays(page) == {"counting": None, "reception": office.tan_tien}
    assert [days for days, _hours in page.context["week"]] == ["Thứ Hai – Thứ Sáu"]
    history = client.get("/calendar/history/").content.decode()
    assert "Chỉ tiếp nhận" in history


def test_the_calendars_of_many_units_are_read_in_two_queries(office, django_assert_num_queries):
    entered(office)
    set_saturday(office.tan_tien, dt.date(YEAR, 2, 1), "whole", source="QĐ 3", by=office.chief)
    units = [office.tan_tien, office.nham_bien, office.province_unit]
    with django_assert_num_queries(2):
        found = office_calendars(units, DAY)
    assert {key: calendar.version for key, calendar in found.items()} == {
        unit.pk: office_calendar(unit, DAY).version for unit in units
    }
    assert len({calendar.version for calendar in found.values()}) == 3
