"""The clauses of the standard: loaded from the table of the package, written only where they differ."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qms.models import Clause, load_edition

pytestmark = pytest.mark.django_db


def test_loading_again_reads_and_writes_nothing():
    load_edition()
    with CaptureQueriesContext(connection) as asked:
        load_edition()
    assert [query["sql"].split()[0] for query in asked.captured_queries] == ["SELECT", "SELECT"]


def test_what_differs_is_put_right_and_what_is_missing_comes_back():
    edition = load_edition()
    before = list(edition.clauses.values_list("number", "title_vi", "documented", "position", "depth"))
    Clause.objects.filter(number="8.5.1").update(title_vi="Sai", position=999)
    Clause.objects.filter(number="10.3").delete()
    load_edition()
    after = edition.clauses.values_list("number", "title_vi", "documented", "position", "depth")
    assert list(after) == before
