"""Two desks at the same moment: no number twice, none left out, and a double click stays one file."""

import threading
import uuid

import pytest
from django.db import connections

from registers.models import ServiceFile
from tests.registers.one_stop.making import CITIZEN, procedure, received

pytestmark = pytest.mark.django_db(transaction=True)


def test_codes_are_gapless_and_a_key_is_one_file(office):
    of, key = procedure(office), uuid.uuid4()
    keys, start, faults = [key, key, None, None, None, None], threading.Barrier(6), []

    def receive(submission_key):
        start.wait()
        try:
            received(office, "2026-06-04 09:00", of=of, applicant=CITIZEN, submission_key=submission_key)
        except Exception as fault:  # told to the test below
            faults.append(fault)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=receive, args=(each,)) for each in keys]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert faults == []
    codes = sorted(ServiceFile.objects.values_list("code", flat=True))
    assert codes == [f"HS-2026-{number:04d}" for number in range(1, 6)]
