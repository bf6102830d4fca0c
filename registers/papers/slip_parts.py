"""What all slips of a file are made of: the form of the day, the office, the citizen, times in words."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.models.posting import unit_slug
from qms.export.papers import DecreeHead
from qms.hashing import grouped
from qms.workdays import WEEKDAY_NAMES
from registers.forms_in_force import form_of
from registers.lookup_codes import lookup_token
from registers.models import SlipForm
from registers.slip_editions import TITLES

LANGUAGE = "vi"  # administrative papers are Vietnamese whatever the reader's language


@dataclass(frozen=True)
class Slip:
    """One slip of a file as of a moment.

    ``day`` is the day it was given on, by which its form follows; ``citizen`` the applicant's fields as the
    reader may see them, empty where they were erased or never kept.
    """

    file: object
    kind: str
    day: dt.date
    citizen: dict
    moment: object
    form: SlipForm | None

    @property
    def title(self) -> str:
        """The title of the form; that of the newest edition known where no form is in force."""
        return self.form.title if self.form else TITLES[self.kind]

    @property
    def form_lines(self) -> list[str]:
        """What stands at the top right: the number of the form and the text it comes from."""
        return [self.form.number, self.form.basis] if self.form else []

    def head(self, number: str, subject: str = "") -> DecreeHead:
        """The head of a paper in the form of the decree, as the office was called on the day."""
        unit = self.file.unit
        parent = unit.parent_unit
        return DecreeHead(
            agency=unit.name_on(self.day), parent=parent.name_on(self.day) if parent else "",
            kind=self.title, subject=subject, place=unit.place or unit.short_name or unit.name,
            date=self.day, number=number,
        )  # fmt: skip

    def context(self, number: str, subject: str = "") -> dict:
        """What every template of a slip asks for."""
        file = self.file
        return {
            "slip": self, "file": file, "citizen": self.citizen, "decree": self.head(number, subject),
            "asked_for": file.revision.title if file.revision_id else file.title,
            "received": moment_words(file.received_at), "foot_left": self.foot(number),
        }  # fmt: skip

    def foot(self, number: str) -> str:
        """Form, slip and record, as the foot of an administrative paper names them."""
        form = f"{self.form.number} · " if self.form else ""
        return f"{form}{number or self.file.code} · {_('bản ghi %(n)s') % {'n': self.file.version}}"


def slip_of(file, kind: str, at: dt.datetime, citizen: dict, moment) -> Slip:
    """A slip given at a time, on the form in force on that day."""
    day = timezone.localdate(at)
    return Slip(file, kind, day, citizen, moment, form_of(file, kind, day, moment))


def citizen_of(file, in_full=False) -> dict:
    """The applicant's fields, in full or masked; of one who was erased the name says so."""
    if file.applicant_id is None:
        return {}
    if file.applicant.is_erased:
        return {"name": _("đã xóa")}
    return dict(file.applicant.fields) if in_full else file.applicant.masked()


def moment_words(at) -> str:
    """E.g. "10 giờ 34 phút, thứ Ba, ngày 17/11/2026"; empty without a time."""
    if at is None:
        return ""
    local = timezone.localtime(at)
    words = {"hour": f"{local:%H}", "minute": f"{local:%M}", "day": f"{local:%d/%m/%Y}"}
    words["weekday"] = weekday_words(local)
    return _("%(hour)s giờ %(minute)s phút, %(weekday)s, ngày %(day)s") % words


def weekday_words(day) -> str:
    """The day of the week within a sentence: "thứ Sáu", "chủ nhật"."""
    name = str(WEEKDAY_NAMES[day.weekday()])
    return name[:1].lower() + name[1:]


def lookup_url(file) -> str:
    """The public address of the status of a file, as its QR code holds it."""
    where = reverse("registers:public_status", args=[unit_slug(file.unit), lookup_token(file)])
    return settings.QMS_PUBLIC_URL + where


def lookup_page(unit) -> str:
    """The public address on which files of a unit are looked up, as it is printed."""
    url = settings.QMS_PUBLIC_URL + reverse("registers:public_lookup", args=[unit_slug(unit)])
    return url.split("://", 1)[1].rstrip("/")


def short_hash(digest: str) -> str:
    return grouped(digest, 12)
