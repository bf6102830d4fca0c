"""What happened to a decision or a deputy reads in words: names and states, never keys."""

import datetime as dt

import pytest
from django.utils import timezone

from documents.actions import decisions as acts
from documents.actions.deputies import end_deputy
from documents.models import Decision
from qms.hashing import grouped
from qms.history import entries_of
from qms.models.files import StoredFile
from tests.documents.samples import in_approval

from . import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_paper(monkeypatch):
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)
    monkeypatch.setattr("documents.actions.decisions.decision_as_signed", lambda decision: None)


def told(record):
    """Field by field, the last old and new value in words."""
    entries = reversed(entries_of(record))
    return {change.label: (change.old, change.new) for entry in entries for change in entry.changes}


def test_of_a_signed_decision(office):
    revision, today = in_approval(office), timezone.localdate()
    decision = making.decision(office, [revision], paper_no="15/QĐ", dated=today, effective_from=today)
    acts.sign_decision(decision, by=office.chief)
    signed = Decision.objects.get()
    words = told(signed)
    assert words["bản tài liệu"] == ("", str(revision))
    assert words["người ký"] == ("", "Nguyễn Văn Thắng")
    assert words["tình trạng"] == ("Dự thảo", "Đã ký ban hành")
    assert words["mã băm nội dung được ký"] == ("", f"{grouped(signed.signed_hash)} …")
    assert StoredFile.kept_words("711d09d3" * 8) == "đã lưu, mã băm 711d 09d3 711d 09d3 …"


def test_of_a_deputy_who_was_ended(office):
    row = making.deputy(office, days_ahead=0)
    last, today = row.to_date, timezone.localdate()
    end_deputy(row, by=office.chief, reason="Đã về")
    words = told(row)
    assert words["người ký thay"] == ("", "Vũ Đình Khôi")
    assert words["hình thức ký"] == ("", "KT. (ký thay)")
    assert words["đến hết ngày"] == (f"{last:%d/%m/%Y}", f"{today:%d/%m/%Y}")
    assert last - today == dt.timedelta(days=5)
