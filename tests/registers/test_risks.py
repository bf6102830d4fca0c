"""A risk from raising to closing: its score, what each step asks, who may take it."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from qms.history import Conflict, Moment, record_tx
from qms.history.changes import entries_of
from qms.states import Blocked, Refused
from registers import actions
from registers.models import Risk
from registers.scoring import level_of, product
from tests.registers.making import planned_risk, risk


@pytest.mark.parametrize(
    ("score", "level"), [(1, "low"), (5, "low"), (6, "medium"), (12, "medium"), (15, "high"), (25, "high")]
)
def test_level_of_a_score(score, level):
    assert level_of(score).value == level


def test_nothing_assessed_has_no_score_and_no_level():
    assert (product(None, 3), level_of(None)) == (None, None)


def test_a_new_risk_is_numbered_and_open(office):
    made = risk(office)

    assert (made.code, made.status, made.score, made.level.value) == (
        f"RR-{timezone.localdate(made.created_at).year}-0001",
        "open",
        12,
        "medium",
    )
    assert made.created_by == office.secretary


def test_starting_names_everything_that_is_missing(office):
    with pytest.raises(Blocked) as refused:
        actions.start(risk(office), by=office.secretary)

    assert [(str(gap.text), gap.anchor) for gap in refused.value.missing] == [
        ("Nêu biện pháp", "measure"),
        ("Giao người thực hiện", "person"),
        ("Đặt hạn", "due"),
    ]


def test_a_risk_is_treated_reviewed_and_closed(office):
    treated = actions.start(planned_risk(office), by=office.owner)
    treated.effectiveness, treated.reviewed_on = "Không còn hồ sơ trễ.", date(2026, 7, 2)
    treated.residual_likelihood, treated.residual_impact = 2, 3
    treated = actions.edit(treated, by=office.secretary)
    actions.review(treated, by=office.secretary)
    treated.accepted_level = "medium"
    treated = actions.edit(treated, by=office.secretary)
    actions.close(treated, by=office.chief)

    kept = Risk.objects.get(pk=treated.pk)
    assert (kept.status, kept.residual_score, kept.residual_level.value) == ("closed", 6, "medium")
    assert [entry.slug for entry in entries_of(kept)] == [
        "registers.close",
        "registers.edit",
        "registers.review",
        "registers.edit",
        "registers.start",
        "registers.create",
    ]


def test_reopening_asks_why(office):
    closed = actions.start(planned_risk(office), by=office.secretary)
    with record_tx(by=office.secretary, verb="registers.edit"):
        closed.status = "closed"
        closed.save()

    with pytest.raises(Refused):
        actions.reopen(closed, by=office.chief)
    assert actions.reopen(closed, by=office.chief, reason="Lại có hồ sơ trễ").status == "open"


def test_a_step_from_the_wrong_state_is_refused(office):
    with pytest.raises(Refused):
        actions.close(risk(office), by=office.chief)


@pytest.mark.parametrize("persona", ["desk", "auditor", "inspector", "neighbour", "stranger"])
def test_who_may_not_add(office, persona):
    with pytest.raises(PermissionDenied):
        risk(office, by=getattr(office, persona))
    assert Risk.objects.count() == 0


def test_only_the_named_owner_maintains(office):
    made = planned_risk(office)

    with pytest.raises(PermissionDenied):
        actions.start(made, by=office.owner2)
    assert actions.start(made, by=office.owner).status == "treating"


def test_somebody_elses_newer_version_is_not_overwritten(office):
    made = risk(office)
    mine, theirs = Risk.objects.get(pk=made.pk), Risk.objects.get(pk=made.pk)
    theirs.cause = "Thiếu người"
    actions.edit(theirs, by=office.chief)
    mine.cause = "Máy chậm"

    with pytest.raises(Conflict):
        actions.edit(mine, by=office.secretary)
    assert Risk.objects.get(pk=made.pk).cause == "Thiếu người"


def test_the_database_refuses_a_score_outside_the_scale(office):
    with pytest.raises(IntegrityError), record_tx(by=office.secretary, verb="registers.create"):
        Risk(unit=office.tan_tien, title="x", process="x", description="x", likelihood=6, impact=1).save()


def test_as_of_shows_what_stood_then(office):
    made = risk(office)
    before = Moment(Risk.history.get(id=made.pk).history_date)
    made.likelihood = 1
    actions.edit(made, by=office.secretary)

    assert (before.get(Risk, made.pk).score, Moment().get(Risk, made.pk).score) == (12, 3)
