"""Registers as CSV (RFC 4180) that Excel opens with Vietnamese letters and without running anything."""

import csv
import datetime as dt
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.utils import formats

from qms.export.values import shown_text

BYTE_ORDER_MARK = "\ufeff"
RISKY_START = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[.  ]?\d{3})*(?:,\d+)?|[+-]?\d+(?:[.,]\d+)?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
FLUSH = 200  # rows a chunk


class _Lines(list):
    """What csv.writer writes to: it only needs `write`."""

    write = list.append


def stream(table, records: Iterable) -> Iterator[bytes]:
    """The register as UTF-8 chunks with a byte order mark: header, then one line a record."""
    lines = _Lines([BYTE_ORDER_MARK])
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([safe(label) for label in table.header()])
    kinds = [column.kind for column in table.shown]
    for record in records:
        writer.writerow(
            [written(value, kind) for value, kind in zip(table.cells(record), kinds, strict=True)]
        )
        if len(lines) >= FLUSH:
            yield "".join(lines).encode()
            lines.clear()
    yield "".join(lines).encode()


def write_table(out, table, records: Iterable) -> None:
    """The register into an open binary file."""
    for chunk in stream(table, records):
        out.write(chunk)


def written(value, kind: str) -> str:
    """A value as CSV holds it: dates dd/mm/yyyy, decimal comma without grouping, nothing as nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return (
            f"{value:f}".replace(".", formats.get_format("DECIMAL_SEPARATOR"))
            if value % 1
            else f"{value:.0f}"
        )
    if isinstance(value, dt.date) or kind in ("state", "list") or isinstance(value, bool):
        return safe(shown_text(value, kind))
    return safe(str(value))


def safe(text: str) -> str:
    """Text no spreadsheet takes for a formula: a leading `'` where it could, unless it is a number."""
    text = _CONTROL.sub("", text)
    if text.startswith(RISKY_START) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
