"""The secret key: made once on first start, kept outside the code, readable by its owner only."""

import os
import secrets
from pathlib import Path


def secret_key(home: Path, key_file: str = "") -> str:
    """Return the key of ``key_file`` (or of ``home/secret_key``, made race-safely when absent).

    Raises PermissionError when group or others may read the file.
    """
    path = Path(key_file) if key_file else home / "secret_key"
    if not key_file:
        _create_once(path)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise PermissionError(f"{path} must be readable by its owner only (chmod 600).")
    return path.read_text(encoding="ascii").strip()


def _create_once(path: Path) -> None:
    """Write 64 random bytes unless the file is there; the link makes a half-written key impossible."""
    if path.exists():
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(64))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first: its key counts
    finally:
        draft.unlink()
