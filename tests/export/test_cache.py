"""The cache of rendered bytes: made once, whole or absent, and never larger than allowed."""

import os

import pytest

from qms.export import cache


def test_bytes_are_made_once(settings):
    made = []

    def make():
        made.append(1)
        return b"pdf"

    key = cache.key_of("html", "css")
    assert [cache.kept(key, make), cache.kept(key, make), made] == [b"pdf", b"pdf", [1]]
    assert (settings.QMS_HOME / "cache" / key[:2] / key).read_bytes() == b"pdf"


def test_parts_do_not_run_into_each_other():
    assert cache.key_of("ab", "c") != cache.key_of("a", "bc")


def test_a_failure_leaves_no_file(settings, monkeypatch):
    def refuse(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space left"):
        cache.kept(cache.key_of("x"), lambda: b"pdf")
    assert [path for path in (settings.QMS_HOME / "cache").rglob("*") if path.is_file()] == []


def test_the_longest_unused_go_first(settings):
    keys = [cache.key_of(str(i)) for i in range(3)]
    for age, key in enumerate(keys):
        cache.kept(key, lambda: b"x" * 100)
        os.utime(settings.QMS_HOME / "cache" / key[:2] / key, (1000 - age, 1000))
    assert cache.prune(limit=150) == 200
    left = [path.name for path in (settings.QMS_HOME / "cache").rglob("*") if path.is_file()]
    assert left == [keys[0]]
