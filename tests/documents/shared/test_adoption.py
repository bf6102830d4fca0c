"""What a unit may do with a document shared from above, and how far it then follows."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from documents import actions
from documents.actions import adoption as acts
from documents.actions import offers
from documents.actions.deputies import name_deputy
from documents.models import AdoptedAs, Adoption, Deputy, Document, Offer, Revision, Weight
from documents.papers import _signers
from documents.sharing import fingerprint, stand
from documents.states import sharing
from qms import worklist
from qms.context_processors import mine
from qms.hashing import sha256_of
from qms.history import Moment
from qms.models import User
from qms.states import Refused
from qms.uploads import check

from ..editing.test_uploads import word_file
from ..samples import DAY_ONE, effective
from .making import CODE, adoption_of, approved, issued, offered, province_people, revised, shared

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def standing(unit, moment=None):
    moment = moment or Moment()
    row = moment.instances(moment.rows(Adoption).filter(unit_id=unit.pk, code=CODE))
    return stand(row, moment)[0].standing if row else None


def test_word_for_word_is_one_signature_on_the_same_content(office):
    source = shared(office)
    made = acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief, seen=fingerprint(source))
    made = Revision.objects.select_related("document").get(pk=made.pk)
    assert (made.status, made.document.status, made.document.unit) == (
        "effective",
        "effective",
        office.tan_tien,
    )
    assert (made.document.code, made.title, made.number) == (CODE, source.title, "01/00")
    assert (made.content, fingerprint(made)) == (source.content, fingerprint(source))
    assert (made.adopted_as, made.source_revision_id, made.author_id) == (AdoptedAs.AS_IS, source.pk, None)
    (signature,) = made.signatures.all()
    assert (signature.meaning, signature.person, signature.content_hash) == (
        "approved", office.chief, made.content_hash,
    )  # fmt: skip
    assert signature.note == (
        f"Áp dụng nguyên văn {CODE}, lần ban hành 01, lần sửa đổi 00, Công an tỉnh;"
        f" mã nội dung {fingerprint(source)[:12]}"
    )
    assert standing(office.tan_tien).state is sharing.TAKEN_AS_IS
    assert standing(office.nham_bien).state is sharing.NOT_YET


def test_only_place_and_hours_may_differ_word_for_word(office):
    source = shared(office)
    made = acts.adopt_as_is(
        adoption_of(office.tan_tien), by=office.chief, place="Quầy 2, Tân Tiến", reception_hours=""
    )
    assert made.adopted_as == AdoptedAs.FACTS
    assert made.content == {**source.content, "place": "Quầy 2, Tân Tiến"}
    assert fingerprint(made) != fingerprint(source)
    assert fingerprint(made, local_facts=False) == fingerprint(source, local_facts=False)
    with pytest.raises(TypeError):
        acts.adopt_as_is(adoption_of(office.nham_bien), by=office.neighbour_chief, fee="Miễn phí")


def test_the_hash_of_other_revisions_is_what_it_was(office):
    """Fields of sharing are no part of what is signed."""
    revision = effective(office)
    assert "source_revision" not in revision.signed_value() and "adopted_as" not in revision.signed_value()


@pytest.mark.parametrize("name", ["secretary", "owner", "desk", "auditor", "inspector", "neighbour_chief"])
def test_only_the_head_of_the_unit_adopts_word_for_word(name, office):
    shared(office)
    with pytest.raises(PermissionDenied):
        acts.adopt_as_is(adoption_of(office.tan_tien), by=getattr(office, name))
    assert not Document.objects.filter(unit=office.tan_tien).exists()


def test_what_was_read_must_be_what_is_adopted_and_the_day_must_fit(office):
    source = shared(office)
    row = adoption_of(office.tan_tien)
    with pytest.raises(Refused, match="đã đổi từ lúc"):
        acts.adopt_as_is(row, by=office.chief, seen="0" * 64)
    with pytest.raises(Refused, match="không được trước hôm nay"):
        acts.adopt_as_is(row, by=office.chief, effective_from=source.effective_from - DAY)
    tomorrow = source.effective_from + DAY
    made = acts.adopt_as_is(row, by=office.chief, effective_from=tomorrow)
    assert (made.status, made.document.status) == ("approved", "drafting")
    assert standing(office.tan_tien).state is sharing.WAITING
    with pytest.raises(Refused, match="chưa xong"):
        acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief)


def test_a_text_of_its_own_goes_through_three_signatures(office):
    source = shared(office)
    draft = acts.begin_local(adoption_of(office.tan_tien), by=office.secretary, code="QT-PA")
    assert (draft.document.code, draft.status, draft.content) == ("QT-PA", "draft", source.content)
    assert standing(office.tan_tien).state is sharing.DRAFTING
    actions.edit_revision(
        draft, by=office.secretary, content={**draft.content, "scope": "<p>Xã Tân Tiến.</p>"},
        reviewer=office.owner, approver=office.chief,
    )  # fmt: skip
    actions.submit(draft, by=office.secretary)
    actions.review(draft, by=office.owner)
    actions.approve(draft, by=office.chief)
    assert (draft.status, draft.adopted_as) == ("effective", AdoptedAs.LOCAL)
    assert standing(office.tan_tien).state is sharing.TAKEN_LOCAL


def test_a_document_of_the_unit_with_the_same_code_goes_on(office):
    own = effective(office, code=CODE)
    source = shared(office)
    made = acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief)
    assert (made.document_id, made.number, made.content) == (own.document_id, "01/01", source.content)
    own.refresh_from_db()
    assert own.status == "superseded"


def test_a_new_revision_asks_everybody_and_word_for_word_follows_in_one_act(office):
    first = shared(office, at=DAY_ONE)
    acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief, at=DAY_ONE + DAY)
    second = revised(office, first.document, at=DAY_ONE + 10 * DAY, fee="Không thu")
    now = standing(office.tan_tien)
    assert (now.state, now.taken.pk, now.current.pk) == (sharing.BEHIND, first.pk, second.pk)
    assert (now.due, now.is_behind) == (date(2026, 3, 12) + 30 * DAY, True)
    made = acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief, at=DAY_ONE + 12 * DAY)
    assert (made.number, made.change_summary) == (
        "01/01", f"Theo bản 01/01 của Công an tỉnh, mã {CODE}: Rút ngắn thời hạn",
    )  # fmt: skip
    assert standing(office.tan_tien).state is sharing.TAKEN_AS_IS
    with pytest.raises(Refused, match="đã theo bản"):
        acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief, at=DAY_ONE + 13 * DAY)
    then = Moment(DAY_ONE + 11 * DAY)
    assert (standing(office.tan_tien, then).state, standing(office.tan_tien, then).days_behind) == (
        sharing.BEHIND, 1,
    )  # fmt: skip
    assert standing(office.tan_tien, Moment(DAY_ONE - DAY)) is None


def test_a_text_of_its_own_follows_in_its_own_words(office):
    first = shared(office, at=DAY_ONE)
    draft = acts.begin_local(adoption_of(office.tan_tien), by=office.secretary, at=DAY_ONE + DAY)
    own = {**draft.content, "scope": "<p>Xã Tân Tiến.</p>"}
    people = {"reviewer": office.owner, "approver": office.chief}
    actions.edit_revision(draft, by=office.secretary, content=own, at=DAY_ONE + DAY, **people)
    effective_own = actions.submit(draft, by=office.secretary, at=DAY_ONE + DAY)
    actions.review(effective_own, by=office.owner, at=DAY_ONE + DAY)
    actions.approve(effective_own, by=office.chief, at=DAY_ONE + DAY)
    second = revised(office, first.document, at=DAY_ONE + 2 * DAY, fee="Không thu")
    draft = acts.begin_local(adoption_of(office.tan_tien), by=office.secretary, at=DAY_ONE + 3 * DAY)
    assert (draft.content["scope"], draft.number) == ("<p>Xã Tân Tiến.</p>", "01/01")
    assert (draft.source_revision_id, draft.content["fee"]) == (second.pk, first.content["fee"])
    assert standing(office.tan_tien).state is sharing.DRAFTING and standing(office.tan_tien).is_behind


def test_declining_needs_a_reason_and_is_asked_again_at_the_next_revision(office):
    first = shared(office)
    row = adoption_of(office.tan_tien)
    with pytest.raises(Refused, match="phải áp dụng"):
        acts.decline(row, by=office.secretary, reason="Không cần")
    acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief)
    revised(office, first.document, fee="Không thu")
    with pytest.raises(Refused, match="Cần nêu lý do"):
        acts.decline(adoption_of(office.tan_tien), by=office.secretary, reason=" ")
    acts.decline(adoption_of(office.tan_tien), by=office.secretary, reason="Xã đã miễn phí")
    assert standing(office.tan_tien).state is sharing.KEPT
    revised(office, first.document, fee="Không thu lệ phí")
    assert standing(office.tan_tien).state is sharing.BEHIND


def test_what_is_advised_may_be_declined_at_once(office):
    shared(office, weight=Weight.ADVISED)
    acts.decline(adoption_of(office.tan_tien), by=office.secretary, reason="Đã có quy trình riêng")
    assert standing(office.tan_tien).state is sharing.NOT_TAKEN
    assert standing(office.nham_bien).due is None


def test_ending_tells_units_and_leaves_them_what_they_have(office):
    first = shared(office)
    acts.adopt_as_is(adoption_of(office.tan_tien), by=office.chief)
    offer = Offer.objects.get()
    with pytest.raises(Refused, match="lý do"):
        offers.end_offer(offer, by=office.province, reason="")
    offers.end_offer(offer, by=office.province, reason="Thay bằng quy trình khác")
    row = adoption_of(office.tan_tien)
    assert (row.status, row.ended_why) == (sharing.ENDED, "Thay bằng quy trình khác")
    assert row.document.status == "effective"
    with pytest.raises(Refused, match="thôi dùng chung"):
        acts.adopt_as_is(adoption_of(office.nham_bien), by=office.neighbour_chief)
    acts.close(row, by=office.secretary)
    offered(office, first.document)
    assert adoption_of(office.tan_tien).status == sharing.OFFERED
    assert standing(office.tan_tien).state is sharing.TAKEN_AS_IS


def test_only_what_is_in_force_goes_down_and_only_to_units_below(office):
    document = issued(office).document
    for by in (office.secretary, office.chief, office.neighbour):
        with pytest.raises(PermissionDenied):
            offers.offer_document(Offer(document=document), by=by)
    with pytest.raises(Refused, match="cấp dưới"):
        offered(office, document, office.province_unit)
    offered(office, document, office.tan_tien)
    with pytest.raises(Refused, match="đang được dùng chung"):
        offered(office, document)
    assert [row.unit for row in Adoption.objects.all()] == [office.tan_tien]
    own = effective(office)
    with pytest.raises(PermissionDenied):  # a commune has nobody below
        offers.offer_document(Offer(document=own.document), by=office.chief)


def test_other_units_are_reached_and_left_out_ones_told(office):
    document = issued(office).document
    offer = offered(office, document, office.tan_tien)
    offer.everyone = False
    offers.edit_offer(offer, by=office.province, units=[office.nham_bien])
    assert dict(Adoption.objects.values_list("unit__code", "status")) == {
        "TANTIEN": sharing.ENDED, "NHAMBIEN": sharing.OFFERED,
    }  # fmt: skip


def test_the_calendar_ends_what_is_no_longer_in_force(office):
    source = shared(office)
    actions.withdraw(source, by=province_people(office).chief, reason="Bãi bỏ")
    assert standing(office.tan_tien).state is sharing.GONE
    offers.keep_up(date(2026, 3, 3))
    assert [row.status for row in Adoption.objects.all()] == [sharing.ENDED] * 2
    assert Offer.objects.get().ended_why == "Tài liệu gốc hết hiệu lực"


def test_an_uploaded_document_is_taken_over_with_its_file(office):
    draft = uploaded_draft(office, word_file("Điều 1. Giờ tiếp dân.", name="noi-quy.docx"))
    source = approved(office, draft)
    offered(office, source.document)
    made = acts.adopt_as_is(adoption_of(office.tan_tien, code="HD-CAT-09"), by=office.chief)
    assert (made.upload_id, made.upload_name) == (source.upload_id, "noi-quy.docx")
    assert (made.document.as_file, fingerprint(made)) == (True, fingerprint(source))
    assert made.content_hash == sha256_of(made.signed_value())


def uploaded_draft(office, file):
    """A draft of the province whose text is a file."""
    document = Document(
        unit=office.province_unit, code="HD-CAT-09", title="Nội quy", kind="instruction", as_file=True
    )
    actions.create_document(document, by=office.province, upload=check(file))
    return document.revisions.get()


def named_deputy(office, deputy):
    today = timezone.localdate()
    row = Deputy(
        unit=office.tan_tien, person=office.chief, deputy=deputy, from_date=today, to_date=today + DAY,
        basis="Giấy ủy quyền số 03/GUQ",
    )  # fmt: skip
    return name_deputy(row, by=office.chief)


def test_the_deputy_of_the_head_adopts_word_for_word_and_says_so(office):
    shared(office)
    row = named_deputy(office, office.owner2)
    made = acts.adopt_as_is(adoption_of(office.tan_tien), by=office.owner2)
    (signature,) = made.signatures.all()
    assert (signature.person, signature.on_behalf_of, signature.deputy) == (
        office.owner2, office.chief, row,
    )  # fmt: skip
    assert signature.title_lines == ["KT. Trưởng Công an xã", "Cán bộ"]
    (approver,) = _signers(made, Moment())["signers"]
    assert (approver.name, approver.position) == ("Vũ Đình Khôi", "KT. Trưởng Công an xã\nCán bộ")


def test_a_deputy_whose_own_role_is_in_the_unit_above_is_asked_as_the_head_is(office):
    shared(office)
    units, today = [office.tan_tien.pk, office.nham_bien.pk], timezone.localdate()

    def asked():
        person = User.objects.get(pk=office.province.pk)
        return [task.record.unit for task in mine(worklist.tasks(person, units, today), person)]

    assert asked() == []
    named_deputy(office, office.province)
    assert asked() == [office.tan_tien]
    acts.adopt_as_is(adoption_of(office.tan_tien), by=User.objects.get(pk=office.province.pk))
    assert asked() == []
