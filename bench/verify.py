"""How fast the chain is checked: entries a second over 100,000, and whether memory stays flat."""

import time

from bench.measure import Result, peak_memory
from qms.history import record_tx
from qms.ledger.verify import verify
from qms.models import Unit, User

FULL, BATCH = 100_000, 500


def start() -> None:
    """500 units to write versions of."""
    with record_tx(by=None, verb="qms.load"):
        User(username="verify", full_name="Người đo").save()
        for number in range(BATCH):
            Unit(code=f"V{number}", name=f"Đơn vị {number}").save()


def fill(n: int) -> None:
    """``n`` more versions, in acts of 500 saves."""
    units = list(Unit.objects.filter(code__startswith="V"))
    person = User.objects.get(username="verify")
    for turn in range(n // BATCH):
        with record_tx(by=person, verb="qms.unit_edit", reason="Đo tốc độ"):
            for unit in units:
                unit.address = f"Số {turn}, đường Nguyễn Văn Cừ"
                unit.save()


def check() -> None:
    """Verify once; run in a child process to see its memory."""
    report = verify()
    if not report.sound:
        raise RuntimeError(report.findings[:3])


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    start()
    fill(n // 10)
    small = peak_memory("bench.verify:check")
    fill(n - n // 10)
    began = time.process_time()
    report = verify()
    rate = report.entries / (time.process_time() - began)
    large = peak_memory("bench.verify:check")
    return [
        Result("verify: entries a second (cpu)", report.entries, rate, 2000, unit="/s", at_least=True),
        Result("verify: memory at full size / at a tenth", report.entries, large, 1.15, small, unit="MB"),
    ]
