"""One way to turn a value into bytes, and bytes into a fingerprint.

The ledger, the signatures and the evidence pack all hash the same canonical JSON, so a
verifier written in another language needs only this page to repeat our figures.
"""

import datetime as dt
import decimal
import hashlib
import json
import uuid

from django.utils.functional import Promise

CHUNK = 1024 * 1024


class NotHashable(TypeError):
    """The value has no canonical form (a float that is not a number, an unknown type …)."""


def grouped(digest, digits: int = 16) -> str:
    """The first `digits` hex digits in groups of four: "8d3a a2d6 9822"."""
    text = str(digest or "")[:digits]
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def hash_words(digest) -> str:
    """A fingerprint as histories tell it; the whole of it stands on the page of the record."""
    return f"{grouped(digest)} …"


def canonical_json(value) -> str:
    """The canonical text of `value`.

    Keys sorted, no spaces, Unicode written as itself and never normalised, no NaN;
    a moment in UTC with six digits, a date as ISO, a decimal as "D:1.50", a UUID as text.
    Raises NotHashable for anything that has no such form, naive moments included: two
    offices would read them as two different times.
    """
    try:
        return _ENCODER.encode(value)
    except (TypeError, ValueError) as error:
        raise NotHashable(str(error)) from error


def _plain(value):
    if isinstance(value, dt.datetime):
        return _moment(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat(timespec="microseconds")
    if isinstance(value, decimal.Decimal):
        return _decimal(value)
    if isinstance(value, (uuid.UUID, Promise)):
        return str(value)
    if isinstance(value, dt.timedelta):
        return f"T:{value.days}:{value.seconds}:{value.microseconds}"
    if isinstance(value, (bytes, bytearray, memoryview)):
        return "B:" + bytes(value).hex()
    raise TypeError(f"{type(value).__name__} has no canonical form")


_ENCODER = json.JSONEncoder(
    default=_plain, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
)


def _moment(value: dt.datetime) -> str:
    if value.utcoffset() is None:
        raise ValueError("a moment without a time zone has no canonical form")
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _decimal(value: decimal.Decimal) -> str:
    if not value.is_finite():
        raise ValueError("a decimal that is not a number has no canonical form")
    return f"D:{value:f}"


def sha256_of(value) -> str:
    """SHA-256, 64 lower-case hex digits: of bytes as they are, of anything else its canonical JSON."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return hashlib.sha256(value).hexdigest()
    return hashlib.sha256(canonical_json(value).encode("utf-8", "surrogatepass")).hexdigest()


def sha256_file(source) -> str:
    """SHA-256 of a file, given by its path or as an open binary file (read from where it stands)."""
    if hasattr(source, "read"):
        return _of_stream(source)
    with open(source, "rb") as stream:
        return _of_stream(stream)


def _of_stream(stream) -> str:
    digest = hashlib.sha256()
    while chunk := stream.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
