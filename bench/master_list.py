"""The master list of 5,000 documents as of a past day, against the same list today; page and whole list."""

import datetime as dt
import functools

from django.test import Client
from django.utils import timezone

from bench.measure import Result, interleaved
from documents import states
from documents.models import Document, Revision
from documents.tables.documents import MasterListTable
from qms.history import Moment, record_tx
from qms.models import Assignment, Role, Unit, User
from qms.models.files import store_bytes

FULL, AT_ONCE = 5_000, 500
FIRST, SECOND, ASKED = (dt.timedelta(days=days) for days in (400, 30, 100))


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    now = timezone.now()
    user = _office(now)
    for start in range(0, n, AT_ONCE):
        _issue(range(start, min(start + AT_ONCE, n)), user, now)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    day = timezone.localdate(now - ASKED).isoformat()
    page_then, page_now = interleaved(lambda: _get(client, f"?as_of={day}"), lambda: _get(client, ""))
    past = Moment(now - ASKED)
    list_then, list_now = interleaved(
        lambda: _whole(user, past, n), lambda: _whole(user, Moment(), n), rounds=5
    )
    return [
        Result("master list: page as of a past day / today", n, page_then, 3, page_now),
        Result("master list: all of it as of a past day / today", n, list_then, 3, list_now),
    ]


def _office(now):
    with record_tx(by=None, verb="qms.load", at=now - FIRST):
        unit = Unit(code="ML", name="Đơn vị đo")
        unit.save()
        user = User(username="do", full_name="Người đo")
        user.set_password("một mật khẩu dài")
        user.save()
        Assignment(user=user, unit=unit, role=Role.OFFICER, from_date=timezone.localdate(now - FIRST)).save()
    return user


def _issue(numbers, user, now):
    """Documents with a first revision, and a month ago a second one that took its place."""
    unit = Unit.objects.get(code="ML")
    day, later = timezone.localdate(now - FIRST), timezone.localdate(now - SECOND)
    with record_tx(by=user, verb="documents.document_create", at=now - FIRST):
        pairs = [_first(unit, user, number, day) for number in numbers]
    with record_tx(by=user, verb="documents.revision_make_effective", at=now - SECOND):
        for document, old in pairs:
            old.status, old.effective_to = states.SUPERSEDED, later
            old.save()
            _revision(document, user, 1, later).save()
            document.effective_from = later
            document.save()


def _first(unit, user, number, day):
    document = Document(
        unit=unit, code=f"QT-{number:05d}", title=f"Quy trình đo số {number}", owner=user,
        status=states.DOC_EFFECTIVE, effective_from=day, review_on=day + dt.timedelta(days=365),
    )  # fmt: skip
    document.save()
    revision = _revision(document, user, 0, day)
    revision.save()
    return document, revision


@functools.cache
def _paper():
    """One paper for all: what is frozen and has none would be made by the works of the day."""
    return store_bytes(b"%PDF-1.7 measured without paper", "application/pdf")


def _revision(document, user, number, day):
    return Revision(
        document=document, pdf=_paper(), revision_no=number, title=document.title, author=user,
        writers=[user.pk], status=states.EFFECTIVE, effective_from=day,
    )  # fmt: skip


def _get(client, query):
    answer = client.get(f"/documents/{query}")
    if answer.status_code != 200:
        raise RuntimeError(f"the list answered {answer.status_code}")


def _whole(user, moment, n):
    table = MasterListTable()
    found = sum(1 for _record in table.records(table.queryset(user, None, moment), moment))
    if found != n:
        raise RuntimeError(f"{found} documents instead of {n}")
