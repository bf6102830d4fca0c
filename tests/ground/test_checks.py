from types import SimpleNamespace

import pytest
from django.db import connection

from qms import checks
from qms.checks import missing_fonts
from qms.ledger import triggers


def ids(found):
    return [problem.id for problem in found]


def test_a_sound_installation_raises_no_error(settings):
    found = [
        *checks.check_history_is_on(None),
        *checks.check_tracked_models(None),
        *checks.check_no_many_to_many(None),
        *checks.check_permissions_in_life_cycles(None),
        *checks.check_defused_xml(None),
        *checks.check_home(None),
        *checks.check_fonts(None),
    ]
    assert found == []
    assert missing_fonts() == []


def test_history_switched_off_is_an_error(settings):
    settings.SIMPLE_HISTORY_ENABLED = False
    assert ids(checks.check_history_is_on(None)) == ["qms.E001"]


def test_a_permission_nobody_granted_is_an_error(monkeypatch):
    model = type(
        "Model", (), {"life_cycle": SimpleNamespace(transitions=[SimpleNamespace(permission="a.nobody")])}
    )
    monkeypatch.setattr(checks, "HISTORY_MODELS", {model: None})
    found = checks.check_permissions_in_life_cycles(None)
    assert ids(found) == ["qms.E004"]
    assert "a.nobody" in found[0].msg


def test_unprotected_excel_reading_is_an_error(monkeypatch):
    monkeypatch.setattr(checks.openpyxl, "DEFUSEDXML", False)
    assert ids(checks.check_defused_xml(None)) == ["qms.E005"]


def test_a_data_folder_that_cannot_be_written_is_an_error(settings, tmp_path):
    settings.QMS_HOME = tmp_path / "không có"
    assert ids(checks.check_home(None)) == ["qms.E006"]


def test_missing_fonts_are_an_error(monkeypatch, tmp_path):
    monkeypatch.setattr(checks, "FONTS_FOLDER", tmp_path)
    assert ids(checks.check_fonts(None)) == ["qms.E007"]


def test_missing_pango_is_only_a_warning(monkeypatch):
    monkeypatch.setattr(checks, "PDF_LIBRARIES", ("libkhong-co.so.9",))
    found = checks.check_pdf(None)
    assert ids(found) == ["qms.W001"]
    assert "libkhong-co.so.9" in found[0].msg
    assert "libpango-1.0-0" in found[0].hint


@pytest.mark.django_db
def test_a_missing_trigger_is_an_error():
    assert checks.check_triggers(None, databases=["default"]) == []
    table, _key = triggers.guarded_tables()[0]
    with connection.cursor() as cursor:
        cursor.execute(triggers.drop_sql(table)[0])
    found = checks.check_triggers(None, databases=["default"])
    assert ids(found) == ["qms.E008"]
    assert triggers.names(table)[0] in found[0].msg
