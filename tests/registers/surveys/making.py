"""Surveys as the office of Tân Tiến writes and hands them out."""

from datetime import date, timedelta

from django.utils import timezone

from registers.actions import surveys as acts
from registers.models import Survey

QUESTIONS = [
    {"key": "q1", "factor": "access", "text": "Nơi chờ sạch, đủ ghế."},
    {"key": "q2", "factor": "staff", "text": "Cán bộ lịch sự."},
    {"key": "q3", "factor": "staff", "text": "Cán bộ hướng dẫn dễ hiểu."},
    {"key": "q4", "factor": "result", "text": "Trả kết quả đúng hẹn."},
]


def survey(office, *, by=None, at=None, **changes) -> Survey:
    """A draft of the officer over this year and the next."""
    today = timezone.localdate()
    fields = {
        "unit": office.tan_tien, "title": "Hài lòng tại một cửa", "intro": "Mời ông, bà cho ý kiến.",
        "starts_on": date(2025, 1, 1), "ends_on": today + timedelta(days=300),
        "questions": QUESTIONS, **changes,
    }  # fmt: skip
    return acts.write(Survey(**fields), by=by or office.secretary, at=at)


def opened(office, *, at=None, **changes) -> Survey:
    return acts.open_(survey(office, at=at, **changes), by=office.secretary, at=at)


def row(day, scores, **more) -> dict:
    """One paper: `scores` of the questions in their order, None for one left out."""
    keys = [one["key"] for one in QUESTIONS]
    told = {key: score for key, score in zip(keys, scores, strict=True) if score is not None}
    return {"answered_on": day, "scores": told, "field": "", "comment": "", **more}


def entered(office, of, *rows, at=None):
    """Papers entered at the desk."""
    return acts.enter(of, list(enumerate(rows, start=1)), by=office.desk, at=at)
