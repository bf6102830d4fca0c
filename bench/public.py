"""A posted procedure among 5,000 as everybody reads it, longer than any real one: queries, bytes, time.

Bytes are those of html and css together, uncompressed; the page has no script and no font. The time is that
of the whole answer against the same rows read and drawn without middleware.
"""

import datetime as dt
from pathlib import Path

from django.contrib.staticfiles import finders
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone

from bench.measure import Result, interleaved
from documents import states
from documents.content import normalise
from documents.models import Document, Posting, Revision
from documents.public_pages import find_posting, procedure_of
from qms.history import record_tx
from qms.models import Unit

FULL, AT_ONCE, TURNS = 5_000, 500, 10
STYLE = "documents/public.css"
LONG = normalise(
    {
        "dossier": [
            {"name": f"Giấy tờ số {n}: " + "bản khai chi tiết " * 6, "original": True, "quantity": "01"}
            for n in range(30)
        ],
        "steps": [
            {"action": "Thẩm tra, xác minh, lập phiếu " * 4, "role": "Cán bộ phụ trách", "value": "0.15"}
            for _n in range(20)
        ],
        "forms": [{"code": f"BM-{n:02d}", "name": "Phiếu xác minh thông tin"} for n in range(12)],
        "legal_basis": [f"Văn bản số {n} quy định chi tiết việc đăng ký" for n in range(25)],
        "time_limit": {"value": "3", "unit": "working_day"}, "fee": "Trực tiếp: 15.000 đồng",
        "conditions": "Có chỗ ở hợp pháp. " * 60, "purpose": "<p>Nội bộ.</p>" * 200,
    }
)  # fmt: skip


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    with record_tx(by=None, verb="qms.load"):
        unit = Unit(code="PB", name="Đơn vị đo")
        unit.save()
    for start in range(0, n, AT_ONCE):
        _post(range(start, min(start + AT_ONCE, n)), unit)
    client, page = Client(SERVER_NAME="localhost"), f"/niem-yet/pb/thu-tuc-{n // 2}/"
    asked = []
    with connection.execute_wrapper(lambda go, *told: asked.append(1) or go(*told)):
        answer = client.get(page)
    if answer.status_code != 200:
        raise RuntimeError(f"{page}: {answer.status_code}")
    sent = len(answer.content) + Path(finders.find(STYLE)).stat().st_size
    whole, bare = interleaved(lambda: _turns(lambda: client.get(page)), lambda: _turns(lambda: _bare(n // 2)))
    return [
        Result("public page: queries", n, len(asked), 3, unit="queries"),
        Result("public page: html and css, uncompressed", n, sent / 1000, 60, unit="kB"),
        Result("public page: the answer / read and drawn alone", n, whole / TURNS, 2, bare / TURNS),
    ]


def _turns(act) -> None:
    for _turn in range(TURNS):
        act()


def _bare(number: int) -> str:
    told = procedure_of(find_posting("pb", f"thu-tuc-{number}"), timezone.localdate())
    context = {"told": told, "unit": told.unit, "language": "vi", "list_url": "/", "here": "/"}
    return render_to_string("public/procedure.html", context)


def _post(numbers, unit) -> None:
    day = timezone.localdate() - dt.timedelta(days=100)
    with record_tx(by=None, verb="documents.posting_post"):
        for number in numbers:
            title = f"Thủ tục số {number}"
            document = Document(
                unit=unit, code=f"QT-{number:05d}", title=title, status=states.DOC_EFFECTIVE,
                effective_from=day,
            )  # fmt: skip
            document.save()
            Revision(
                document=document, title=title, status=states.EFFECTIVE, effective_from=day, content=LONG
            ).save()
            Posting(
                unit=unit, document=document, code=f"NY-{number:05d}", title=title, field="Cư trú",
                slug=f"thu-tuc-{number}", posted_on=day,
            ).save()  # fmt: skip
