"""Who has not read the revision in force: a register worked out as of any day, in exports and in packs."""

import csv
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from audits.packs import build, contents
from audits.packs.request import PackRequest
from documents.actions import acknowledging, recipients
from documents.models import Acknowledgement
from documents.models.recipient import To
from documents.tables.reading import AcknowledgementTable, UnreadTable
from qms import evidence
from qms.evidence_matrix import matrix
from qms.history import Moment
from qms.models import Role

from ..samples import DAY_ONE, effective

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def revision(office):
    """In force since DAY_ONE; the desk and both owners must read it within 7 days."""
    made = effective(office)
    for role in (Role.DESK, Role.OWNER):
        recipients.set_recipient(made.document, To.ROLE, role=role, by=office.secretary, at=DAY_ONE)
    return made


def unread(moment=None, user=None, units=None):
    """[(person, since, due, days late, state)] of the register."""
    rows = UnreadTable().queryset(user, units, moment or Moment())
    return [
        (str(row.duty.person), row.duty.since, row.duty.due, row.days_late, row.state.value) for row in rows
    ]


def test_each_line_says_who_since_when_until_when_and_how_late(office, revision):
    acknowledging.acknowledge(revision, by=office.owner2, at=DAY_ONE + DAY)
    start, due = date(2026, 3, 2), date(2026, 3, 9)
    late = (timezone.localdate() - due).days
    assert unread() == [
        (str(office.owner), start, due, late, "overdue"),
        (str(office.desk), start, due, late, "overdue"),
    ]
    table = UnreadTable()
    rows = table.queryset(None, [office.tan_tien.pk], Moment())
    assert [figure.value for figure in table.figures(rows, Moment())] == ["2/3", "2/2"]


def test_a_past_day_lists_who_had_not_read_then(office, revision):
    now = timezone.now()
    acknowledging.acknowledge(revision, by=office.desk, at=now + 2 * DAY)
    people = [str(office.owner), str(office.desk), str(office.owner2)]
    assert [line[0] for line in unread(Moment(now + DAY))] == people
    assert [line[0] for line in unread(Moment(now + 3 * DAY))] == [people[0], people[2]]
    assert unread(Moment(now - 900 * DAY)) == []


def test_only_what_the_person_sees_is_listed(office, revision):
    assert len(unread(user=office.secretary)) == 3
    assert unread(user=office.neighbour) == []
    assert unread(user=office.neighbour, units=[office.tan_tien.pk]) == []


def test_the_list_is_no_record_and_proves_nothing(office, revision):
    """Ten people who have not read are no evidence of awareness (7.3)."""
    assert evidence.register_of(Acknowledgement).table is AcknowledgementTable
    period = (timezone.localdate(), timezone.localdate())
    lines = matrix(office.tan_tien, Moment(), period)
    used = {register.slug for line in lines for register in line.registers}
    assert "recipients" in used and "unread" not in used


def test_the_command_writes_it(office, revision, tmp_path):
    out = tmp_path / "chua-doc.csv"
    call_command("export", "unread", unit=office.tan_tien.code, format="csv", out=str(out))
    rows = list(csv.reader(out.read_text("utf-8-sig").splitlines()))
    assert [row[0] for row in rows] == [
        "Người chưa đọc", str(office.owner), str(office.desk), str(office.owner2),
    ]  # fmt: skip
    assert rows[1][2:7] == ["QT-02", "Đăng ký tạm trú", "01/00", "02/03/2026", "09/03/2026"]


def test_it_stands_in_the_pack_under_7_3_and_in_its_workbook(office, revision):
    today = timezone.localdate()
    request = PackRequest(
        unit=office.tan_tien, period=(today - DAY, today), as_of=timezone.now(), requester="Đoàn",
        purpose="Kiểm tra", registers=("acknowledgements", "unread"), user=office.secretary,
    )  # fmt: skip
    gathered = contents.gather(request)
    found = list(contents.items(request, gathered, lambda content: b""))
    assert [(item.path, item.clauses) for item in found] == [
        ("7-ho-tro/BM-7.3-01.pdf", ("7.3", "7.5")),
        ("7-ho-tro/unread.pdf", ("7.3", "7.5")),
    ]
    head = build.checked_head(request.as_of)[0]
    books = [build.workbook(request, contents.gather(request), head) for _again in range(2)]
    assert books[0] == books[1] and books[0][1] == 3
