"""The papers of closed audits and reviews: made outside the act of approval, kept once, tried again."""

from types import SimpleNamespace

import pytest
from django.urls import reverse
from django.utils import timezone

from audits.actions import audits, papers, reviews
from audits.models import Audit, ManagementReview
from qms import daily
from qms.history import UntrackedWrite, current_act
from tests.audits import audit_story, review_story

pytestmark = pytest.mark.needs("pango")


def closed_audit(office):
    return audit_story.carry(audit_story.planned_by(office), office, "closed")


def closed_review(office):
    return review_story.carry(review_story.planned(office), office, "closed")


AUDIT = SimpleNamespace(
    model=Audit, close=closed_audit, reopen=audits.reopen, file="report_file", page="audits:audit_pdf",
    freeze=papers.freeze_report,
)  # fmt: skip
REVIEW = SimpleNamespace(
    model=ManagementReview, close=closed_review, reopen=reviews.reopen, file="minutes_file",
    page="audits:review_pdf", freeze=papers.freeze_minutes,
)  # fmt: skip
both = pytest.mark.parametrize("kind", [AUDIT, REVIEW], ids=["audit", "review"])


def broken(*args, **kwargs):
    raise ValueError("chữ không vẽ được")


def closed_without_paper(kind, office, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("audits.audit_papers.render_paper", broken)
        return kind.close(office)


@both
def test_no_act_is_open_while_the_paper_is_made(kind, office, monkeypatch):
    def asked(*args, **kwargs):
        with pytest.raises(UntrackedWrite):
            current_act()
        return b"%PDF-1.7 made"

    monkeypatch.setattr("audits.audit_papers.render_paper", asked)
    assert getattr(kind.close(office), kind.file).read() == b"%PDF-1.7 made"


@both
def test_a_paper_that_cannot_be_made_leaves_the_record_closed_and_follows(kind, office, monkeypatch, caplog):
    record = closed_without_paper(kind, office, monkeypatch)
    assert (record.status, getattr(record, kind.file)) == ("closed", None)
    assert [found.getMessage() for found in caplog.records if found.name == "qms.export.keeping"] == [
        f"The paper of {kind.model._meta.label_lower} {record.pk} could not be kept"
    ]
    daily.run(record.planned_to if kind is AUDIT else record.held_on)
    kept = kind.model.objects.get(pk=record.pk)
    assert getattr(kept, kind.file).read()[:5] == b"%PDF-"
    papers.keep_waiting()
    assert kind.model.objects.get(pk=record.pk).version == kept.version


@both
def test_the_page_offers_the_approved_paper_while_it_is_not_kept(kind, office, signed_in, monkeypatch):
    record = closed_without_paper(kind, office, monkeypatch)
    asked = []

    def drawn(template, context, **kwargs):
        asked.append(context["sheet_stamp"])
        return b"%PDF-1.7 live"

    monkeypatch.setattr("audits.audit_papers.render_paper", drawn)
    monkeypatch.setattr(daily, "_last", [timezone.localdate()])  # the works of the day are done
    client = signed_in(office.chief)
    answer = client.get(reverse(kind.page, args=[record.pk]))
    assert (answer.content, asked) == (b"%PDF-1.7 live", [None])
    assert "Bản in đã duyệt chưa lưu được" in client.get(record.get_absolute_url()).content.decode()


@both
def test_a_record_opened_again_meanwhile_gets_no_paper(kind, office, monkeypatch):
    record = closed_without_paper(kind, office, monkeypatch)
    kind.reopen(kind.model.objects.get(pk=record.pk), by=office.chief, reason="Sót ý kiến")
    kind.freeze(record, b"%PDF-1.7 too late", by=None)
    assert getattr(kind.model.objects.get(pk=record.pk), kind.file) is None
