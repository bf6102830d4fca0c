""" "Có gì thay đổi": what is told of each document, since when, and to whom."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from documents import actions, changes
from documents.actions.reviewing import confirm_review
from documents.looking import last_look, note_look
from documents.models import Document
from qms import marks
from qms.history import Moment

from ..samples import DAY_ONE, effective, in_approval

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def revised(office, document, at):
    draft = actions.start_revision(document, by=office.secretary, reason="Thêm nơi nộp", at=at)
    actions.edit_revision(draft, by=office.secretary, at=at, reviewer=office.owner, approver=office.chief)
    in_approval(office, at=at, revision=draft)
    return actions.approve(draft, by=office.chief, at=at + timedelta(hours=3))


def told(office, since, moment=None):
    found = changes.changes([office.tan_tien.pk], since, moment or Moment())
    return [
        (one.document.code, [(line.kind.value, line.before, line.number) for line in one.lines])
        for one in found
    ]


def test_new_revised_withdrawn_and_looked_through(office):
    old = effective(office, code="QT-01")
    gone = effective(office, code="QT-02")
    seen = effective(office, code="QT-03")
    since = DAY_ONE + 2 * DAY
    revised(office, old.document, DAY_ONE + 5 * DAY)
    new = effective(office, code="QT-04", at=DAY_ONE + 6 * DAY)
    actions.withdraw(gone, by=office.chief, reason="Bãi bỏ thủ tục", at=DAY_ONE + 7 * DAY)
    confirm_review(
        Document.objects.get(pk=seen.document_id), by=office.chief, reason="Còn phù hợp",
        next_on=(DAY_ONE + 300 * DAY).date(), at=DAY_ONE + 8 * DAY,
    )  # fmt: skip
    assert told(office, since) == [
        ("QT-01", [("revised", "01/00", "01/01")]),
        ("QT-02", [("withdrawn", "01/00", "")]),
        ("QT-03", [("reviewed", "", "")]),
        ("QT-04", [("new", "", "01/00")]),
    ]
    lines = [one.lines[0] for one in changes.changes([office.tan_tien.pk], since, Moment())]
    chief = "Nguyễn Văn Thắng"
    assert [(line.who, line.why, (line.on - DAY_ONE.date()).days) for line in lines] == [
        (chief, "Thêm nơi nộp", 5), (chief, "Bãi bỏ thủ tục", 7), (chief, "Còn phù hợp", 8), (chief, "", 6),
    ]  # fmt: skip
    newer = old.document.revisions.get(status="effective")
    assert lines[0].url == (
        f"{reverse('documents:document_compare', args=[old.document_id])}?old={old.pk}&new={newer.pk}"
    )
    assert lines[3].url == new.get_absolute_url()
    assert told(office, since, Moment(DAY_ONE + 5 * DAY + DAY / 2)) == [
        ("QT-01", [("revised", "01/00", "01/01")])
    ]
    assert told(office, DAY_ONE + 9 * DAY) == []
    assert changes.changes([office.nham_bien.pk], since, Moment()) == []


def test_the_last_visit_is_that_of_an_earlier_day(office):
    assert last_look(office.desk) is None
    now = timezone.now()
    note_look(office.desk, now - 3 * DAY)
    note_look(office.desk, now - DAY)
    assert last_look(office.desk) == now - DAY
    note_look(office.desk, now)
    note_look(office.desk, now)
    assert last_look(office.desk) == now - DAY
    assert last_look(office.chief) is None


def test_the_page_offers_the_last_audit_where_the_floor_above_knows_one(office, signed_in, monkeypatch):
    day = timezone.localdate() - 5 * DAY
    monkeypatch.setattr(marks, "_sources", [lambda unit, moment: [marks.Mark("audit", "đánh giá DG-1", day)]])
    effective(office, at=timezone.now() - 4 * DAY)  # its last signature may fall on the next day
    client, where = signed_in(office.desk), reverse("documents:changes")
    response = client.get(where, {"since": "audit"})
    assert [key for key, _label in response.context["choices"]] == ["visit", "audit"]
    assert [one.document.code for one in response.context["found"]] == ["QT-02"]
    typed = client.get(where, {"since": "day", "day": f"{timezone.localdate() - 2 * DAY:%d/%m/%Y}"})
    assert typed.context["found"] == [] and "Không có tài liệu nào thay đổi" in typed.content.decode()
    assert client.get(where, {"since": "day", "day": "31/02"}).status_code == 400
    assert client.get(where, {"since": "moon"}).status_code == 400


def test_a_person_who_never_looked_sees_thirty_days(office, signed_in):
    effective(office, at=timezone.now() - 40 * DAY)
    effective(office, code="QT-05", at=timezone.now() - 10 * DAY)
    response = signed_in(office.desk).get(reverse("documents:changes"))
    assert response.context["first_visit"] is True
    assert [one.document.code for one in response.context["found"]] == ["QT-05"]
