"""Twenty desks that receive at once: saves a second on the clock, and codes without a hole or a double."""

import threading
import time

from django.db import connection, connections
from django.utils import timezone

from bench.measure import Result
from documents import states
from documents.models import Document, Revision
from qms.history import record_tx
from qms.models import Assignment, Role, Unit, User
from registers.actions.receiving import receive
from registers.models import Channel, ServiceFile
from tests.documents.samples import PROCEDURE

DESKS, UNITS, FULL, RATE = 20, 10, 50, 50  # files each desk receives; saves a second


def run(scale: float) -> list[Result]:
    each = max(3, int(FULL * scale))
    desks = [_desk(number) for number in range(DESKS)]
    receive_one(*desks[0])  # imports and caches
    failed: list[str] = []
    gate = threading.Barrier(DESKS + 1)
    threads = [threading.Thread(target=_work, args=(*desk, each, gate, failed)) for desk in desks]
    for thread in threads:
        thread.start()
    gate.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - began
    if failed:
        raise RuntimeError(f"{len(failed)} receptions failed, the first: {failed[0]}")
    title = f"reception: {DESKS} desks at once ({connection.vendor})"
    n = DESKS * each
    return [
        Result(title, n, n / seconds, RATE, unit="saves/s", at_least=True),
        Result("reception: holes and doubles in the codes", n + 1, _holes(), 0, unit="codes"),
    ]


def _desk(number: int):
    code = f"X{number % UNITS:02d}"
    today = timezone.localdate()
    with record_tx(by=None, verb="qms.load"):
        unit = Unit.objects.filter(code=code).first()
        procedure = Document.objects.filter(unit=unit).first() if unit else None
        if unit is None:
            unit = Unit(code=code, name=f"Công an xã {code}")
            unit.save()
        user = User(username=f"quay{number}", full_name=f"Cán bộ {number}")
        user.save()
        Assignment(user=user, unit=unit, role=Role.DESK, from_date=today.replace(year=2020)).save()
        procedure = procedure or _procedure(unit, user, today.replace(month=1, day=1))
    return procedure, User.objects.get(pk=user.pk)


def _procedure(unit, user, day):
    document = Document(
        unit=unit, code="QT-01", title="Đăng ký tạm trú", owner=user, status=states.DOC_EFFECTIVE,
        effective_from=day,
    )  # fmt: skip
    document.save()
    Revision(
        document=document, title=document.title, author=user, status=states.EFFECTIVE, effective_from=day,
        content=PROCEDURE,
    ).save()  # fmt: skip
    return document


def receive_one(procedure, user):
    file = ServiceFile(unit=procedure.unit, procedure=procedure, channel=Channel.ONLINE)
    receive(file, {"name": "Nguyễn Văn Đo", "id_number": "024190001234", "phone": "0912345678"}, by=user)


def _work(procedure, user, each, gate, failed):
    try:
        gate.wait()
        for _turn in range(each):
            receive_one(procedure, user)
    except Exception as error:  # a thread tells nobody: what failed is told by the one who waits
        failed.append(repr(error))
    finally:
        connections.close_all()


def _holes() -> int:
    """Numbers that are missing or given twice, over all units."""
    wrong = 0
    for unit in Unit.objects.all():
        codes = list(ServiceFile.objects.filter(unit=unit).values_list("code", flat=True))
        numbers = sorted(int(code.rpartition("-")[2]) for code in codes)
        wrong += sum(a != b for a, b in zip(numbers, range(1, len(numbers) + 1), strict=True))
    return wrong
