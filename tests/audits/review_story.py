"""A management review carried to any state, the way the office of the tests would do it."""

from datetime import timedelta

from django.utils import timezone

from audits.actions import reviews
from audits.models import ReviewInput

ORDER = ("draft", "preparing", "held", "closed")


def meeting(office, **changes):
    today = timezone.localdate()
    return {
        "title": "Xem xét của lãnh đạo năm 2026",
        "period_from": today - timedelta(days=360),
        "period_to": today,
        "held_on": today,
        "place": "Phòng họp Công an xã",
        "chair": office.chief,
        "secretary": office.secretary,
        **changes,
    }


def planned(office, **changes):
    return reviews.plan_review(office.tan_tien, by=office.secretary, **meeting(office, **changes))


def answer_all(review, office):
    for item in ReviewInput.objects.filter(review=review).order_by("no"):
        climate = "not_relevant" if item.letter == "b" else ""
        reviews.answer_input(item, discussion="Đã xem xét, thống nhất.", climate=climate, by=office.secretary)


def carry(review, office, until):
    """Do everything that leads to the state `until`."""
    order = ORDER.index(until)
    if order >= 1:
        reviews.prepare(review, by=office.secretary)
    if order >= 2:
        people = [(office.chief, True, ""), (office.secretary, True, ""), (office.desk, False, "Trực")]
        reviews.set_attendance(review, people, by=office.secretary)
        reviews.hold(review, by=office.secretary)
    if order >= 3:
        answer_all(review, office)
        reviews.decide(
            review, kind="resource", text="Trang bị 01 máy quét", owner=office.owner,
            due_on=timezone.localdate() + timedelta(days=90), by=office.chief,
        )  # fmt: skip
        reviews.edit(
            review, conclusion="Hệ thống tiếp tục thích hợp, thỏa đáng, có hiệu lực.", by=office.secretary
        )
        reviews.sign(review, by=office.secretary)
        reviews.close(review, by=office.chief)
    return review
