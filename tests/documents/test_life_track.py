"""The track of a revision tells the days of effect it bears, not those on which somebody came by."""

from datetime import date, timedelta

import pytest

from documents import actions
from documents.life_track import track_of
from documents.models import Revision
from qms.history import Moment

from .samples import DAY_ONE, effective, in_approval

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 20)  # the works of that day run much later: today


@pytest.fixture(autouse=True)
def without_paper(monkeypatch):
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)


@pytest.fixture
def two(office):
    """The first revision, superseded on a day in March on which nobody came, and its successor."""
    old = effective(office)
    draft = actions.start_revision(old.document, by=office.secretary, reason="Rút ngắn thẩm tra")
    draft = in_approval(office, revision=draft, at=DAY_ONE + timedelta(days=1))
    actions.approve(draft, by=office.chief, effective_from=DAY, at=DAY_ONE + timedelta(days=2))
    actions.advance(DAY)
    return Revision.objects.get(pk=old.pk), Revision.objects.get(pk=draft.pk)


def last_of(revision) -> list:
    return [(step.value, step.mark, step.who, step.day) for step in track_of(revision, Moment())[-2:]]


def test_effect_and_end_are_told_by_their_own_days(two):
    old, new = two
    first_day = DAY_ONE.date()
    assert last_of(old) == [("effective", "done", "", first_day), ("superseded", "now", "", DAY)]
    assert last_of(new) == [("effective", "done", "", DAY), ("superseded", "later", "", None)]
    assert [(step.who, step.day) for step in track_of(old, Moment())[:3]] == [
        ("Trần Thị Hoa", first_day), ("Lê Quang Dũng", first_day), ("Nguyễn Văn Thắng", first_day),
    ]  # fmt: skip


def test_a_withdrawn_one_was_in_force_from_its_own_day(two, office):
    gone = actions.withdraw(two[1], by=office.chief, reason="Thủ tục bị bãi bỏ")
    assert last_of(gone)[0] == ("withdrawn", "off", "", gone.effective_to)
    assert track_of(gone, Moment())[-3].day == DAY
