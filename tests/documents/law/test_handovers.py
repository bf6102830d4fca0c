"""Handing kept records over to an archive: what leaves, what may not, what stays on record."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from audits.packs import contents
from audits.packs.request import PackRequest
from documents import handover_minutes
from documents.actions import disposals, handovers, kept_records
from documents.exports.kept_records import due_batches
from documents.models import RecordBatch
from documents.retention import hand_over_by
from documents.tables.kept_records import RecordBatchTable
from qms.history import Moment, history_of
from qms.states import Refused
from tests.documents.samples import DAY_ONE, HANOI

from . import making

pytestmark = pytest.mark.django_db
TO = {"handed_to": "Lưu trữ Công an tỉnh"}


@pytest.fixture(autouse=True)
def paper(monkeypatch):
    """Papers are told by what they would print."""
    printed = []

    def render(template, context, **more):
        printed.append((template, context))
        return b"%PDF-1.7 minutes"

    monkeypatch.setattr(handover_minutes.pdf, "render_paper", render)
    return printed


def terms(office, term, moment=None):
    table = RecordBatchTable()
    rows = table.queryset(office.secretary, None, moment or Moment(), {"term": term})
    return sorted(row.code for row in rows)


def test_it_says_to_whom_when_and_keeps_the_minutes_once(office, paper):
    batch = making.batch(office)
    day = timezone.localdate() - timedelta(days=1)
    handovers.hand_over(
        batch, **TO, handed_on=day, receiver="Trần Văn Lưu", handover_number="12/BB-CAX", by=office.secretary
    )
    stored = RecordBatch.objects.get()
    assert (stored.status, stored.handed_to, stored.handed_on, stored.receiver, stored.handover_number) == (
        "handed_over", "Lưu trữ Công an tỉnh", day, "Trần Văn Lưu", "12/BB-CAX",
    )  # fmt: skip
    assert stored.handover_file.read() == b"%PDF-1.7 minutes"
    verbs = history_of(RecordBatch).objects.filter(id=batch.pk).order_by("history_id")
    assert [row.history_verb.split(".")[1] for row in verbs] == [
        "batch_create", "batch_hand_over", "batch_keep_minutes",
    ]  # fmt: skip
    assert handover_minutes.handover_pdf(stored, Moment()) == b"%PDF-1.7 minutes"
    handovers.keep_waiting_handovers()
    (printed,) = paper
    assert printed[0] == "print/handover_minutes.html"
    assert [signer.name for signer in printed[1]["signers"]] == ["", "Trần Văn Lưu"]


def test_minutes_that_could_not_be_made_are_made_later(office, monkeypatch):
    def fails(*args, **kwargs):
        raise handover_minutes.pdf.PdfUnavailable("no")

    with monkeypatch.context() as broken:
        broken.setattr(handover_minutes.pdf, "render_paper", fails)
        handovers.hand_over(making.batch(office), **TO, by=office.chief)
    assert RecordBatch.objects.get().handover_file is None
    handovers.keep_waiting_handovers()
    assert RecordBatch.objects.get().handover_file.read() == b"%PDF-1.7 minutes"


def test_what_is_handed_over_is_neither_due_nor_changed_nor_destroyed_here(office):
    kind = making.kind(office)
    batch = making.batch(office, kind)
    units, on = [office.tan_tien.pk], timezone.localdate()
    assert [task.record for task in due_batches(office.secretary, units, on)] == [batch]
    handovers.hand_over(batch, **TO, by=office.secretary)
    assert list(due_batches(office.secretary, units, on)) == []
    assert terms(office, "due") == terms(office, "to_archive") == []
    batch = RecordBatch.objects.get()
    with pytest.raises(Refused, match="thông tin giữ nguyên như lúc giao"):
        kept_records.edit_batch(batch, by=office.secretary)
    with pytest.raises(Refused, match=f"{batch.code} đã giao nộp vào lưu trữ"):
        making.disposal(office, [batch])
    with pytest.raises(Refused, match="Đã giao nộp lưu trữ"):
        kept_records.hold(batch, reason="Khiếu nại", by=office.chief)
    kind.retention_months = 120
    kept_records.edit_kind(kind, by=office.secretary)
    assert RecordBatch.objects.get().kept_until == date(2023, 12, 31)


def test_what_may_not_leave(office):
    batch = making.batch(office)
    today = timezone.localdate()
    for day in (date(2018, 12, 30), today + timedelta(days=1)):
        with pytest.raises(Refused, match="từ ngày kết thúc hồ sơ, 31/12/2018, đến hôm nay"):
            handovers.hand_over(RecordBatch.objects.get(), **TO, handed_on=day, by=office.secretary)
    with pytest.raises(Refused, match="Ghi nơi nhận hồ sơ"):
        handovers.hand_over(RecordBatch.objects.get(), handed_to=" ", by=office.secretary)
    for person in (office.owner, office.desk, office.neighbour_chief):
        with pytest.raises(PermissionDenied):
            handovers.hand_over(RecordBatch.objects.get(), **TO, by=person)
    listed = making.disposal(office, [batch])
    with pytest.raises(Refused, match=f"đã có trong danh sách {listed.code}"):
        handovers.hand_over(RecordBatch.objects.get(), **TO, by=office.secretary)
    disposals.cancel(listed, reason="Nộp lưu trữ", by=office.secretary)
    kept_records.hold(RecordBatch.objects.get(), reason="Khiếu nại", by=office.chief)
    with pytest.raises(Refused, match="Đang giữ lại"):
        handovers.hand_over(RecordBatch.objects.get(), **TO, by=office.secretary)
    open_one = making.batch(office, closed_on=None)
    with pytest.raises(Refused, match="chưa kết thúc"):
        handovers.hand_over(open_one, **TO, by=office.secretary)
    assert not RecordBatch.objects.filter(status="handed_over").exists()


def test_a_year_after_the_year_of_closing_is_a_hint_and_refuses_nothing(office, signed_in):
    assert hand_over_by(date(2025, 3, 1)) == date(2026, 12, 31)
    year = timezone.localdate().year
    kind = making.kind(office, retention_months=None, is_permanent=True)
    late, _in_time, _open = (
        making.batch(office, kind, year=year - 2),
        making.batch(office, kind, year=year - 1),
        making.batch(office, kind, year=year - 3, closed_on=None),
    )
    making.batch(office, year=2010)  # past its time: to be destroyed, not handed over
    assert terms(office, "to_archive") == [late.code]
    client = signed_in(office.secretary)
    page = client.get(reverse("documents:record_batch_list"))
    assert ("1 lô kết thúc đã quá 01 năm, chưa giao nộp lưu trữ", "") in page.context["lead"]
    told = client.get(late.get_absolute_url()).content.decode()
    assert f"đến hết 31/12/{year - 1}." in told and "Đã quá mốc này." in told
    assert "Đã quá mốc này." not in client.get(_in_time.get_absolute_url()).content.decode()
    handovers.hand_over(late, **TO, by=office.secretary)
    assert terms(office, "to_archive") == []


def test_through_the_pages_one_or_several_at_once(office, signed_in):
    kind = making.kind(office)
    one, two, three = (making.batch(office, kind, year=year) for year in (2015, 2016, 2017))
    kept_records.hold(three, reason="Khiếu nại", by=office.chief)
    client = signed_in(office.secretary)
    act = reverse("documents:record_batch_act", args=[one.pk, "batch_hand_over"])
    typed = {"confirmed": "1", "version": one.version}
    assert client.post(act, typed).status_code == 422
    client.post(act, {**typed, **TO, "handed_on": "05/01/2026"})
    page = client.get(one.get_absolute_url())
    assert "đã giao nộp cho Lưu trữ Công an tỉnh ngày 05/01/2026." in page.content.decode()
    assert [page.context["edit_url"], page.context["transitions"]] == ["", []]
    rows = {"do": "hand_over", "row": [two.pk, three.pk], "confirmed": "1", **TO}
    seen = {f"version_{batch.pk}": batch.version for batch in (two, three)}
    client.post(reverse("documents:record_batch_list"), {**rows, **seen})
    told = dict(RecordBatch.objects.values_list("pk", "status"))
    assert told == {one.pk: "handed_over", two.pk: "handed_over", three.pk: "on_hold"}


def test_the_register_and_the_pack_tell_it_and_the_past_does_not(office):
    at = datetime(2026, 3, 2, 8, tzinfo=HANOI)
    batch = making.batch(office, at=at)
    before = timezone.now()
    handovers.hand_over(batch, **TO, handed_on=DAY_ONE.date(), by=office.secretary)

    def told(moment):
        table = RecordBatchTable(chosen=["code", "left_on", "handed_to", "status"])
        return [table.cells(one)[1:3] for one in table.records(table.queryset(None, None, moment), moment)]

    assert told(Moment()) == [[DAY_ONE.date(), "Lưu trữ Công an tỉnh"]]
    assert told(Moment(before)) == [[None, ""]]
    assert terms(office, "due", Moment(before)) == [batch.code]
    today = timezone.localdate()
    for as_of, papers in ((timezone.now(), [f"7-ho-tro/{batch.code}.pdf"]), (before, [])):
        request = PackRequest(
            unit=office.tan_tien, period=(today - timedelta(days=300), today), as_of=as_of, requester="Đoàn",
            purpose="Kiểm tra", registers=("record_batches",),
        )  # fmt: skip
        found = contents.items(request, contents.gather(request), lambda *args, **kwargs: b"list")
        assert [item.path for item in found if item.kind == "record"] == papers
