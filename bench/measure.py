"""How we measure: cpu time of interleaved runs, medians, and peak memory of a child process.

Absolute times differ from machine to machine and from minute to minute; a ratio taken within one run does
not. PostgreSQL works in processes of its own, whose cpu is not ours to count: there the clock is read.
"""

import gc
import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import django
from django.db import connection


@dataclass(frozen=True)
class Result:
    """One measured goal. With a `peer` the ratio ours/peer is judged, without one `ours` itself."""

    title: str
    n: int
    ours: float
    limit: float
    peer: float | None = None
    unit: str = "ms"
    at_least: bool = False  # the limit is a floor (a rate) instead of a ceiling

    @property
    def judged(self) -> float:
        return self.ours if self.peer is None else self.ours / self.peer

    @property
    def passed(self) -> bool:
        return self.judged >= self.limit if self.at_least else self.judged <= self.limit

    def line(self) -> str:
        """The row of the README's table."""
        sign = "≥" if self.at_least else "≤"
        unit = self.unit if self.peer is None else "×"
        peer = "–" if self.peer is None else f"{self.peer:,.2f} {self.unit}"
        verdict = "pass" if self.passed else "FAIL"
        return (
            f"| {self.title} | {self.n:,} | {self.ours:,.2f} {self.unit} | {peer} "
            f"| {self.judged:,.3f} {unit} | {sign} {self.limit:g} {unit} | {verdict} |"
        )


HEADER = "| benchmark | n | ours (median) | peer (median) | result | limit | |\n|---|---|---|---|---|---|---|"


def interleaved(
    ours: Callable[[], object], peer: Callable[[], object], rounds: int = 7
) -> tuple[float, float]:
    """Median milliseconds of both, turn by turn, so that both meet the same moods of the machine.

    Of cpu; by the clock on PostgreSQL.
    """
    ours()
    peer()  # one unmeasured turn each: imports, caches, prepared statements
    spent = cpu_ms if connection.vendor == "sqlite" else clock_ms
    pairs = [(spent(ours), spent(peer)) for _ in range(rounds)]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def cpu_ms(act: Callable[[], object]) -> float:
    """Cpu milliseconds (user and system, all threads) of one call, without the garbage collector."""
    return _spent(act, time.process_time)


def clock_ms(act: Callable[[], object]) -> float:
    """Milliseconds on the clock of one call, without the garbage collector."""
    return _spent(act, time.perf_counter)


def _spent(act, clock) -> float:
    gc.collect()
    gc.disable()
    try:
        start = clock()
        act()
        return (clock() - start) * 1000
    finally:
        gc.enable()


def peak_memory(target: str, *arguments: object) -> float:
    """Peak resident MB of a fresh process that sets Django up and calls `module:function`."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.measure", target, *map(str, arguments)],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(f"{target} failed:\n{done.stderr}")
    return float(done.stdout.split()[-1])


def _high_water_mark() -> float:
    """VmHWM belongs to this program alone; ru_maxrss would include the parent's size at the fork."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(kilobytes) / 1024


def _child(target: str, *arguments: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qms.settings")
    django.setup()
    module, function = target.split(":")
    getattr(importlib.import_module(module), function)(*arguments)
    print(_high_water_mark())


if __name__ == "__main__":
    _child(*sys.argv[1:])
