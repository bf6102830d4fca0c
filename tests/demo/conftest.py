"""The demo loaded once for the tests of a module, without PDFs: those have tests of their own."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.test import override_settings

from audits.demo.load import load
from qms.export import pdf
from tests.conftest import lift_triggers

NOW = datetime(2026, 11, 20, 16, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))  # a Friday
FAST = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"], "QMS_DEMO": True}
UNITS = ("TANTIEN", "NHAMBIEN", "HONGTHAI", "TRANPHU", "PHUONGSON-LN", "PHUONGSON-TT", "DOINGO")


def _no_pdf(*args, **kwargs):
    raise pdf.PdfUnavailable("not in these tests")


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory):
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def demo_loaded(django_db_setup, django_db_blocker, demo_home):
    """Seven units in the database of this module; taken out again at its end."""
    patch = pytest.MonkeyPatch()
    patch.setattr(pdf, "render_paper", _no_pdf)
    with django_db_blocker.unblock(), override_settings(QMS_HOME=demo_home, **FAST):
        load(NOW, codes=UNITS, with_pack=False)
        patch.undo()
        yield
        lift_triggers()
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def demo(demo_loaded, db, settings, demo_home):
    """The loaded demo for one test; what the test changes is rolled back."""
    settings.QMS_HOME = demo_home
    settings.QMS_DEMO = True
