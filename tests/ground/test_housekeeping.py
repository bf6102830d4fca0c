"""Leftovers go at the start and once a day, and never keep the office from opening."""

import logging
import os
import time
from datetime import date
from pathlib import Path

import pytest

from qms import daily, filestore, leftovers
from qms.export import cache
from qms.housekeeping import tidy

OLD, YOUNG = 90_000, 60  # seconds


def left(place: Path, *, age: int) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"half")
    os.utime(place, (time.time() - age,) * 2)
    return place


def drafts(home: Path, age: int) -> list[Path]:
    places = (
        f"files/ab/part-{age}",
        f"cache/ab/x{age}.part",
        f"anchors/x{age}.part",
        f"packs/tmp{age}/pack.zip",
    )
    paths = [left(home / place, age=age) for place in places]
    os.utime(paths[-1].parent, (time.time() - age,) * 2)
    return paths


@pytest.mark.django_db
def test_a_day_begins_without_the_drafts_of_killed_processes(settings):
    home = settings.QMS_HOME
    old, young = drafts(home, OLD), drafts(home, YOUNG)
    kept = left(home / "files" / "ab" / ("a" * 64), age=OLD)
    daily.run(date(2026, 6, 30))
    assert [path for path in old if path.exists()] == []
    assert [path for path in (*young, kept) if not path.exists()] == []


def test_the_cache_keeps_its_size(settings, monkeypatch):
    monkeypatch.setattr(cache.prune, "__defaults__", (10,))
    for number in range(5):
        cache.kept(cache.key_of(str(number)), lambda: b"1234")
    tidy(on=None)
    assert len(list((settings.QMS_HOME / "cache").glob("*/*"))) == 2


def test_what_cannot_be_removed_is_logged_and_the_rest_goes(settings, monkeypatch, caplog):
    stubborn, *others = drafts(settings.QMS_HOME, OLD)[:3]
    unlink = Path.unlink

    def refusing(path, missing_ok=False):
        if path == stubborn:
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refusing)
    with caplog.at_level(logging.WARNING):
        tidy(on=None)
    assert [path.exists() for path in (stubborn, *others)] == [True, False, False]
    assert f"{stubborn} could not be removed" in caplog.text


def test_a_folder_that_cannot_be_read_is_logged_and_the_rest_goes(settings, monkeypatch, caplog):
    drafts(settings.QMS_HOME, OLD)

    def unreadable():
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(filestore, "root", unreadable)
    tidy(on=None)
    assert list((settings.QMS_HOME / "cache").glob("*/*")) == []
    assert "could not be tidied" in caplog.text


def test_a_file_that_another_process_took_away_is_no_trouble(tmp_path):
    assert leftovers.remove_old([tmp_path / "gone.part"], 0, time.time()) == 0
    assert leftovers.removed(tmp_path / "gone.part") is False
