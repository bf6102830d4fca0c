"""What every test stands on: its own data folder, a browser that may not leave the machine, and honest skips.

A test that needs something this machine lacks (Chromium, PostgreSQL, Poppler, Pango, Graphviz) is skipped
with the line that installs it. `QMS_REQUIRE_ALL=1` turns those skips into failures, so that a release run
cannot pass by skipping.
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path
from unittest.mock import ANY
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from qms.insides.judge import judge
from tests import migrated

# Playwright's synchronous API keeps an event loop running in the thread that also uses the ORM.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# A machine told to keep no bytecode beside the code would compile every library anew in each worker and in
# each of the programs that tests start: the half of what they cost. It is kept apart instead.
if sys.dont_write_bytecode:
    sys.pycache_prefix = str(migrated.ROOT / ".pytest_cache" / "bytecode")
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix

pytest_plugins = ["tests.personas"]

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PANGO = ("libpango-1.0.so.0", "libpangoft2-1.0.so.0")
BROWSER_FIXTURES = {"browser", "context", "page", "new_context"}
LOCAL_SCHEMES = {"about", "blob", "data"}
PATIENCE = 60_000  # milliseconds for any one wait in a browser: a busy machine is slow, not wrong


def require_all() -> bool:
    return os.environ.get("QMS_REQUIRE_ALL", "") not in ("", "0")


def chromium() -> str | None:
    """Path of a system Chromium, or None. `QMS_CHROMIUM` names another one."""
    named = os.environ.get("QMS_CHROMIUM")
    return named or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def has_pango() -> bool:
    try:
        for library in PANGO:
            ctypes.CDLL(library)
    except OSError:
        return False
    return True


def on_postgres() -> bool:
    return os.environ.get("DATABASE_URL", "").startswith(
        ("postgres://", "postgresql://", "psql://", "pgsql://")
    )


# name in `needs(...)` -> (is it here?, Debian packages)
NEEDS = {
    "chromium": (lambda: chromium() is not None, "chromium"),
    "graphviz": (lambda: shutil.which("dot") is not None, "graphviz"),
    "pango": (has_pango, "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    "pdftoppm": (lambda: shutil.which("pdftoppm") is not None, "poppler-utils"),
    "pdffonts": (lambda: shutil.which("pdffonts") is not None, "poppler-utils"),
    "postgres": (on_postgres, "postgresql"),
}


def lacking(name: str) -> str | None:
    """Why a test that needs `name` cannot run here, with the line that helps; None when it can."""
    is_here, packages = NEEDS[name]
    if is_here():
        return None
    hint = " and set DATABASE_URL=postgres://…" if name == "postgres" else ""
    return f"needs {name}: apt-get install -y {packages}{hint}"


def needed_by(item) -> list[str]:
    names = [name for mark in item.iter_markers("needs") for name in mark.args]
    if item.get_closest_marker("postgres"):
        names.append("postgres")
    if item.get_closest_marker("browser") or BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
        names.append("chromium")
    return names


# fixture -> group: what is told once for many tests costs more on a second worker than it saves
TOLD_ONCE = {"demo_loaded": "demo"}


def group_of(item) -> str | None:
    """Tests of one group stay on one worker."""
    if "chromium" in needed_by(item):
        return "browser"  # a second Chromium costs more than it saves
    names = getattr(item, "fixturenames", ())
    return next((group for fixture, group in TOLD_ONCE.items() if fixture in names), None)


def pytest_collection_modifyitems(items):
    for item in items:
        if group := group_of(item):
            item.add_marker(pytest.mark.xdist_group(group))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    for name in needed_by(item):
        reason = lacking(name)
        if reason and require_all():
            pytest.fail(f"{reason} (QMS_REQUIRE_ALL is set, so this is not skipped)", pytrace=False)
        if reason:
            pytest.skip(reason)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """SQLite on a file as in the office, so that threads lock as they do there; only fsync is left out."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("db") / "test.sqlite3")
        options = connection.settings_dict["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")


@pytest.fixture(scope="session")
def django_db_keepdb(request):
    """On SQLite a copy of the migrated database stands there before `migrate` comes."""
    return request.config.option.reuse_db or not on_postgres()


@pytest.fixture(scope="session")
def migrated_copy(request, django_db_modify_db_settings, django_db_use_migrations, tmp_path_factory):
    """The migrated database of an earlier run or of another worker; None where every migration is wanted."""
    from django.db import connection

    if on_postgres() or request.config.option.create_db or not django_db_use_migrations:
        return None
    cache = getattr(request.config, "cache", None)
    folder = cache.mkdir("migrated") if cache else tmp_path_factory.getbasetemp().parent
    return migrated.Copy(folder, Path(connection.settings_dict["TEST"]["NAME"]))


@pytest.fixture(scope="session")
def django_db_setup(migrated_copy, django_db_setup):
    """As the plugin does, after the copy; what had to be migrated here is kept for the others."""
    if migrated_copy:
        migrated_copy.migrated()


@pytest.fixture(autouse=True)
def own_data_folder(settings, tmp_path):
    """Each test writes files under its own folder, never into ./var."""
    settings.QMS_HOME = tmp_path


@pytest.fixture(scope="session")
def typeset_once(tmp_path_factory):
    return tmp_path_factory.mktemp("typeset")


@pytest.fixture(autouse=True)
def papers_kept_for_all(own_data_folder, tmp_path, typeset_once):
    """The same paper is typeset once for all tests of a worker: its key is everything that makes it."""
    (tmp_path / "cache").symlink_to(typeset_once)


@pytest.fixture(autouse=True)
def files_judged_here(monkeypatch):
    """The inside of an upload is judged by the same checks without starting a process for each."""
    monkeypatch.setattr("qms.uploads.apart.judge", judge)


@pytest.fixture(autouse=True)
def works_of_the_day_done(monkeypatch):
    """No page of a test pays for what the calendar brings: whichever test comes first would."""
    monkeypatch.setattr("qms.daily._last", ANY)


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Tests run without collectstatic, so no hashed names."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": chromium()}


@pytest.fixture(scope="session")
def browser(browser):
    """Every window it opens, and every `expect`, has PATIENCE."""
    expect.set_options(timeout=PATIENCE)
    opened = browser.new_context

    def patient(**options):
        context = opened(**options)
        context.set_default_timeout(PATIENCE)
        return context

    browser.new_context = patient
    return browser


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "viewport": {"width": 1280, "height": 800},
    }


def leaves_the_machine(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in LOCAL_SCHEMES and parts.hostname not in ("127.0.0.1", "localhost", "::1")


def watch(context) -> list[str]:
    """A list that fills with what a page must never do: ask another host, break the CSP, throw."""
    faults = []
    context.on("request", lambda r: leaves_the_machine(r.url) and faults.append(f"request to {r.url}"))
    context.on("weberror", lambda e: faults.append(f"script error: {e.error}"))
    context.on(
        "console",
        lambda m: "Content Security Policy" in m.text and faults.append(f"refused by the CSP: {m.text}"),
    )
    return faults


@pytest.fixture
def context(context):
    """A browser context whose test fails when a page does what `watch` forbids."""
    faults = watch(context)
    yield context
    assert faults == []


@pytest.fixture(autouse=True)
def fast_passwords(settings):
    """Hashing a password slowly is the library's business, not ours."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def history_may_be_flushed(request):
    """A test with real transactions ends by emptying tables, which the triggers rightly refuse."""
    names = {"transactional_db", "live_server"} & set(request.fixturenames)
    marker = request.node.get_closest_marker("django_db")
    real = bool(names) or bool(marker and marker.kwargs.get("transaction"))
    if real:
        request.getfixturevalue("transactional_db")  # set up first, so torn down after this
    yield
    if real:
        lift_triggers()


def lift_triggers():
    """Drop the triggers before the flush; flushing migrates again, which puts them back."""
    from django.db import connection

    from qms.ledger import triggers

    with connection.cursor() as cursor:
        for table, _key in triggers.guarded_tables():
            for statement in triggers.drop_sql(table):
                cursor.execute(statement)
