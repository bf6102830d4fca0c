"""External texts, kept records and disposals in a pack: lists and papers in the folder of clause 7.5."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audits.packs import contents
from audits.packs.request import PackRequest
from documents.actions import disposals
from qms.export import pdf
from tests.documents.samples import written

from . import making

pytestmark = pytest.mark.django_db


def test_lists_and_papers_stand_under_clause_7_5(office, monkeypatch):
    monkeypatch.setattr(pdf, "render_paper", lambda *args, **kwargs: b"%PDF-1.7 made")
    monkeypatch.setattr("documents.actions.disposals.minutes_as_done", lambda disposal: b"%PDF-1.7 minutes")
    making.impact(office, making.text(office, code="118/2025/NĐ-CP"), written(office).document)
    making.text(office, code="30/2020/NĐ-CP")
    made = making.disposal(office, [making.batch(office)], until="approved")
    disposals.complete(made, destroyed_on=timezone.localdate(), by=office.chief)
    today, now = timezone.localdate(), timezone.now()
    request = PackRequest(
        unit=office.tan_tien, period=(today - timedelta(days=30), today), as_of=now, requester="Đoàn",
        purpose="Kiểm tra",
    )  # fmt: skip
    found = contents.items(request, contents.gather(request), lambda *args, **kwargs: b"%PDF-1.7 list")
    ours = ("legal_texts", "record_kinds", "record_batches", "disposals")
    assert {item.path: item.read()[9:] for item in found if item.register in ours} == {
        "7-ho-tro/BM-01-02.pdf": b"list",
        "7-ho-tro/118-2025-ND-CP.pdf": b"made",
        "7-ho-tro/BM-01-05.pdf": b"list",
        "7-ho-tro/record_batches.pdf": b"list",
        "7-ho-tro/BM-01-06.pdf": b"list",
        f"7-ho-tro/TH-{today.year}-0001.pdf": b"minutes",
    }
