"""`python -m bench NAME… [--scale 0.1]`: run benchmarks on a throw-away database and judge them.

A benchmark is a module of this package with `run(scale) -> Result | list[Result]`. Each has a database of its
own, save those that only read the register of a million files: they share one, filled once. `--keep FOLDER`
leaves it there for the next time. With DATABASE_URL they use, and keep, what that names.
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

SHARING = ("files_list", "files_search", "files_month", "files_province")  # read one and the same register


def names() -> list[str]:
    """Modules of this package that define `run`, found without importing them (Django is not set up yet)."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return [file.stem for file in files if "\ndef run(" in file.read_text(encoding="utf-8")]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0])
    parser.add_argument("name", nargs="*", help=f"one or more of: {', '.join(names())} (default: all)")
    parser.add_argument("--scale", type=float, default=1.0, help="share of the full size, e.g. 0.1")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the register of files here")
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
    with tempfile.TemporaryDirectory(prefix="qms-bench-") as scratch:
        kept = options.keep or Path(scratch, "register")
        if len(chosen) > 1:
            return max(_alone(name, options.scale, kept) for name in chosen)
        home = kept if chosen[0] in SHARING else Path(scratch, "alone")
        return _measured(chosen[0], options.scale, home)


def _measured(name: str, scale: float, home: Path) -> int:
    """One benchmark in this process; ``home`` is the data folder."""
    home.mkdir(parents=True, exist_ok=True)
    os.environ["QMS_HOME"] = str(home)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qms.settings")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    return report([name], scale)


def _alone(name: str, scale: float, kept: Path) -> int:
    """One benchmark in a process of its own: none meets the rows of another, save those that share them."""
    options = ["--scale", str(scale), "--keep", str(kept), "--no-header"]
    return subprocess.run([sys.executable, "-m", "bench", name, *options]).returncode


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
