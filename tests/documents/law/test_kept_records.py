"""Kept records: how long, taken from procedures in force, and destroyed only when nothing keeps them."""

import io
from datetime import date, datetime, timedelta

import pypdf
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from documents import actions
from documents.actions import disposals, kept_records
from documents.disposal_minutes import lines_of, minutes_pdf
from documents.exports.kept_records import open_disposals
from documents.models import CouncilMember, Disposal, RecordBatch, RecordKind
from documents.retention import Retention, kept_until, read_retention
from documents.states import disposal as disposal_states
from documents.states import kept_records as states
from documents.tables.kept_records import RecordBatchTable
from qms import worklist
from qms.history import Moment, history_of, record_tx
from qms.models import Assignment, Role, User
from qms.states import Blocked, Refused
from tests.documents.samples import DAY_ONE, HANOI, PROCEDURE, effective
from tests.personas import PASSWORD

from . import making

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def without_paper(monkeypatch):
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)
    monkeypatch.setattr("documents.actions.disposals.minutes_as_done", lambda disposal: b"%PDF-1.7 made")


def url(name, *args):
    return reverse(f"documents:{name}", args=args)


# --- how long ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "months"),
    [("05 năm", 60), ("0,5 năm", 6), ("18 tháng", 18), ("Vĩnh viễn", None), ("5 NĂM kể từ ngày đóng", 60)],
)
def test_the_retention_of_a_procedure_is_read_from_its_words(words, months):
    assert read_retention(words) == Retention(months)


@pytest.mark.parametrize("words", ["", "theo quy định", "0 năm", "0,3 tháng"])
def test_words_that_name_no_length_are_not_guessed(words):
    assert read_retention(words) is None


@pytest.mark.parametrize(
    ("closed_on", "months", "until"),
    [
        (date(2018, 3, 5), 60, date(2023, 12, 31)),
        (date(2018, 12, 31), 60, date(2023, 12, 31)),
        (date(2025, 1, 1), 6, date(2026, 6, 30)),
        (date(2025, 1, 1), 2, date(2026, 2, 28)),
        (date(2018, 3, 5), None, None),
        (None, 60, None),
    ],
)
def test_time_counts_from_the_end_of_the_year_of_closing(closed_on, months, until):
    assert kept_until(closed_on, months) == until


def test_a_batch_is_due_on_the_day_after_its_last(office):
    batch = making.batch(office)
    last = date(2023, 12, 31)
    assert (batch.kept_until, batch.is_due(last), batch.is_due(last + timedelta(days=1))) == (
        last,
        False,
        True,
    )
    assert (batch.title, batch.amount) == ("Hồ sơ đăng ký tạm trú, 2018", "03 cặp")


def test_another_retention_moves_every_batch_still_held(office):
    kind = making.kind(office)
    held, gone = making.batch(office, kind, year=2017), making.batch(office, kind, year=2016)
    making.disposal(office, [gone], until="approved")
    disposals.complete(Disposal.objects.get(), destroyed_on=timezone.localdate(), by=office.chief)
    kind.refresh_from_db()
    kind.retention_months = 120
    kept_records.edit_kind(kind, by=office.secretary)
    until = dict(RecordBatch.objects.values_list("pk", "kept_until"))
    assert until == {held.pk: date(2027, 12, 31), gone.pk: date(2021, 12, 31)}


# --- from the procedures in force ----------------------------------------------------------------


def records(*rows):
    kept = [{"name": name, "medium": "Bản chính", "place": "Tủ 02", "retention": keep} for name, keep in rows]
    return {**PROCEDURE, "records": kept}


def told(unit):
    return [(one.what, (one.record or one.kind).__dict__.get("name") or one.kind.title)
            for one in kept_records.differences(unit)]  # fmt: skip


def test_the_list_follows_the_procedures_in_force_line_by_line(office):
    first = records(("Tờ khai CT01", "05 năm"), ("Sổ theo dõi", "vĩnh viễn"), ("Biên bản", "theo luật"))
    revision = effective(office, content=first)
    unit = office.tan_tien
    assert told(unit) == [("new", "Tờ khai CT01"), ("new", "Sổ theo dõi"), ("unreadable", "Biên bản")]
    keys = [one.key for one in kept_records.differences(unit)]
    made = kept_records.fill(unit, keys, by=office.secretary)
    assert [(kind.code, kind.retention_months, kind.keeper) for kind in made] == [
        ("QT-02.HS-01", 60, office.owner), ("QT-02.HS-02", None, office.owner),
    ]  # fmt: skip
    assert told(unit) == [("unreadable", "Biên bản")]
    draft = actions.start_revision(revision.document, by=office.secretary, reason="Sửa")
    actions.edit_revision(draft, by=office.secretary, content=records(("Tờ khai CT01", "10 năm")))
    effective(office, at=timezone.now(), revision=draft)
    assert told(unit) == [("changed", "Tờ khai CT01"), ("gone", "Sổ theo dõi")]
    kept_records.fill(unit, [one.key for one in kept_records.differences(unit)], by=office.secretary)
    found = RecordKind.objects.order_by("code").values_list("retention_months", "status")
    assert list(found) == [(120, "in_use"), (None, "ended")]


def test_a_line_that_changed_since_the_page_was_shown_is_not_taken(office):
    revision = effective(office, content=records(("Tờ khai CT01", "05 năm")))
    (stale,) = [one.key for one in kept_records.differences(office.tan_tien)]
    draft = actions.start_revision(revision.document, by=office.secretary, reason="Sửa")
    actions.edit_revision(draft, by=office.secretary, content=records(("Tờ khai CT01", "02 năm")))
    effective(office, at=timezone.now(), revision=draft)
    assert kept_records.fill(office.tan_tien, [stale], by=office.secretary) == []


def test_the_page_of_differences_writes_only_what_is_ticked(office, signed_in):
    effective(office, content=records(("Tờ khai CT01", "05 năm"), ("Sổ theo dõi", "vĩnh viễn")))
    first, _second = kept_records.differences(office.tan_tien)
    client = signed_in(office.secretary)
    assert client.post(url("record_kind_fill")).status_code == 422
    client.post(url("record_kind_fill"), {"take": [first.key]})
    assert [kind.title for kind in RecordKind.objects.all()] == ["Tờ khai CT01"]
    assert signed_in(office.owner).get(url("record_kind_fill")).status_code == 403


# --- what may be destroyed -----------------------------------------------------------------------


def test_what_is_not_due_permanent_held_open_or_listed_is_refused_by_name(office):
    kind, forever = making.kind(office), making.kind(office, is_permanent=True, retention_months=None)
    today = timezone.localdate()
    early, always = making.batch(office, kind, year=today.year - 2), making.batch(office, forever)
    still_open = making.batch(office, kind, closed_on=None)
    held, listed = making.batch(office, kind), making.batch(office, kind)
    kept_records.hold(held, reason="Đang giải quyết khiếu nại", by=office.chief)
    making.disposal(office, [listed])
    for batch, words in (
        (early, "chưa đến hạn: còn phải lưu đến hết ngày 31/12/"), (always, "lưu vĩnh viễn"),
        (still_open, "chưa kết thúc"), (held, "đang giữ lại: Đang giải quyết khiếu nại"),
        (listed, "đã có trong danh sách TH-"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=f"{batch.code} {words}"):
            making.disposal(office, [batch])


def test_a_list_is_handed_over_complete_only(office):
    made = making.disposal(office, [making.batch(office)])
    disposals.set_council(made, [], by=office.secretary)
    with pytest.raises(Blocked) as blocked:
        disposals.submit(made, by=office.secretary)
    assert [gap.anchor for gap in blocked.value.missing] == ["council"]


def test_a_batch_held_back_after_the_approval_is_not_destroyed(office):
    batch = making.batch(office)
    made = making.disposal(office, [batch], until="approved")
    kept_records.hold(batch, reason="Đoàn thanh tra yêu cầu", by=office.secretary)
    with pytest.raises(Refused, match="đang giữ lại: Đoàn thanh tra yêu cầu"):
        disposals.complete(made, destroyed_on=timezone.localdate(), by=office.chief)
    batch.refresh_from_db()
    assert (batch.status, Disposal.objects.get().status) == (states.ON_HOLD, disposal_states.APPROVED)


@pytest.mark.parametrize(("days", "words"), [(1, "phía trước"), (-1, "trước ngày phê duyệt")])
def test_records_are_destroyed_between_the_approval_and_today(office, days, words):
    made = making.disposal(office, [making.batch(office)], until="approved")
    with pytest.raises(Refused, match=words):
        disposals.complete(
            made, destroyed_on=timezone.localdate() + timedelta(days=days), by=office.secretary
        )


def test_only_the_head_approves_and_the_officer_alone_makes_the_list(office):
    batch = making.batch(office)
    made = making.disposal(office, [batch], until="submitted")
    for person in (office.secretary, office.owner, office.auditor, office.neighbour_chief):
        with pytest.raises(PermissionDenied):
            disposals.approve(made, by=person)
    with pytest.raises(PermissionDenied):
        disposals.create_disposal(Disposal(unit=office.tan_tien, title="x", basis="y"), by=office.owner)


def test_nobody_approves_the_destruction_they_listed_even_as_head(office, signed_in):
    made = making.disposal(office, [making.batch(office)], until="submitted")
    person, unit = office.secretary, office.tan_tien
    head_too = Assignment(user=person, unit=unit, role=Role.HEAD, from_date=DAY_ONE.date())
    with record_tx(by=office.chief, verb="qms.assign"):
        head_too.save()
    both = User.objects.get(pk=office.secretary.pk)
    with pytest.raises(Refused, match="không phê duyệt tiêu hủy do mình lập"):
        disposals.approve(made, by=both)
    assert not [task for task in open_disposals(both, [unit.pk], DAY_ONE)]
    client = signed_in(both)
    page = client.get(made.get_absolute_url())
    assert [move["verb"].split(".")[1] for move in page.context["transitions"]] == [
        "disposal_return", "disposal_cancel",
    ]  # fmt: skip
    answer = client.get(url("disposal_act", made.pk, "disposal_approve"))
    assert answer.status_code == 403
    assert "Người lập danh sách không phê duyệt tiêu hủy do mình lập." in answer.content.decode()
    assert [task.record for task in open_disposals(office.chief, [unit.pk], DAY_ONE)] == [made]
    disposals.approve(Disposal.objects.get(pk=made.pk), by=office.chief)


def test_a_list_that_is_handed_over_opens_no_form(office, signed_in):
    made = making.disposal(office, [making.batch(office)], until="submitted")
    client = signed_in(office.secretary)
    for name in ("disposal_lines", "disposal_council"):
        answer = client.get(reverse(f"documents:{name}", args=[made.pk]))
        assert answer.status_code == 400
        assert "không sửa được nữa" in answer.content.decode()


def test_every_destroyed_batch_has_its_own_entry_and_nothing_is_deleted(office):
    kind = making.kind(office)
    batches = [making.batch(office, kind, year=year) for year in (2016, 2017)]
    made = making.disposal(office, batches, until="approved")
    disposals.complete(made, destroyed_on=timezone.localdate(), result="Đã hủy hết", by=office.secretary)
    made.refresh_from_db()
    assert made.minutes_file.read() == b"%PDF-1.7 made"
    for batch in batches:
        batch.refresh_from_db()
        last = history_of(RecordBatch).objects.filter(id=batch.pk).latest("history_id")
        assert (batch.status, batch.destroyed_on) == ("destroyed", timezone.localdate())
        assert (last.history_verb, last.history_change_reason) == (
            "documents.batch_destroy", f"Biên bản {made.code}",
        )  # fmt: skip
    with pytest.raises(Refused, match="đã tiêu hủy"):
        making.disposal(office, [batches[0]])
    with pytest.raises(Refused, match="giữ nguyên như lúc tiêu hủy"):
        kept_records.edit_batch(batches[0], by=office.secretary)


@pytest.mark.needs("pango")
def test_everybody_of_the_council_has_room_to_sign(office):
    made = making.disposal(office, [making.batch(office)])
    members = [(f"Ủy Viên {n}", "", "member") for n in range(1, 5)]
    disposals.set_council(
        made, [*making.COUNCIL, *members, ("Ngô Thị Mai", "", "witness")], by=office.secretary
    )
    reader = pypdf.PdfReader(io.BytesIO(minutes_pdf(made, Moment())))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    room = text.partition("từng lô.")[2]
    assert room.count("(Ký, ghi rõ họ tên)") == 7
    order = [*(name for name, *_ in members), "Trần Thị Hoa", "Ngô Thị Mai", "Nguyễn Văn Thắng"]
    assert sorted(order, key=room.index) == order


def test_a_list_returned_is_approved_anew(office):
    made = making.disposal(office, [making.batch(office)], until="approved")
    disposals.return_(made, reason="Bổ sung người chứng kiến", by=office.chief)
    assert (made.approved_by, made.approved_hash, made.status) == (None, "", "draft")
    disposals.remove_line(lines_of(made)[0], by=office.secretary)
    assert lines_of(made) == []


# --- pages ---------------------------------------------------------------------------------------


def test_from_the_due_batch_to_the_minutes_through_the_pages(office, signed_in):
    batch = making.batch(office)
    client = signed_in(office.secretary)
    client.post(url("disposal_create"), {"title": "Tiêu hủy 2026", "basis": "BM-01-05", "method": "Cắt nhỏ"})
    made = Disposal.objects.get()
    assert made.code == f"TH-{timezone.localdate().year}-0001"
    client.post(url("disposal_lines", made.pk), {"batches": [batch.pk]})
    council = {"name_0": "Nguyễn Văn Thắng", "part_0": "chair", "name_1": "Trần Thị Hoa", "part_1": "member"}
    client.post(url("disposal_council", made.pk), council)
    assert list(CouncilMember.objects.values_list("part", flat=True)) == ["chair", "member"]
    made.refresh_from_db()
    client.post(url("disposal_act", made.pk, "disposal_submit"), {"version": made.version})
    made.refresh_from_db()
    act = {"version": made.version, "confirmed": "1", "password": "sai"}
    chief = signed_in(office.chief)
    assert chief.post(url("disposal_act", made.pk, "disposal_approve"), act).status_code == 422
    chief.post(url("disposal_act", made.pk, "disposal_approve"), {**act, "password": PASSWORD})
    made.refresh_from_db()
    facts = {
        "destroyed_on": f"{timezone.localdate():%d/%m/%Y}",
        "method": "Nghiền",
        "minutes_number": "12/BB-CAX",
    }
    signed_in(office.secretary).post(
        url("disposal_act", made.pk, "disposal_complete"),
        {"version": made.version, "confirmed": "1", **facts},
    )
    made.refresh_from_db()
    assert (made.status, made.method, made.minutes_number) == ("done", "Nghiền", "12/BB-CAX")
    page = signed_in(office.auditor).get(batch.get_absolute_url()).content.decode()
    assert "đã tiêu hủy ngày" in page and made.code in page


def test_the_past_lists_what_was_due_then(office, signed_in):
    at = datetime(2026, 3, 2, 8, tzinfo=HANOI)
    batch = making.batch(office, at=at)
    made = making.disposal(office, [batch], until="approved")
    disposals.complete(made, destroyed_on=timezone.localdate(), by=office.chief)

    def due(moment):
        return RecordBatchTable().queryset(office.secretary, None, moment, {"term": "due"}).count()

    assert (due(Moment(at + timedelta(days=1))), due(Moment())) == (1, 0)
    then = signed_in(office.secretary).get(batch.get_absolute_url(), {"as_of": "2026-03-05"}).content.decode()
    assert "Đến hạn tiêu hủy" in then and made.code not in then and "Giữ lại vì" not in then


def test_the_home_page_gathers_due_batches_in_one_line_a_unit(office):
    kind = making.kind(office)
    batches = [making.batch(office, kind, year=year) for year in (2015, 2016, 2017)]
    units = [office.tan_tien.pk]

    def told_to(user):
        tasks = worklist.tasks(user, units, timezone.localdate())
        return [(task.verb, task.record, task.note) for task in tasks]

    line = ("Hồ sơ đến hạn tiêu hủy", batches[0], "và 2 lô khác đã hết thời hạn lưu")
    assert (told_to(office.secretary), told_to(office.chief)) == ([line], [])
    made = making.disposal(office, batches, until="submitted")
    assert (told_to(office.secretary), told_to(office.chief)) == ([], [("Phê duyệt tiêu hủy", made, "")])


@pytest.mark.parametrize("name", ["neighbour", "neighbour_chief", "stranger"])
def test_the_neighbour_sees_none_of_it(office, signed_in, name):
    kind = making.kind(office, title="Hồ sơ mật của Tân Tiến", at=DAY_ONE)
    batch = making.batch(office, kind)
    made = making.disposal(office, [batch])
    client = signed_in(getattr(office, name))
    pages = [kind.url("detail"), kind.url("history"), kind.url("pdf"), batch.url("detail"), batch.url("edit"),
             made.url("detail"), made.url("pdf"), url("disposal_lines", made.pk)]  # fmt: skip
    assert [client.get(page).status_code for page in pages] == [404] * len(pages)
    for listed in ("record_kind_list", "record_batch_list", "disposal_list"):
        assert "mật của Tân Tiến" not in client.get(url(listed)).content.decode()


def test_years_are_typed_with_a_comma_and_kept_in_months(office, signed_in):
    client = signed_in(office.secretary)
    data = {"title": "Sổ trực", "place": "Tủ 01"}
    asked = [{**data, "years": "0,5"}, {**data, "is_permanent": "on"}, data, {**data, "years": "0,3"},
             {**data, "years": "5", "is_permanent": "on"}]  # fmt: skip
    assert [client.post(url("record_kind_create"), one).status_code for one in asked] == [
        302,
        302,
        422,
        422,
        422,
    ]
    assert list(RecordKind.objects.order_by("id").values_list("retention_months", flat=True)) == [6, None]


@pytest.mark.needs("pango")
def test_the_papers_are_made(office, signed_in, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)
    made = making.disposal(office, [making.batch(office)], until="approved")
    disposals.complete(made, destroyed_on=timezone.localdate(), by=office.chief)
    law = making.text(office)
    client = signed_in(office.auditor)
    for page in (made.url("pdf"), RecordKind.objects.get().url("pdf"), RecordBatch.objects.get().url("pdf"),
                 law.url("pdf")):  # fmt: skip
        assert client.get(page).content.startswith(b"%PDF-1.7")
