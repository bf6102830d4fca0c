"""A revision that a decision issued says so from then on: on its cover and behind its code."""

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from documents import actions
from documents.actions import decisions as acts
from documents.papers import approved_bytes, paper_bytes
from documents.status_codes import status_code
from qms.history import Moment
from tests.documents.life.test_decisions import SIGNING, drafted
from tests.documents.samples import in_approval

pytestmark = pytest.mark.django_db


@pytest.mark.needs("pango")
def test_the_cover_and_the_status_page_name_the_decision_that_issued_a_revision(office, client):
    decision = drafted(office, [in_approval(office)])
    issued = _again(decision).items.get(revision__document__code="QT-02").revision
    said = "Ban hành kèm theo Quyết định số 15/QĐ-CAX ngày 03/03/2026"
    assert said not in _words(paper_bytes(issued, Moment()))  # a draft decision may still change
    acts.sign_decision(decision, by=office.chief, at=SIGNING)
    issued = _again(issued)
    frozen = approved_bytes(issued)
    assert said in _words(frozen)
    status = client.get(reverse("documents:revision_status", args=[status_code(issued)]))
    assert "Số 15/QĐ-CAX ngày 03/03/2026" in status.content.decode()
    after = actions.start_revision(issued.document, by=office.secretary, reason="Sửa", at=SIGNING)
    in_approval(office, revision=after, at=SIGNING + timedelta(days=1))
    actions.approve(after, by=office.chief, at=SIGNING + timedelta(days=2))
    assert "Quyết định số" not in _words(approved_bytes(_again(after)))


def _words(paper: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages).split())


def _again(record):
    return type(record).objects.get(pk=record.pk)
