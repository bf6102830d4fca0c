"""The benchmarks' yardstick: what passes, what fails, and what a wrong name gets."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.measure import Result, cpu_ms, interleaved

ROOT = Path(__file__).resolve().parent.parent


def test_a_ratio_is_judged_against_its_ceiling():
    result = Result("save", 1000, ours=6.6, peer=2.0, limit=3.3)
    assert result.passed
    assert result.line() == "| save | 1,000 | 6.60 ms | 2.00 ms | 3.300 × | ≤ 3.3 × | pass |"
    assert not Result("save", 1000, ours=6.8, peer=2.0, limit=3.3).passed


def test_a_rate_is_judged_against_its_floor():
    result = Result("verify", 100_000, ours=1999.0, limit=2000, unit="entries/s", at_least=True)
    assert not result.passed
    assert result.line().endswith("| – | 1,999.000 entries/s | ≥ 2000 entries/s | FAIL |")
    assert Result("verify", 1, ours=2000.0, limit=2000, at_least=True).passed


def test_both_sides_run_turn_by_turn():
    turns = []
    interleaved(lambda: turns.append("ours"), lambda: turns.append("peer"), rounds=3)
    assert turns == ["ours", "peer"] * 4


def test_only_work_counts_not_waiting():
    assert cpu_ms(lambda: time.sleep(0.2)) < 100
    assert cpu_ms(lambda: sum(range(2_000_000))) > 1


@pytest.mark.parametrize(
    "words, part",
    [(["nonsense"], "no benchmark named nonsense"), (["--scale", "0"], "--scale must be above 0")],
)
def test_a_wrong_request_is_one_sentence(words, part, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "bench", *words],
        cwd=ROOT,
        env={**os.environ, "QMS_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert part in done.stderr
    assert "Traceback" not in done.stderr
