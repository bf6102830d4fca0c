"""Numbered paper copies: never the same number, never of what is not in force, back when it ends."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError

from documents import actions
from documents.actions import copies
from documents.models import PaperCopy, Revision
from documents.states import control
from qms.history import Moment, record_tx
from qms.states import Refused

from ..samples import DAY_ONE, effective, in_approval
from .test_reading import next_revision

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def given(office, revision, *holders, at=DAY_ONE + DAY, **more):
    revision = Revision.objects.get(pk=revision.pk)
    return copies.give_copies(revision, holders or [office.desk], by=office.secretary, at=at, **more)


def _save(row):
    with record_tx(by=None, verb="test"):
        row.save()


def stored(copy):
    return PaperCopy.objects.get(pk=copy.pk)


def test_numbers_go_on_within_a_revision_and_are_never_used_again(office):
    revision = effective(office)
    one, two = given(office, revision, office.desk, "Quầy 02")
    copies.lose(stored(two), by=office.secretary, reason="Mất khi chuyển quầy", at=DAY_ONE + 2 * DAY)
    (three,) = given(office, revision, office.nham_bien, at=DAY_ONE + 3 * DAY)
    assert [copy.number for copy in (one, two, three)] == ["01", "02", "03"]
    assert [copy.title for copy in (one, two, three)] == [
        "Phạm Minh Đức", "Quầy 02", "Công an thị trấn Nham Biền",
    ]  # fmt: skip
    assert one.code == "QT-02 · 01/00 · 01"
    new = next_revision(office, revision, DAY_ONE + 10 * DAY)
    (first,) = given(office, new, at=DAY_ONE + 11 * DAY)
    assert (first.number, first.revision_number) == ("01", "01/01")


def test_the_database_itself_refuses_a_number_twice_and_destruction_before_recall(office):
    (copy,) = given(office, effective(office))
    twin = stored(copy)
    twin.pk, twin.version, twin.code, twin._state.adding = None, 0, "khác", True
    with pytest.raises(IntegrityError, match=r"documents_papercopy.no|copy_number_once"):
        _save(twin)
    copy = stored(copy)
    copy.status, copy.ended_on = control.DESTROYED, date(2026, 3, 5)
    with pytest.raises(IntegrityError, match="copy_destroyed_after_recall"):
        _save(copy)


def test_only_of_the_revision_in_force_and_only_on_a_day_it_was(office):
    draft = in_approval(office)
    with pytest.raises(Refused, match="Chỉ giao bản giấy của bản đang hiệu lực"):
        given(office, draft)
    revision = actions.approve(draft, by=office.chief, at=DAY_ONE + timedelta(hours=3))
    for day in (date(2026, 3, 1), date(2026, 3, 4)):
        with pytest.raises(Refused, match="Ngày giao"):
            given(office, revision, given_on=day)
    new = next_revision(office, revision, DAY_ONE + 10 * DAY)
    with pytest.raises(Refused, match="01/00 đang là “Hết hiệu lực”"):
        given(office, revision, at=DAY_ONE + 11 * DAY)
    assert PaperCopy.objects.count() == 0
    assert len(given(office, new, at=DAY_ONE + 11 * DAY)) == 1


def test_a_second_click_gives_nothing(office):
    revision = effective(office)
    given(office, revision, first_no=1)
    with pytest.raises(Refused, match="Đã có người giao thêm"):
        given(office, revision, first_no=1)
    assert PaperCopy.objects.count() == 1


def test_the_holder_confirms_or_the_officer_notes_the_ink(office):
    revision = effective(office)
    one, two, three = given(office, revision, office.desk, office.owner, "Quầy 02")
    with pytest.raises(PermissionDenied):
        copies.receive(stored(one), by=office.owner)
    assert copies.receive(stored(one), by=office.desk, at=DAY_ONE + 2 * DAY).received_on == date(2026, 3, 4)
    with pytest.raises(Refused):
        copies.receive(stored(one), by=office.desk)
    signed = copies.sign_on_paper(stored(two), by=office.secretary, on=date(2026, 3, 3), at=DAY_ONE + 2 * DAY)
    assert (signed.status, signed.signed_on_paper) == (control.RECEIVED, True)
    with pytest.raises(Refused, match="Ngày phải từ 03/03/2026"):
        copies.sign_on_paper(stored(three), by=office.secretary, on=date(2026, 3, 2))


def test_a_new_revision_calls_every_copy_in_and_a_withdrawal_does(office):
    revision = effective(office)
    *_others, three = given(office, revision, office.desk, office.owner, "Quầy 02", signed=True)
    copies.recall(stored(three), by=office.secretary, at=DAY_ONE + 3 * DAY)
    new = next_revision(office, revision, DAY_ONE + 10 * DAY)
    states = {copy.no: (copy.status, copy.called_in_on) for copy in PaperCopy.objects.all()}
    called = (control.TO_RECALL, date(2026, 3, 12))
    assert states == {1: called, 2: called, 3: (control.RECALLED, None)}
    (fresh,) = given(office, new, at=DAY_ONE + 11 * DAY)
    actions.withdraw(
        Revision.objects.get(pk=new.pk), by=office.chief, reason="Bỏ thủ tục", at=DAY_ONE + 12 * DAY
    )
    assert stored(fresh).status == control.TO_RECALL


def test_recalling_a_number_never_given_out_recalls_nothing(office):
    revision = effective(office)
    given(office, revision, office.desk, office.owner)
    revision = Revision.objects.get(pk=revision.pk)
    with pytest.raises(Refused) as refusal:
        copies.recall_numbers(revision, [1, 3], by=office.secretary)
    words = "Bản số 03 của QT-02, bản 01/00, chưa từng giao cho ai nên không thể thu hồi."
    assert str(refusal.value) == words
    assert PaperCopy.objects.filter(status=control.GIVEN).count() == 2
    copies.recall_numbers(revision, [1], by=office.secretary)
    with pytest.raises(Refused, match="Bản số 01 không còn ở ai: Đã thu hồi"):
        copies.recall_numbers(revision, [2, 1], by=office.secretary)
    assert list(PaperCopy.objects.order_by("no").values_list("status", flat=True)) == ["recalled", "given"]


def test_destroyed_after_recall_and_by_whom_how_when(office):
    (copy,) = given(office, effective(office))
    with pytest.raises(Refused, match="Không thể hủy bản giấy"):
        copies.destroy(stored(copy), by=office.secretary, how="Cắt nhỏ")
    copies.recall(stored(copy), by=office.secretary, at=DAY_ONE + 3 * DAY)
    with pytest.raises(Refused, match="Ghi cách hủy"):
        copies.destroy(stored(copy), by=office.secretary, how=" ")
    done = copies.destroy(stored(copy), by=office.secretary, how="Cắt nhỏ", at=DAY_ONE + 4 * DAY)
    assert (done.status, done.recalled_by, done.recalled_on, done.ended_on, done.ended_how) == (
        control.DESTROYED, office.secretary, date(2026, 3, 5), date(2026, 3, 6), "Cắt nhỏ",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["owner", "chief", "desk", "auditor", "neighbour"])
def test_only_the_officer_gives_and_recalls(office, name):
    revision = effective(office)
    (copy,) = given(office, revision)
    person = getattr(office, name)
    with pytest.raises(PermissionDenied):
        copies.give_copies(Revision.objects.get(pk=revision.pk), ["Quầy 02"], by=person)
    with pytest.raises(PermissionDenied):
        copies.recall(stored(copy), by=person)


def test_any_past_day_tells_who_had_which_copy(office):
    revision = effective(office)
    one, _two = given(office, revision, office.desk, "Quầy 02")
    copies.receive(stored(one), by=office.desk, at=DAY_ONE + 2 * DAY)
    next_revision(office, revision, DAY_ONE + 10 * DAY)
    copies.recall(stored(one), by=office.secretary, at=DAY_ONE + 12 * DAY)

    def on(days):
        rows = Moment(DAY_ONE + days * DAY + timedelta(hours=12)).rows(PaperCopy)
        return {row.title: row.status for row in rows}

    assert on(0) == {}
    assert on(1) == {"Phạm Minh Đức": "given", "Quầy 02": "given"}
    assert on(3) == {"Phạm Minh Đức": "received", "Quầy 02": "given"}
    assert on(11) == {"Phạm Minh Đức": "to_recall", "Quầy 02": "to_recall"}
    assert on(13) == {"Phạm Minh Đức": "recalled", "Quầy 02": "to_recall"}
