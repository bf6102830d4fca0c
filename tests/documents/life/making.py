"""A change request, a deputy and a decision for tests that only need one of each."""

import datetime as dt

from django.utils import timezone

from documents.actions.change_requests import propose
from documents.actions.decisions import create_decision
from documents.actions.deputies import name_deputy
from documents.models import ChangeRequest, Decision, Deputy


def request(office, document, by=None, **more):
    """Sent by the officer, not yet decided on."""
    words = {"title": "Rút ngắn bước thẩm tra", "content": "B2 còn 1 ngày", "why": "Đã có dữ liệu"} | more
    asked = ChangeRequest(unit=office.tan_tien, document=document, **words)
    return propose(asked, by=by or office.secretary)


def deputy(office, days_ahead=30, **more):
    """For the head, in days so far ahead that nobody signs under it in a test."""
    first = timezone.localdate() + dt.timedelta(days=days_ahead)
    row = Deputy(
        unit=office.tan_tien, person=office.chief, deputy=office.owner2, from_date=first,
        to_date=first + dt.timedelta(days=5), **{"basis": "Giấy ủy quyền số 03", **more},
    )  # fmt: skip
    return name_deputy(row, by=office.chief)


def decision(office, revisions=(), **more):
    """A draft."""
    words = {"title": "Về việc ban hành tài liệu", "bases": "Xét đề nghị của Thư ký ISO"} | more
    return create_decision(Decision(unit=office.tan_tien, **words), by=office.secretary, revisions=revisions)
