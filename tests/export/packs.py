"""A small sound pack, and ways to take a ZIP apart and put it together again."""

import hashlib
import io
import zipfile
from pathlib import Path

from qms.export.bag import TOP, BagWriter

FILES = {
    "4-boi-canh/BM-4.1-01.pdf": b"%PDF-1.7 context" * 40,
    "10-cai-tien/Phiếu không phù hợp NC-2026-0001.pdf": b"%PDF-1.7 NC" * 50,
    "so-sach.xlsx": b"PK not really" * 30,
    "evidence.json": b'{"records": []}',
}


def make_pack(path: Path) -> Path:
    with BagWriter(path, info={"Source-Organization": "Công an xã Tân Tiến"}) as bag:
        for name, data in FILES.items():
            bag.add(name, data)
        code = bag.contents_code()
        bag.add("00-muc-luc.pdf", b"%PDF-1.7 index")
        bag.close({"QMS-Contents-Code": code})
    return path


def taken_apart(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name.removeprefix(f"{TOP}/"): archive.read(name) for name in archive.namelist()}


def put_together(path: Path, files: dict[str, bytes], top: str = TOP) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{top}/{name}" if top else name, data)


def sealed_again(files: dict[str, bytes]) -> dict[str, bytes]:
    """The tag manifest made anew over the tag files as they are now, as a forger would."""
    tags = ("bag-info.txt", "bagit.txt", "manifest-sha256.txt")
    lines = [f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in tags if name in files]
    return {**files, "tagmanifest-sha256.txt": "".join(lines).encode()}


def with_entry(path: Path, entry: zipfile.ZipInfo | str, data: bytes = b"x") -> None:
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(entry, data)


def patched(path: Path, old: bytes, new: bytes, *, last: bool = False) -> None:
    """Replace one occurrence of raw bytes in the file; the lengths must be equal."""
    data = path.read_bytes()
    assert len(old) == len(new) and old in data
    place = data.rindex(old) if last else data.index(old)
    path.write_bytes(data[:place] + new + data[place + len(old) :])


def raw_zip(entries: list[tuple[zipfile.ZipInfo, bytes]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for info, data in entries:
            archive.writestr(info, data)
    return out.getvalue()
