"""One story for the whole folder: told once, each test inside a savepoint of it, undone at the end.

`_from_testcase` is what Django's own TestCase sets on its transactions, so that acts, which are durable,
may open theirs inside.
"""

import contextlib
import gc
import io
from types import SimpleNamespace

import pikepdf
import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.test import Client, override_settings
from django.test.client import ClientHandler
from django.utils.translation import get_language

from qms.export import typeset

from .story import told

PERSONAS = (
    "secretary", "chief", "owner", "desk", "auditor", "inspector", "province", "neighbour", "stranger",
    "anonymous",
)  # fmt: skip
OURS = PERSONAS[:6]  # people of Tân Tiến alone; the province sees its neighbour too


@contextlib.contextmanager
def undone():
    """Whatever is written inside is taken back at the end."""
    block = transaction.atomic()
    block._from_testcase = True
    with contextlib.ExitStack() as stack:
        stack.enter_context(block)
        stack.callback(transaction.set_rollback, True)
        yield


@pytest.fixture(scope="package")
def blank_paper():
    """Instead of typesetting, one blank page; what would have been printed is kept in ``.printed``."""
    out = io.BytesIO()
    paper = pikepdf.new()
    paper.add_blank_page()
    paper.save(out)
    kept = SimpleNamespace(printed=[])

    def render(html, css):
        kept.printed.append(html)
        return out.getvalue(), 1

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typeset, "_render", render)
        patch.setattr(typeset, "renderer_version", lambda: "blank")
        yield kept


@pytest.fixture(scope="package")
def drawn_errors():
    return {}


@pytest.fixture
def errors_drawn_once(monkeypatch, drawn_errors):
    """The page of an error is drawn once for each reader, question and sentence, then handed out again.

    Thousands of requests are refused here with the same few pages; only their frame costs.
    """

    def drawn(request, template, context, status):
        user, unit = getattr(request, "user", None), getattr(request, "unit", None)
        key = (
            template, status, *context.items(), getattr(user, "pk", None), getattr(unit, "pk", None),
            request.GET.urlencode(), get_language(),
        )  # fmt: skip
        if key not in drawn_errors:
            drawn_errors[key] = render(request, template, context, status=status).content
        return HttpResponse(drawn_errors[key], status=status)

    monkeypatch.setattr("qms.views.errors.render", drawn)


@pytest.fixture(scope="package")
def story_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("story")


@pytest.fixture(scope="package")
def story(django_db_setup, django_db_blocker, blank_paper, story_folder):
    """The office and all that happened in it; see tests/matrix/story.py."""
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with django_db_blocker.unblock(), undone():
        with override_settings(QMS_HOME=story_folder, PASSWORD_HASHERS=quick):
            all_of_it = told()
            all_of_it.sessions = {name: _session(all_of_it.office, name) for name in PERSONAS}
            all_of_it.handler = ClientHandler(enforce_csrf_checks=False)
            all_of_it.handler.load_middleware()
        gc.freeze()  # thousands of requests follow: what is there now need not be walked again
        yield all_of_it
        gc.unfreeze()


def _session(office, name) -> str:
    if name == "anonymous":
        return ""
    client = Client()
    client.force_login(getattr(office, name), backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[django_settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def db(story):
    """In place of the plugin's: the story is there, and what the test writes is undone."""
    with undone():
        yield


@pytest.fixture
def office(story, db):
    return story.office


@pytest.fixture
def own_data_folder(settings, story_folder):
    """Files of the story lie in its folder, so tests read there too."""
    settings.QMS_HOME = story_folder


@pytest.fixture
def as_persona(story, db):
    """``as_persona("chief")``: a fresh client signed in as one of PERSONAS; a failure is an answer."""

    def client_of(name):
        client = Client(raise_request_exception=False)
        client.handler = story.handler  # one set of middleware for all
        if key := story.sessions[name]:
            client.cookies[django_settings.SESSION_COOKIE_NAME] = key
        return client

    return client_of
