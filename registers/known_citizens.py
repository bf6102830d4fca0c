"""Whether the desk has met this citizen before: their open files, and what was written of them last."""

from dataclasses import dataclass, field

from django.db.models import Q

from qms.text import clean, fold
from registers.applicants import DIGITS, identity_digits
from registers.models import ServiceFile
from registers.states import service_files as states

SHOWN = 5  # open files named; a company may have many more
LOOKED_AT = 20  # rows whose text holds the number, of which some may hold it by chance
SHORTEST = 6  # digits of a number worth asking for


@dataclass(frozen=True)
class Known:
    """What a unit knows of a citizen: files still open, and the newest file with the same identity number."""

    open_files: list = field(default_factory=list)
    last: ServiceFile | None = None

    def __bool__(self):
        return bool(self.open_files or self.last)

    @property
    def fields(self) -> dict:
        """The name, telephone and address written last."""
        kept = self.last.applicant.fields if self.last else {}
        return {name: kept[name] for name in ("name", "phone", "address") if kept.get(name)}


def known_citizen(user, unit, typed: dict, *, without=None) -> Known:
    """What is known of the citizen typed so far, for someone who may see personal data; else nothing.

    The same citizen is the same identity number, or the same name and telephone number together.
    """
    if not user.has_perm("qms.see_personal_data", unit):
        return Known()
    number = identity_digits(_plain(typed.get("id_number")))
    phone = DIGITS.sub("", _plain(typed.get("phone")))
    name = fold(_plain(typed.get("name")))
    rows = ServiceFile.objects.filter(unit=unit).exclude(pk=without).select_related("applicant", "procedure")
    return Known(_open_files(rows, number, name, phone), _last(rows, number))


def _open_files(rows, number, name, phone) -> list:
    same = Q()
    if len(number) >= SHORTEST:
        same |= Q(applicant__search_text__contains=fold(number))
    if name and len(phone) >= SHORTEST:
        same |= Q(applicant__search_text__startswith=f"{name} ") & Q(applicant__search_text__endswith=phone)
    if not same:
        return []
    found = rows.filter(same, status__in=states.OPEN).order_by("-received_at", "-id")
    return [file for file in found[: 4 * SHOWN] if _is_same(file.applicant.fields, number, name, phone)][
        :SHOWN
    ]


def _last(rows, number):
    """The newest file of an identity number. Erased data have no text to be found by."""
    if len(number) < SHORTEST:
        return None
    found = rows.filter(applicant__search_text__contains=fold(number)).order_by("-received_at", "-id")
    return next(
        (file for file in found[: 4 * SHOWN] if file.applicant.fields.get("id_number") == number), None
    )


def _is_same(kept: dict, number, name, phone) -> bool:
    if number and kept.get("id_number") == number:
        return True
    return bool(phone) and kept.get("phone") == phone and fold(kept.get("name", "")) == name


def _plain(typed) -> str:
    """What was typed without what would be refused anyway: the form says that, not the look-up."""
    try:
        return clean(str(typed or "")[:300], lines=False)
    except ValueError:
        return ""
