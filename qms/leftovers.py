"""What killed processes left lying about: removed when old; what cannot be removed is logged and left."""

import logging
import shutil
from collections.abc import Iterable
from pathlib import Path

logger = logging.getLogger(__name__)


def remove_old(paths: Iterable[Path], older_than: float, now: float) -> int:
    """Remove the files and folders last written more than `older_than` seconds before `now`; how many."""
    return sum(removed(path) for path in paths if _age(path, now) > older_than)


def _age(path: Path, now: float) -> float:
    try:
        return now - path.stat().st_mtime
    except OSError:  # published or removed by its own process meanwhile
        return 0


def removed(path: Path) -> bool:
    """Remove one file or folder; False when it is gone already or the system refuses."""
    try:
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        logger.warning("%s could not be removed: %s", path, error)
        return False
    return True
