"""The parts papers are made of, as the print templates expect them in their context."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

SIZES = ((165, "tiny"), (96, "very-long"), (44, "long"))  # more letters than that: this style class


@dataclass(frozen=True)
class HeaderBox:
    """The box on top of a controlled document. `status` stays empty in bytes that are frozen at approval:
    the status at the time of printing is laid over a copy (`pdf.stamp_status`)."""

    agency: str
    kind: str
    title: str
    code: str
    issue: str = ""
    effective_on: dt.date | None = None
    parent: str = ""
    status: str = ""
    tone: str = ""

    @property
    def title_size(self) -> str:
        return size_of(self.title)


@dataclass(frozen=True)
class Footer:
    """Left the mark (or the record's code and version), lines in the middle, a QR code of `url` right."""

    lines: Sequence[str] = ()
    url: str = ""
    mark: str = ""
    tone: str = ""
    code: str = ""
    version: int | str = ""


@dataclass(frozen=True)
class Signer:
    """One signature: electronic confirmation when `at` is given, else room for ink.

    `title` stands above ("Phê duyệt", "TRƯỞNG CÔNG AN XÃ"), `mark` in the confirmation ("ĐÃ PHÊ DUYỆT").
    """

    title: Any
    name: str = ""
    position: str = ""
    mark: Any = ""
    at: dt.datetime | None = None
    hash: str = ""


@dataclass(frozen=True)
class ApprovalBox:
    """What was signed and where the approval stands in the ledger."""

    content_hash: str
    url: str
    at: dt.datetime
    ledger_seq: int | None = None
    ledger_hash: str = ""


@dataclass(frozen=True)
class DecreeHead:
    """The head of an administrative paper (Nghị định 30/2020/NĐ-CP)."""

    agency: str
    kind: str
    subject: str
    place: str
    date: dt.date | None = None
    number: str = ""
    parent: str = ""

    @property
    def place_and_date(self) -> str:
        if self.date is None:
            return _("%(place)s, ngày … tháng … năm …") % {"place": self.place}
        return f"{self.place}, {date_in_words(self.date)}"


@dataclass(frozen=True)
class TrackStep:
    """A step of a life cycle strip; `when` is "done", "now" or "ahead"."""

    label: Any
    on: dt.date | None = None
    when: str = "done"


@dataclass(frozen=True)
class SheetStamp:
    """Words across the whole sheet, with a smaller line below."""

    words: Any
    note: str = ""
    tone: str = "danger"


def date_in_words(day: dt.date) -> str:
    """E.g. "ngày 02 tháng 01 năm 2026": days below 10 and months 1 and 2 with a nought (the decree)."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return _("ngày %(day)s tháng %(month)s năm %(year)s") % {
        "day": f"{day.day:02d}", "month": month, "year": day.year,
    }  # fmt: skip


def size_of(title: str) -> str:
    """The style class that makes a long title fit."""
    return next((name for letters, name in SIZES if len(str(title)) > letters), "")


def printed_line(at: dt.datetime | None, by="") -> str:
    """E.g. "In lúc 08:15 ngày 20/11/2026, người in: …"; empty when `at` is None, as inside packs."""
    if at is None:
        return ""
    from_words = {"time": f"{at:%H:%M}", "date": f"{at:%d/%m/%Y}", "who": str(by)}
    if not by:
        return _("In lúc %(time)s ngày %(date)s") % from_words
    return _("In lúc %(time)s ngày %(date)s, người in: %(who)s") % from_words
