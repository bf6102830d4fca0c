"""The page of reception: what it asks, what it tells before saving, what it refuses and where it says so."""

import pytest

pytestmark = pytest.mark.django_db
NEW = "/one-stop/new/"


def test_opens(office, signed_in):
    assert signed_in(office.desk).get(NEW).status_code == 200
