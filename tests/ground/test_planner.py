"""SQLite is told each day how its tables are filled, so that a big register is read by the right index."""

from datetime import date

import pytest
from django.db import connection

from qms import daily
from qms.models import Unit
from qms.planner import keep_plans

pytestmark = pytest.mark.django_db


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks by itself")
def test_a_day_tells_how_many_units_there_are(office):
    with connection.cursor() as cursor:
        keep_plans(date(2026, 6, 1))
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'qms_unit' AND idx LIKE 'qms_unit_path%'")
        (stat,) = cursor.fetchone()
    assert int(stat.split()[0]) == Unit.objects.count() == 3


def test_it_is_a_work_of_the_day():
    assert keep_plans in daily._works
