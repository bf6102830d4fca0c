"""All distribution lists of a unit in one register: in files, on a past day, for its own people."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from documents.actions import recipients
from documents.models.recipient import To
from documents.tables.recipients import RecipientTable
from qms import evidence
from qms.history import Moment

from ..samples import DAY_ONE, effective

pytestmark = pytest.mark.django_db
LIST = "documents:recipient_list"
DAY = timedelta(days=1)


@pytest.fixture
def document(office):
    """QT-02 for everybody within 7 days, for the desk by name within 3, and for the board."""
    found = effective(office).document
    recipients.set_recipient(found, To.EVERYONE, by=office.secretary, at=DAY_ONE)
    recipients.set_recipient(found, To.PERSON, person=office.desk, days=3, by=office.secretary, at=DAY_ONE)
    recipients.set_recipient(
        found, To.PLACE, place="Bảng niêm yết", by=office.secretary, at=DAY_ONE + 20 * DAY
    )
    return found


def rows(client, **params):
    answer = client.get(reverse(LIST), {"format": "csv", **params})
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    head = next(number for number, line in enumerate(lines) if "Nơi nhận" in line)
    return [line[2:6] for line in lines[head + 1 :] if len(line) > 5 and line[0] == "QT-02"]


def test_who_gets_what_goes_out_as_it_is_and_as_it_was(office, signed_in, document):
    client = signed_in(office.auditor)
    everybody = ["Mọi cán bộ của đơn vị", "Mọi cán bộ của đơn vị", "trong 7 ngày", "02/03/2026"]
    desk = [str(office.desk), "Người", "trong 3 ngày", "02/03/2026"]
    board = ["Bảng niêm yết", "Nơi khác", "", "22/03/2026"]
    assert rows(client) == [everybody, desk, board]
    assert rows(client, as_of="2026-03-10") == [everybody, desk]
    assert rows(client, kind="place") == [board]


def test_it_is_evidence_of_the_control_of_documents(office, document):
    register = evidence.find("recipients")
    assert (register.table, RecipientTable.clauses, register.maintained) == (RecipientTable, ("7.5",), True)
    told = RecipientTable().figures(RecipientTable().queryset(None, [office.tan_tien.pk], Moment()), Moment())
    assert [(figure.value, figure.label) for figure in told] == [("2/3", "Phải đọc và xác nhận")]


def test_the_neighbour_sees_nothing_of_it(office, signed_in, document):
    assert rows(signed_in(office.neighbour)) == []
