"""`python -m bench NAME… [--scale 0.1]`: run benchmarks on a throw-away database and judge them.

A benchmark is a module of this package with `run(scale) -> Result | list[Result]`.
Exit 0 when every limit holds, 1 when one does not, 2 for a wrong name.
"""

import argparse
import importlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import django
from django.core.management import call_command

from bench.measure import HEADER, Result


def names() -> list[str]:
    """Modules of this package that define `run`, found without importing them (Django is not set up yet)."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return [file.stem for file in files if "\ndef run(" in file.read_text(encoding="utf-8")]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("name", nargs="*", help=f"one or more of: {', '.join(names())} (default: all)")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full size, e.g. 0.1")
    parser.add_argument("--no-header", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    unknown = set(options.name) - set(names())
    if unknown:
        parser.error(f"no benchmark named {', '.join(sorted(unknown))}; there are: {', '.join(names())}")
    if not 0 < options.scale <= 1:
        parser.error("--scale must be above 0 and at most 1")
    chosen = options.name or names()
    if not options.no_header:
        print(HEADER, flush=True)
    if len(chosen) > 1:
        return max(_alone(name, options.scale) for name in chosen)
    with tempfile.TemporaryDirectory(prefix="qms-bench-") as scratch:
        os.environ["QMS_HOME"] = scratch
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qms.settings")
        django.setup()
        call_command("migrate", verbosity=0, interactive=False)
        return report(chosen, options.scale)


def _alone(name: str, scale: float) -> int:
    """One benchmark in a process and a database of its own: none meets the rows of another."""
    arguments = [sys.executable, "-m", "bench", name, "--scale", str(scale), "--no-header"]
    return subprocess.run(arguments).returncode


def report(chosen: Iterable[str], scale: float) -> int:
    passed = True
    for name in chosen:
        found = importlib.import_module(f"bench.{name}").run(scale)
        for result in [found] if isinstance(found, Result) else found:
            print(result.line(), flush=True)
            passed = passed and result.passed
    return 0 if passed else 1


if __name__ == "__main__":
    sys.exit(main())
