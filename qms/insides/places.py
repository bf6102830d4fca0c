"""Leaving out where a picture was taken without touching a pixel: telephones write GPS into every photo.

Only what draws the picture is copied: no Exif, XMP, comment or maker's data, no second picture behind the
first. How it is held and when it was taken are written anew, because the evidence needs them.
"""

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import ExifTags, Image

from qms.insides.wrong import Wrong
from qms.insides.wrong import marked as _

# what Pillow raises when Exif is damaged
UNREADABLE = (
    SyntaxError, ValueError, struct.error, LookupError, TypeError, OSError, EOFError, OverflowError,
    AttributeError,
)  # fmt: skip
DAMAGED = _("Ảnh bị hỏng hoặc thiếu, không mở được. Hãy chụp hoặc lưu lại.")
GPS, TAKEN = ExifTags.IFD.GPSInfo, ExifTags.IFD.Exif
HELD = (ExifTags.Base.Orientation, ExifTags.Base.DateTime)
DATED = (
    ExifTags.Base.DateTimeOriginal,
    ExifTags.Base.DateTimeDigitized,
    ExifTags.Base.OffsetTime,
    ExifTags.Base.OffsetTimeOriginal,
)
NEXT_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")
START_OF_SCAN, END_OF_PICTURE, COMMENT = 0xDA, 0xD9, 0xFE
SEEN = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # the application segments that are kept
PNG_TEXTS = (b"tEXt", b"zTXt", b"iTXt")
HIDDEN_TEXTS = (b"Raw profile type", b"XML:com.adobe.xmp\0\1")  # Exif in digits, XMP compressed


def without_place(content: bytes, image_format: str) -> bytes | None:
    """The picture without the place it was taken at, or None when it tells none. Raises Wrong.

    What cannot be read may be a place, and is left out too.
    """
    with io.BytesIO(content) as stream, Image.open(stream, formats=[image_format]) as picture:
        told, texts = _told(picture, content, image_format)
    in_text = any(b"GPSL" in text or text.startswith(HIDDEN_TEXTS) for text in texts)
    exif, whole = _exif_of(told)
    if whole and not in_text and not exif.get_ifd(GPS):
        return None
    return LEAVE_OUT[image_format](content, _upright_and_dated(exif))


def _exif_of(told: list[bytes]) -> tuple[Image.Exif, bool]:
    """The Exif data as far as it can be read, and whether all of it was."""
    exif = Image.Exif()
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            for data in told:
                exif.load(data)
                exif.get_ifd(GPS)
    except UNREADABLE:
        return exif, False
    return exif, not warned


def _told(picture, content: bytes, image_format: str) -> tuple[list[bytes], list[bytes]]:
    """(Exif data, texts); of a PNG read here, because Pillow would decode all of it to find them."""
    if image_format == "PNG":
        exif = [data for kind, data in _chunks(content) if kind == b"eXIf"]
        return exif, [data for kind, data in _chunks(content) if kind in PNG_TEXTS]
    told = [picture.info.get("exif"), picture.info.get("xmp")]
    return [[bytes(data)] if data else [] for data in told]


def _upright_and_dated(exif: Image.Exif) -> bytes:
    """Exif that says only which side is up and when it was taken; empty when that cannot be read."""
    kept = Image.Exif()
    try:
        kept.update({tag: exif[tag] for tag in HELD if tag in exif})
        taken = exif.get_ifd(TAKEN)
        kept.get_ifd(TAKEN).update({tag: taken[tag] for tag in DATED if tag in taken})
        return kept.tobytes() if kept or kept.get_ifd(TAKEN) else b""
    except UNREADABLE:
        return b""


def _jpeg_without_place(content: bytes, exif: bytes) -> bytes:
    """The JPEG up to the end of its first picture, with `exif` in place of what it told."""
    out = bytearray(content[:2])
    if exif:
        out += b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    for code, segment in _segments(content):
        out += segment if _draws(code, segment[4:]) else b""
    return bytes(out)


def _draws(code: int, data: bytes) -> bool:
    """Of the application's own segments only those that decide what one sees; no comment."""
    if 0xE0 <= code <= 0xEF:
        return data.startswith(SEEN.get(code, b"\0nothing"))
    return code != COMMENT


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """(marker, bytes) of each segment after the first, a scan with its picture data, to the end mark."""
    place, code = 2, 0
    while code != END_OF_PICTURE:
        found = NEXT_MARKER.match(content, place)
        if found is None:
            raise Wrong(DAMAGED)
        place, code = found.end() - 2, found.group(1)[0]
        end = _end_of_segment(content, place, code)
        yield code, content[place:end]
        place = end


def _end_of_segment(content: bytes, place: int, code: int) -> int:
    if code == END_OF_PICTURE:
        return place + 2
    end = place + 2 + int.from_bytes(content[place + 2 : place + 4])
    if code != START_OF_SCAN:
        return end
    after = NEXT_MARKER.search(content, end)
    return after.start() if after else len(content)


def _png_without_place(content: bytes, exif: bytes) -> bytes:
    """The PNG up to its end mark without its texts, with `exif` in their place."""
    out = bytearray(content[:8])
    for kind, data in _chunks(content):
        out += b"" if kind in {*PNG_TEXTS, b"eXIf"} else _chunk(kind, data)
        if kind == b"IHDR" and exif:
            out += _chunk(b"eXIf", exif.removeprefix(b"Exif\0\0"))
    return bytes(out)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """(kind, data) of each chunk of a PNG to its end mark. Raises Wrong when it breaks off."""
    place, kind = 8, b""
    while kind != b"IEND":
        length, kind = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
        if place + 12 + length > len(content):
            raise Wrong(DAMAGED)
        yield kind, content[place + 8 : place + 8 + length]
        place += 12 + length


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


LEAVE_OUT = {"JPEG": _jpeg_without_place, "PNG": _png_without_place}
