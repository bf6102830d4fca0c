"""Reading and acknowledging: who must, by when, who has; on any past day as it was then."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from documents import actions
from documents.actions import acknowledging, recipients
from documents.actions.acknowledging import NotInForce
from documents.exports.control import read_figure
from documents.models import Acknowledgement, Document, Recipient, Revision
from documents.models.recipient import To
from documents.reading import documents_to_read, duties_of, in_force, read_counts
from documents.states import control
from qms.history import Moment, record_tx
from qms.models import Assignment, Role
from qms.states import Refused

from ..samples import DAY_ONE, effective, in_approval

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def listed(office, revision, kind=To.EVERYONE, at=DAY_ONE, **more):
    return recipients.set_recipient(revision.document, kind, by=office.secretary, at=at, **more)


def read(revision, person, at):
    return acknowledging.acknowledge(Revision.objects.get(pk=revision.pk), by=person, at=at)


def told(document, moment, on=None):
    """{person: state} of the readers of a document at a moment."""
    duties = duties_of([document], moment).get(document.pk, [])
    return {str(duty.person): duty.state(on or moment.on).value for duty in duties}


def next_revision(office, revision, at):
    draft = actions.start_revision(revision.document, by=office.secretary, reason="Sửa", at=at)
    draft = in_approval(office, revision=draft, at=at)
    return actions.approve(draft, by=office.chief, at=at + timedelta(hours=3))


def test_nobody_must_read_until_somebody_is_listed(office):
    revision = effective(office)
    assert duties_of([revision.document], Moment()) == {}
    listed(office, revision, To.PLACE, place="Bảng niêm yết")
    assert duties_of([revision.document], Moment()) == {}
    assert documents_to_read([office.tan_tien.pk], Moment()) == []


def test_everyone_is_whoever_works_in_the_unit_itself_without_guests(office):
    revision = effective(office)
    listed(office, revision)
    readers = {str(duty.person) for duty in duties_of([revision.document], Moment())[revision.document_id]}
    names = ("secretary", "chief", "owner", "owner2", "desk", "auditor")
    assert readers == {str(getattr(office, name)) for name in names}
    assert documents_to_read([office.tan_tien.pk], Moment()) == [revision.document]


def test_rows_that_name_one_person_twice_ask_once_and_by_the_earlier_day(office):
    revision = effective(office)
    listed(office, revision, To.ROLE, role=Role.DESK, days=10)
    listed(office, revision, To.PERSON, person=office.desk, days=3)
    duties = duties_of([revision.document], Moment())[revision.document_id]
    assert [(duty.person, duty.due) for duty in duties] == [(office.desk, date(2026, 3, 5))]


def test_days_count_from_effect_or_from_the_day_one_was_listed_or_came(office):
    revision = effective(office)
    listed(office, revision, To.PERSON, person=office.owner, at=DAY_ONE + 10 * DAY)
    with record_tx(by=None, verb="qms.load"):
        Assignment(
            user=office.stranger, unit=office.tan_tien, role=Role.DESK, from_date=date(2026, 4, 1)
        ).save()
    listed(office, revision, To.ROLE, role=Role.DESK)
    duties = duties_of([revision.document], Moment())[revision.document_id]
    assert {duty.person: duty.due for duty in duties} == {
        office.owner: date(2026, 3, 19),
        office.desk: date(2026, 3, 9),
        office.stranger: date(2026, 4, 8),
    }


def test_a_word_binds_one_revision_and_a_new_one_asks_again(office):
    old = effective(office)
    listed(office, old)
    word, is_new = read(old, office.desk, DAY_ONE + DAY)
    assert (is_new, word.due_on, word.position) == (True, date(2026, 3, 9), "Cán bộ tiếp nhận")
    assert word.content_hash == old.content_hash
    assert read(old, office.desk, DAY_ONE + 2 * DAY) == (word, False)
    assert Acknowledgement.objects.count() == 1
    new = next_revision(office, old, DAY_ONE + 20 * DAY)
    assert told(old.document, Moment(), date(2026, 3, 23))[str(office.desk)] == "unread"
    assert told(old.document, Moment(), date(2026, 3, 30))[str(office.desk)] == "overdue"
    with pytest.raises(NotInForce) as refusal:
        read(old, office.owner, DAY_ONE + 21 * DAY)
    assert refusal.value.current == new
    assert str(refusal.value) == (
        "Bản 01/00 đang là “Hết hiệu lực” nên không xác nhận đã đọc được. "
        "Bản đang hiệu lực là bản 01/01: hãy đọc bản đó rồi xác nhận."
    )
    assert Acknowledgement.objects.count() == 1


def test_late_is_said_late(office):
    revision = effective(office)
    listed(office, revision)
    word, _new = read(revision, office.desk, DAY_ONE + 8 * DAY)
    assert word.state == control.READ_LATE
    word, _new = read(revision, office.owner, DAY_ONE + 7 * DAY)
    assert word.state == control.READ


@pytest.mark.parametrize("name", ["inspector", "neighbour", "stranger", "province"])
def test_who_is_not_asked_cannot_say_it(office, name):
    revision = effective(office)
    listed(office, revision)
    with pytest.raises(PermissionDenied):
        read(revision, getattr(office, name), DAY_ONE + DAY)
    assert Acknowledgement.objects.count() == 0


def test_a_draft_is_not_read(office):
    revision = in_approval(office)
    listed(office, revision)
    with pytest.raises(NotInForce) as refusal:
        read(revision, office.desk, DAY_ONE + DAY)
    assert refusal.value.current is None


def test_any_past_day_tells_its_own_revision_readers_and_words(office):
    """List, roles, people and revision all change; each day keeps its own answer."""
    start = timezone.localtime().replace(hour=8, minute=30) + DAY  # people and roles are entered today
    old = effective(office, at=start)
    listed(office, old, at=start)
    read(old, office.desk, start + DAY)
    read(old, office.owner2, start + 2 * DAY)
    with record_tx(by=None, verb="qms.role_end", at=start + 10 * DAY):
        role = Assignment.objects.get(user=office.owner2)
        role.to_date = (start + 9 * DAY).date()
        role.save()
    with record_tx(by=None, verb="qms.person_edit", at=start + 12 * DAY):
        office.auditor.is_active = False
        office.auditor.save()
    next_revision(office, old, start + 15 * DAY)
    recipients.remove_recipient(Recipient.objects.get(), by=office.secretary, at=start + 30 * DAY)
    document = Document.objects.get(pk=old.document_id)

    def on(days):
        moment = Moment(start + timedelta(days=days, hours=12))
        found = told(document, moment)
        read_then = sum(state == "read" for state in found.values())
        counted = read_counts([document], moment, in_force([document.pk], moment))
        assert counted.get(document.pk, (0, 0)) == (read_then, len(found))
        return found

    names = {n: str(getattr(office, n)) for n in ("secretary", "chief", "owner", "owner2", "desk", "auditor")}
    unread = dict.fromkeys(names.values(), "unread")
    assert on(0) == unread
    assert on(3) == {**unread, names["desk"]: "read", names["owner2"]: "read"}
    later = {**dict.fromkeys(names.values(), "overdue"), names["desk"]: "read"}
    del later[names["owner2"]]
    assert on(11) == later
    del later[names["auditor"]]
    assert on(13) == later
    assert on(16) == dict.fromkeys(later, "unread")
    assert on(31) == {}


def test_the_present_is_counted_as_it_is_told_in_one_query(office, django_assert_num_queries):
    """A role, a person from above and everybody; who is named twice counts once, who is named by none not."""
    one, two, nobody = (effective(office, code=f"QT-0{number}") for number in (2, 3, 4))
    listed(office, one)
    listed(office, one, To.ROLE, role=Role.DESK)
    listed(office, two, To.PERSON, person=office.province)
    listed(office, two, To.ROLE, role=Role.OWNER)
    listed(office, nobody, To.PLACE, place="Bảng niêm yết")
    read(one, office.desk, DAY_ONE + DAY)
    read(two, office.owner2, DAY_ONE + DAY)
    read(one, office.owner2, DAY_ONE + DAY)
    documents = list(Document.objects.select_related("unit"))
    revisions = in_force([one.pk for one in documents], Moment())
    with django_assert_num_queries(1):
        counts = read_counts(documents, Moment(), revisions)
    assert counts == {one.document_id: (2, 6), two.document_id: (1, 3)}


def test_listing_again_changes_the_row_and_removing_leaves_history(office):
    revision = effective(office)
    row = listed(office, revision, days=7)
    again = listed(office, revision, days=3, at=DAY_ONE + DAY)
    assert (again.pk, again.days, Recipient.objects.count()) == (row.pk, 3, 1)
    recipients.remove_recipient(again, by=office.secretary, at=DAY_ONE + 2 * DAY)
    assert Moment(DAY_ONE + DAY).rows(Recipient).get().days == 3
    assert not Moment().rows(Recipient).exists()


def test_the_home_page_counts_what_is_read_out_of_what_is_asked(office):
    revision = effective(office)
    units = [office.tan_tien.pk]

    def told(units=units):
        return [(one.value, one.unit, one.trend) for one in read_figure(office.secretary, units, Moment())]

    assert told() == []
    listed(office, revision, at=timezone.now())
    read(revision, office.desk, timezone.now())
    assert told() == [("1", "/ 6", "")]
    listed(office, effective(office, code="QT-03"), To.PERSON, person=office.desk)
    assert told() == [("1", "/ 7", "1 lượt quá hạn")]
    assert told([*units, office.nham_bien.pk]) == []


def test_who_must_read_only_later_has_the_days_from_then_on(office):
    revision = effective(office)
    listed(office, revision, must_read=False)
    listed(office, revision, must_read=True, at=DAY_ONE + 60 * DAY)
    duties = duties_of([revision.document], Moment())[revision.document_id]
    assert {duty.due for duty in duties} == {(DAY_ONE + 67 * DAY).date()}
    listed(office, revision, must_read=True, days=3, at=DAY_ONE + 65 * DAY)
    duties = duties_of([revision.document], Moment())[revision.document_id]
    assert {duty.due for duty in duties} == {(DAY_ONE + 63 * DAY).date()}


def test_the_list_takes_only_who_can_open_the_document(office):
    revision = effective(office)
    with pytest.raises(Refused):
        listed(office, revision, To.PERSON, person=office.neighbour)
    with pytest.raises(Refused):
        listed(office, revision, To.UNIT, to_unit=office.nham_bien)
    with pytest.raises(PermissionDenied):
        recipients.set_recipient(revision.document, To.EVERYONE, by=office.owner)
    row = listed(office, revision, To.PLACE, place="  Bảng niêm yết ", must_read=True)
    assert (row.place, row.must_read) == ("Bảng niêm yết", False)
    assert Recipient.objects.count() == 1
