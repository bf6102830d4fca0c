"""In the past people and units are called as they were called then, also those two steps away."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents.models import Document, Revision
from qms.history import Moment, record_tx
from tests.documents import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def revised(office):
    """A draft whose document was owned by Dũng of a unit of the old name; both are called otherwise today."""
    revision = samples.new_document(office, at=timezone.now() - dt.timedelta(hours=2))
    with record_tx(by=None, verb="qms.load", at=timezone.now() - dt.timedelta(hours=1)):
        document = Document.objects.get(pk=revision.document_id)
        document.owner = office.owner
        document.save()
    moment = Moment(timezone.now())
    with record_tx(by=None, verb="qms.load"):
        office.owner.full_name, office.tan_tien.name = "Tên Mới", "Công an phường Tân Tiến"
        office.owner.save()
        office.tan_tien.save()
        document.owner = office.desk
        document.save()
    return revision, moment


def past(revision, moment):
    rows = moment.rows(Revision).filter(id=revision.pk)
    return moment.instances(rows.select_related("document", "document__owner", "document__unit"))[0]


def test_the_owner_of_then_under_the_name_of_then(revised):
    told = past(*revised)
    assert (str(told.document.owner), str(told.document.unit)) == ("Lê Quang Dũng", "Công an xã Tân Tiến")
    now = Revision.objects.select_related("document__owner").get(pk=revised[0].pk)
    assert str(now.document.owner) == "Phạm Minh Đức"


def test_names_two_steps_away_cost_one_query_more_only_where_the_person_was_another(revised):
    """Versions of documents, people and units, and the owner of then, who was not selected."""
    revision, moment = revised
    rows = list(
        moment.rows(Revision)
        .filter(id=revision.pk)
        .select_related("document", "document__owner", "document__unit")
    )
    with CaptureQueriesContext(connection) as queries:
        told = moment.instances(rows)[0]
        str(told.document.owner), str(told.document.unit), str(told.unit)
    tables = [query["sql"].split(" FROM ")[1].split()[0].strip('"') for query in queries]
    assert sorted(tables) == [
        "documents_historicaldocument", "qms_historicalunit", "qms_historicaluser", "qms_unit", "qms_user",
        "qms_user",
    ]  # fmt: skip


def test_the_top_bar_calls_the_unit_as_it_was_called(revised, office, signed_in):
    client = signed_in(office.secretary)
    bar = "<b>Công an xã Tân Tiến</b>"
    then = client.get("/people/", {"as_of": revised[1].as_of.isoformat()}).content.decode()
    assert bar in then and "Công an phường Tân Tiến" not in then
    now = client.get("/people/").content.decode()
    assert bar not in now and "<b>Công an phường Tân Tiến</b>" in now
