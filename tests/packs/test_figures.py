"""Figures with their denominators, and a time axis that fits the paper."""

from datetime import date
from decimal import Decimal

from audits.packs.figures import columns_of, figures
from qms.history import Moment
from registers import actions
from registers.models import Objective
from tests.packs.making import AS_OF, PERIOD, at, small_data
from tests.registers.making import measurement


def test_months_then_quarters_then_years():
    year = (date(2025, 12, 5), date(2026, 2, 1))
    two_years = (date(2025, 1, 1), date(2026, 12, 31))
    ten_years = (date(2017, 1, 1), date(2026, 12, 31))

    assert columns_of(year)[0] == ["12/2025", "01/2026", "02/2026"]
    assert columns_of(two_years)[0][:2] == ["Q1/2025", "Q2/2025"] and len(columns_of(two_years)[0]) == 8
    assert columns_of(ten_years)[0] == [str(year) for year in range(2017, 2027)]


def test_the_figures_of_a_small_office(office):
    small_data(office)
    boxes = figures(office.tan_tien, PERIOD, Moment(AS_OF)).boxes

    assert [(box.value, box.note) for box in boxes] == [
        ("0", "0 quá hạn soát xét"),
        ("0", "0 đã đóng, 0 quá hạn"),
        ("–", "0/0 tới hạn"),
        ("50\xa0%", "1/2 lần đo"),
        ("0", "0 cuộc xem xét lãnh đạo"),
    ]


def test_a_measurement_without_a_denominator_counts_in_no_rate(office):
    small_data(office)
    aim = Objective.objects.get()
    measurement(
        office, aim, at=at(4, 2), period_from=date(2026, 3, 1), period_to=date(2026, 3, 31),
        numerator=Decimal(0), denominator=Decimal(0),
    )  # fmt: skip
    found = figures(office.tan_tien, PERIOD, Moment(AS_OF))

    assert (found.boxes[3].value, found.boxes[3].note) == ("50\xa0%", "1/2 lần đo")
    assert found.charts[0].rows[-1] == ["Chưa có số liệu", "0", "0", "1", "0", "0", "0"]


def test_the_direction_is_that_of_the_moment(office):
    small_data(office)
    aim = Objective.objects.get()
    aim.direction = "at_most"
    actions.edit(aim, by=office.secretary, reason="Đổi chiều")

    assert figures(office.tan_tien, PERIOD, Moment(AS_OF)).boxes[3].note == "1/2 lần đo"
    assert figures(office.tan_tien, PERIOD, Moment()).boxes[3].note == "2/2 lần đo"
