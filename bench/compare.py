"""The page that compares two revisions of ten printed pages each: cpu seconds of one request."""

import copy
import datetime as dt
from statistics import median

from django.test import Client
from django.utils import timezone

from bench.measure import Result, cpu_ms
from documents import content as contents
from documents import states
from documents.models import Document, Revision
from qms.history import record_tx
from qms.models import Assignment, Role, Unit, User
from qms.models.files import store_bytes

PAGES, ROUNDS = 10, 5
PARAGRAPHS = 7  # of about sixty words: one page of 14-point text
SENTENCE = (
    "Cán bộ tiếp nhận kiểm tra thành phần hồ sơ, đối chiếu bản chính với bản sao, hướng dẫn công dân "
    "hoàn thiện những giấy tờ còn thiếu và ghi vào sổ theo dõi ngay trong buổi làm việc; trường hợp hồ sơ "
    "số {} phải bổ sung thì lập phiếu, ghi rõ lý do và hẹn lại một lần, không yêu cầu thêm ngoài quy định."
)


def run(scale: float) -> Result:
    pages = max(1, int(PAGES * scale))
    now = timezone.now()
    user, document = _two_revisions(pages, now)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    _get(client, document)
    spent = median(cpu_ms(lambda: _get(client, document)) for _round in range(ROUNDS))
    return Result("compare: page of two long revisions (pages each)", pages, spent, 500)


def _two_revisions(pages, now):
    with record_tx(by=None, verb="qms.load", at=now - dt.timedelta(days=60)):
        unit = Unit(code="CP", name="Đơn vị đo")
        unit.save()
        user = User(username="do", full_name="Người đo")
        user.set_password("một mật khẩu dài")
        user.save()
        today = timezone.localdate(now - dt.timedelta(days=60))
        Assignment(user=user, unit=unit, role=Role.OFFICER, from_date=today).save()
    old, new = _contents(pages)
    paper = store_bytes(b"%PDF-1.7 measured without paper", "application/pdf")
    with record_tx(by=user, verb="documents.document_create"):
        document = Document(unit=unit, code="QT-01", title="Quy trình đo", status=states.DOC_EFFECTIVE)
        document.save()
        for number, content, status in ((0, old, states.SUPERSEDED), (1, new, states.EFFECTIVE)):
            Revision(document=document, revision_no=number, title="Quy trình đo", author=user, status=status,
                     content=contents.normalise(content), effective_from=today, pdf=paper).save()  # fmt: skip
    return user, document


def _contents(pages):
    """Old and new: every fifth paragraph says something else, every fourth step takes longer."""
    paragraphs = [SENTENCE.format(number) for number in range(pages * PARAGRAPHS)]
    steps = [
        {"action": SENTENCE.format(number), "role": f"Cán bộ {number % 5}", "value": "0.5", "unit": "day"}
        for number in range(pages * 3)
    ]
    half = len(paragraphs) // 2
    old = {"purpose": _html(paragraphs[:half]), "scope": _html(paragraphs[half:]),
           "steps": steps, "time_limit": {"value": "15", "unit": "working_day"}}  # fmt: skip
    changed = [
        text.replace("lập phiếu", "lập phiếu yêu cầu") if place % 5 == 0 else text
        for place, text in enumerate(paragraphs)
    ]
    new = copy.deepcopy(old)
    new["purpose"], new["scope"] = _html(changed[:half]), _html(changed[half:])
    for step in new["steps"][::4]:
        step["value"], step["action"] = "1", step["action"].replace("đối chiếu", "so sánh, đối chiếu")
    return old, new


def _html(paragraphs) -> str:
    return "".join(f"<p>{text}</p>" for text in paragraphs)


def _get(client, document):
    answer = client.get(f"/documents/{document.pk}/compare/")
    if answer.status_code != 200:
        raise RuntimeError(f"the page answered {answer.status_code}")
