"""The migrated database: made once, then copied for every worker and every run until its makers change.

Migrating an empty database takes longer than a hundred tests. The copy is still handed to `migrate`, which
finds nothing to do and puts triggers, standard and permissions in place as after any update.
"""

import contextlib
import hashlib
import shutil
import sqlite3
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("qms", "documents", "registers", "audits")
MAKERS = ("migrations/*.py", "models.py", "models/**/*.py", "history/**/*.py", "ledger/**/*.py")
LIBRARIES = ("Django", "django-simple-history", "django-axes")
PATIENCE = 600  # seconds a worker waits for the one that migrates
KEPT = "migrated_{}.sqlite3"


def key() -> str:
    """Another for other migrations, models or libraries."""
    found = hashlib.sha256(" ".join(map(version, LIBRARIES)).encode())
    for path in sorted(
        path for package in PACKAGES for name in MAKERS for path in (ROOT / package).glob(name)
    ):
        found.update(f"\n{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return found.hexdigest()[:16]


@contextlib.contextmanager
def alone(folder: Path):
    """One process at a time; the lock of a killed one goes with it."""
    lock = sqlite3.connect(folder / "lock.sqlite3", timeout=PATIENCE, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        lock.close()


class Copy:
    """A database at `target`, copied; where there is none to copy, nobody else goes on before `migrated`."""

    def __init__(self, folder: Path, target: Path):
        self.kept, self.target = folder / KEPT.format(key()), target
        self.lock = contextlib.ExitStack()
        self.lock.enter_context(alone(folder))
        self.is_new = not self.kept.exists()
        if not self.is_new:
            shutil.copyfile(self.kept, target)
            self.lock.close()

    def migrated(self) -> None:
        """Keep what was migrated here, in place of what other migrations made."""
        if self.is_new:
            for old in self.kept.parent.glob(KEPT.format("*")):
                old.unlink()
            copy_database(self.target, self.kept)
        self.lock.close()


def copy_database(source: Path, target: Path) -> None:
    """With what still lies in the write-ahead log; whole or not at all."""
    half = target.with_suffix(".half")
    with (
        contextlib.closing(sqlite3.connect(source)) as made,
        contextlib.closing(sqlite3.connect(half)) as copy,
    ):
        made.backup(copy)
    half.replace(target)
