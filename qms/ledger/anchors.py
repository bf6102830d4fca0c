"""Anchors: heads of the chain kept outside the database, the only proof against a full rewrite."""

import json
import os
import tempfile
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

from qms.ledger import chain
from qms.states import Refused

FORMAT = "qms-anchor-1"
INFO_LIMIT = 64 * 1024  # bytes of bag-info.txt we are willing to read


@dataclass(frozen=True)
class Anchor:
    """A head as it was seen outside: link ``seq`` had ``hash``. ``origin`` says where it was read."""

    seq: int
    hash: str
    at: str = ""
    origin: str = ""


class UnreadableAnchor(Refused):
    """The file holds no anchor."""


def write_anchor(folder: Path) -> Path:
    """Write today's head to ``folder/anchor-SEQ.json``, whole or not at all, and return the path."""
    newest = chain.head()
    folder.mkdir(parents=True, exist_ok=True)
    anchor = {"format": FORMAT, **asdict(Anchor(newest.seq, newest.hash))}
    target = folder / f"anchor-{newest.seq:09d}.json"
    handle, draft = tempfile.mkstemp(dir=folder, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(anchor, stream, sort_keys=True)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(draft, target)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    return target


def read_anchor(path: str | Path) -> Anchor:
    """Read an anchor file or the ledger head in a pack's bag-info. Raises UnreadableAnchor."""
    path = Path(path)
    try:
        if zipfile.is_zipfile(path):
            return _from_pack(path)
        data = json.loads(path.read_text(encoding="utf-8"))
        return _checked(data["seq"], data["hash"], data.get("at", ""), path.name)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        raise UnreadableAnchor(f"{path}: {error}") from error


def _from_pack(path: Path) -> Anchor:
    with zipfile.ZipFile(path) as pack:
        tops = (name for name in pack.namelist() if name.endswith("/bag-info.txt") and name.count("/") == 1)
        name = next(tops, None)
        if name is None:
            raise ValueError("no bag-info.txt")
        text = pack.open(name).read(INFO_LIMIT).decode("utf-8")
    tags = dict(line.split(": ", 1) for line in text.splitlines() if ": " in line)
    return _checked(
        int(tags["QMS-Ledger-Seq"]), tags["QMS-Ledger-Head"], tags.get("QMS-Ledger-At", ""), path.name
    )


def _checked(seq, digest, at, origin) -> Anchor:
    if not isinstance(seq, int) or len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise ValueError("no ledger head")
    return Anchor(seq, digest, at, origin)
