"""The figures of the home page say what they are counted out of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audits import key_figures
from audits.actions import nonconformities
from qms.history import Moment


def shown(office, unit, moment=None):
    found = key_figures.home(office.secretary, [unit.pk], moment or Moment())
    return [(str(f.label), f.value, str(f.of), str(f.trend)) for f in found]


@pytest.fixture
def late_nonconformity(office):
    today = timezone.localdate()
    return nonconformities.record_nonconformity(
        office.tan_tien, by=office.secretary, source="self", title="Trả trễ", grade="minor",
        department="Một cửa",
        detected_on=today - timedelta(days=9), due_on=today - timedelta(days=1), clauses=["8.5.1"],
        requirement="Trả trong 7 ngày", evidence="Hai hồ sơ", statement="Trả trễ 2 ngày",
    )  # fmt: skip


def test_nothing_is_a_dash_and_not_a_hundred_per_cent(office):
    assert shown(office, office.tan_tien) == [
        ("Tài liệu hiệu lực", "0", "", ""),
        ("Không phù hợp đang mở", "0", "", ""),
        ("Hành động đúng hạn, 12 tháng", "–", "0 trong 0 hành động tới hạn", ""),
        ("Mục tiêu đạt, 12 tháng", "–", "0 trong 0 lần đo", ""),
    ]


def test_late_ones_are_named_and_stay_in_their_unit(office, late_nonconformity):
    assert shown(office, office.tan_tien)[1] == ("Không phù hợp đang mở", "1", "", "1 quá hạn đóng")
    assert shown(office, office.nham_bien)[1] == ("Không phù hợp đang mở", "0", "", "")


def test_past_counts_what_was_there(office, late_nonconformity):
    yesterday = Moment(timezone.now() - timedelta(days=1))
    assert shown(office, office.tan_tien, yesterday)[1][1] == "0"
