"""The attendance list of a review: not written over a newer one, not left empty, not offered in the past."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from audits.actions import reviews
from audits.models import Attendee, ManagementReview
from qms.history import Conflict
from qms.states import Refused
from tests.audits import review_story


@pytest.fixture
def review(office):
    return review_story.carry(review_story.planned(office), office, "preparing")


def address(review):
    return reverse("audits:review_attendance", args=[review.pk])


def who(review):
    rows = Attendee.objects.filter(review=review).order_by("user__username")
    return [(row.user.username, row.present) for row in rows]


def stored(review):
    return ManagementReview.objects.get(pk=review.pk)


def test_two_people_at_once_do_not_write_over_each_other(office, review, signed_in):
    before, seen = who(review), stored(review).version
    chosen = {f"at_{office.secretary.pk}": "present", "version": seen}
    client = signed_in(office.secretary)
    reviews.set_attendance(stored(review), [(office.desk, True, "")], by=office.province, seen=seen)
    answer = client.post(address(review), chosen)
    assert (answer.status_code, who(review)) == (409, [("desk", True)])
    assert "Hồ sơ đã được người khác lưu trong lúc đồng chí đang sửa." in answer.content.decode()
    assert before != who(review)
    answer = client.post(address(review), {**chosen, "version": stored(review).version})
    assert (answer.status_code, who(review)) == (302, [("secretary", True)])


def test_the_act_refuses_an_older_version_and_an_empty_list(office, review):
    seen = stored(review).version
    reviews.set_attendance(stored(review), [(office.desk, True, "")], by=office.secretary, seen=seen)
    with pytest.raises(Conflict):
        reviews.set_attendance(stored(review), [(office.owner, True, "")], by=office.secretary, seen=seen)
    with pytest.raises(Refused, match="ít nhất một người có mặt"):
        reviews.set_attendance(stored(review), [], by=office.secretary)
    assert who(review) == [("desk", True)]


def test_the_same_list_again_writes_nothing_and_voids_no_confirmation(office, review):
    reviews.set_attendance(stored(review), [(office.desk, True, "")], by=office.secretary)
    version = stored(review).version
    reviews.set_attendance(stored(review), [(office.desk, True, "")], by=office.secretary)
    assert stored(review).version == version


@pytest.mark.parametrize(
    ("with_version", "sentence"),
    [(False, "Trang đã cũ. Hãy mở lại trang rồi ghi thành phần."),
     (True, "Hãy chọn ít nhất một người có mặt hoặc vắng.")],
)  # fmt: skip
def test_an_empty_post_is_one_sentence(office, review, signed_in, with_version, sentence):
    before = who(review)
    data = {"version": stored(review).version} if with_version else {}
    answer = signed_in(office.secretary).post(address(review), data)
    assert (answer.status_code, who(review), sentence in answer.content.decode()) == (422, before, True)


def test_no_pack_is_built_while_looking_at_the_past(office, signed_in):
    client, where = signed_in(office.secretary), reverse("audits:pack_create")
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    answer = client.get(where, {"as_of": yesterday})
    assert (client.get(where).status_code, answer.status_code) == (200, 400)
    assert "Đang xem tại một thời điểm đã qua nên không ghi được." in answer.content.decode()
