"""One office with a running server that lives through all chapters, and the people who work in it.

Every chapter is a fixture that plays its part through the pages once; tests look at what came of it.
"""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer

from qms.models import load_edition
from qms.models.calendar import Purpose, reception_calendar, set_day
from registers.actions import receiving
from tests.conftest import lift_triggers, watch
from tests.journeys import around, auditing, control, improvement, packing, procedure, reviewing
from tests.journeys.desk import Desk
from tests.personas import make_office

PEOPLE = ("secretary", "owner", "owner2", "chief", "auditor", "inspector")
PLAIN_FILES = "django.contrib.staticfiles.storage.StaticFilesStorage"


@pytest.fixture(scope="package")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("journey")


@pytest.fixture
def own_data_folder():
    """All chapters share one folder, set by `office_open`; not one a test."""


@pytest.fixture
def _django_db_helper(office_open):
    """The rows outlive a test here: neither rolled back nor flushed before the last chapter is told."""


@pytest.fixture(scope="package")
def office_open(home, django_db_setup, django_db_blocker):
    """The office with its people, served; emptied again after the last chapter."""
    changed = {
        "QMS_HOME": home,
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "STORAGES": {**settings.STORAGES, "staticfiles": {"BACKEND": PLAIN_FILES}},
    }
    with django_db_blocker.unblock(), override_settings(**changed):
        load_edition()
        office = make_office()
        server = LiveServer("localhost")
        yield SimpleNamespace(people=office, address=server.url)
        server.stop()
        lift_triggers()
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="package")
def desks(office_open, browser, browser_context_args):
    """``desks.secretary`` and the others, each signed in at a desk of their own; no page may misbehave."""
    found, faults = SimpleNamespace(), []
    for name in PEOPLE:
        context = browser.new_context(**browser_context_args)
        faults.append(watch(context))
        setattr(found, name, Desk(context.new_page(), office_open.address, name).sign_in())
    found.faults = faults
    yield found
    for name in PEOPLE:
        getattr(found, name).page.context.close()


@pytest.fixture(scope="package")
def documented(desks):
    return procedure.live(desks.secretary, desks.owner, desks.chief)


@pytest.fixture
def counter_open(office_open, documented, monkeypatch):
    """The desk receives whenever the tests run: today is a day of reception, and any hour is within it."""
    office, today = office_open.people, timezone.localdate()
    if not reception_calendar(office.tan_tien, today).share(today):
        set_day(
            today, "working", "Trực tiếp nhận", unit=office.tan_tien, source="Lịch trực",
            purpose=Purpose.RECEPTION, by=office.chief,
        )  # fmt: skip
    monkeypatch.setattr(receiving, "refuse_out_of_hours", lambda received, calendar: None)


@pytest.fixture(scope="package")
def controlled(desks):
    return control.live(desks.secretary, desks.owner, desks.chief, desks.owner2)


@pytest.fixture(scope="package")
def around_documents(office_open, desks, controlled):
    return around.told(office_open.people, desks.secretary)


@pytest.fixture(scope="package")
def passer_by(office_open, browser, browser_context_args):
    """Somebody without an account, in a browser of their own."""
    context = browser.new_context(**browser_context_args)
    yield Desk(context.new_page(), office_open.address, "")
    context.close()


@pytest.fixture(scope="package")
def improved(desks, documented):
    """A nonconformity from the counter, through all its steps, closed."""
    path = improvement.raise_it(desks.owner2)
    improvement.correct(desks.secretary, path)
    improvement.analyse(desks.secretary, path)
    improvement.act_on(desks.secretary, desks.owner2, path)
    improvement.verify_and_close(desks.auditor, desks.chief, path)
    return path


@pytest.fixture(scope="package")
def audited(desks, documented):
    """An internal audit, planned, changed, approved, held, reported, closed."""
    path = auditing.plan(desks.secretary)
    auditing.change(desks.secretary, path)
    desks.chief.go(path).act("Phê duyệt kế hoạch", sign=True)
    questions = auditing.conduct(desks.auditor, path)
    auditing.report(desks.auditor, desks.chief, path)
    return SimpleNamespace(path=path, questions=questions)


@pytest.fixture(scope="package")
def reviewed(desks, improved, audited):
    """A management review held on what the year gave."""
    path = reviewing.prepare(desks.secretary)
    inputs = reviewing.answer_inputs(desks.secretary, path)
    reviewing.conclude(desks.secretary, desks.chief, path)
    return SimpleNamespace(path=path, inputs=inputs)


@pytest.fixture(scope="package")
def packed(desks, reviewed, home):
    """The evidence pack of the year on somebody's disk, with the address of its record."""
    folder = home / "taken"
    folder.mkdir()
    pack = packing.build(desks.secretary, folder)
    return SimpleNamespace(pack=pack, path=desks.secretary.path)
