"""What a management review reads from the statistics: the one-stop files (c3) and what citizens said (c1)."""

from datetime import date

import pytest
from django.utils import timezone

from audits import review_facts, review_inputs
from audits.models import ManagementReview
from qms.history import Moment
from tests.registers import making
from tests.registers.feedback import making as feedback_making
from tests.registers.one_stop.a_month import june_of

pytestmark = pytest.mark.django_db


def gathered(unit, letter, first=date(2026, 6, 1), last=date(2026, 6, 30)):
    review = ManagementReview(unit=unit, period_from=first, period_to=last, held_on=last)
    return review_inputs.gather(review, Moment())[letter]["facts"]


def test_the_files_of_the_period_are_facts_with_their_denominators(office):
    june_of(office)
    facts = gathered(office.tan_tien, "c3")[:7]
    assert facts == [
        {"key": "files_received", "n": 8},
        {"key": "files_on_time", "n": 3, "of": 4},
        {"key": "files_late", "n": 1},
        {"key": "files_ended", "refused": 1, "stopped": 1, "withdrawn": 0},
        {"key": "files_asked", "n": 1, "again": 1},
        {"key": "files_apologised", "n": 0, "late": 0},
        {"key": "steps_on_time", "n": 3, "of": 4},
    ]
    assert review_facts.in_words(facts[1]) == "3/4 hồ sơ có kết quả trước hoặc đúng hạn"
    assert not [fact for fact in gathered(office.nham_bien, "c3") if fact["key"].startswith("files_")]


def test_what_citizens_said_is_a_fact_and_worked_out_lists_are_not(office):
    said = feedback_making.feedback(office)
    day = timezone.localdate(said.received_at)
    facts = gathered(office.tan_tien, "c1", day.replace(day=1), day)
    assert facts[0] == {"key": "feedback_received", "n": 1}
    slugs = {fact.get("slug") for letter in ("c1", "c5") for fact in gathered(office.tan_tien, letter)}
    assert not slugs & {"statistics", "satisfaction", "unread"}


def kinds_with_data(unit, **period):
    facts = gathered(unit, "c", **period)
    return next((fact["n"], fact["of"]) for fact in facts if fact["key"] == "kinds_with_data")


def test_an_empty_register_is_no_data(office):
    """Nothing was written: seven kinds of input are named, none has data, each still says its noughts."""
    assert {"key": "nonconformities", "n": 0, "major": 0, "minor": 0} in gathered(office.tan_tien, "c4")
    assert kinds_with_data(office.tan_tien) == (0, 7)

    objective = making.objective(office)  # in the neighbour's review it would be somebody else's
    making.actions.approve(objective, by=office.chief)
    assert {"key": "objectives_measured", "n": 0, "of": 1} in gathered(office.tan_tien, "c2")
    assert kinds_with_data(office.tan_tien) == (0, 7)  # an objective nobody measured tells nothing either


def test_each_kind_with_a_record_counts_once(office):
    june_of(office)
    making.measurement(
        office, making.actions.approve(making.objective(office), by=office.chief),
        period_from=date(2026, 6, 1), period_to=date(2026, 6, 30),
    )  # fmt: skip
    assert kinds_with_data(office.tan_tien) == (2, 7)
    assert kinds_with_data(office.nham_bien) == (0, 7)
