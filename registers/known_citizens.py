"""Whether the desk has met this citizen before: their open files, and what was written of them last."""

from dataclasses import dataclass, field

from django.db.models import Q

from qms.models import PersonalData
from qms.text import clean, fold
from registers.applicants import identity_digits, phone_digits
from registers.models import ServiceFile
from registers.states import service_files as states

SHOWN = 5  # open files named; a company may have many more
LOOKED_AT = 200  # the newest of those whose text holds the number; some may hold it by chance
SHORTEST = 6  # digits of a number worth asking for
SHORTEST_PHONE = 9  # digits of a whole telephone number


@dataclass(frozen=True)
class Known:
    """What a unit knows of a citizen: files still open, and the newest file with the same identity number,
    or with the telephone number that was all they gave so far."""

    open_files: list = field(default_factory=list)
    last: ServiceFile | None = None
    by_phone: bool = False  # the telephone number is all that speaks for `last`

    def __bool__(self):
        return bool(self.open_files or self.last)

    @property
    def fields(self) -> dict:
        """The number, name, telephone and address written last."""
        kept = self.last.applicant.fields if self.last else {}
        return {name: kept[name] for name in ("id_number", "name", "phone", "address") if kept.get(name)}


def known_citizen(user, unit, typed: dict, *, without=None) -> Known:
    """What is known of the citizen typed so far, for someone who may see personal data; else nothing.

    The same citizen is the same identity number, or the same name and telephone number together. A telephone
    number alone, which a family may share, only offers what was written beside it last.
    """
    if not user.has_perm("qms.see_personal_data", unit):
        return Known()
    asked = Asked(
        identity_digits(_plain(typed.get("id_number"))),
        fold(_plain(typed.get("name"))),
        phone_digits(_plain(typed.get("phone"))),
    )
    people = [one for one in _maybe(unit, asked) if asked.is_same(one.fields) or asked.is_called(one.fields)]
    files = ServiceFile.objects.filter(unit=unit, applicant__in=people).exclude(pk=without)
    files = (
        list(files.select_related("applicant").order_by("-received_at", "-id")[:LOOKED_AT]) if people else []
    )
    still = [file for file in files if file.status in states.OPEN and asked.is_same(file.applicant.fields)]
    last = next((file for file in files if asked.is_meant(file.applicant.fields)), None)
    return Known(still[:SHOWN], last, asked.has_phone_alone)


@dataclass(frozen=True)
class Asked:
    """Whom the desk writes of, as it is searched: numbers without spaces, the name without marks."""

    number: str
    name: str
    phone: str

    def is_numbered(self, kept: dict) -> bool:
        return len(self.number) >= SHORTEST and kept.get("id_number") == self.number

    def is_same(self, kept: dict) -> bool:
        if self.is_numbered(kept):
            return True
        return len(self.phone) >= SHORTEST and (kept.get("phone"), fold(kept.get("name", ""))) == (
            self.phone,
            self.name,
        )

    def is_called(self, kept: dict) -> bool:
        """Nothing but the telephone number was typed so far, and it is this one."""
        return self.has_phone_alone and kept.get("phone") == self.phone

    def is_meant(self, kept: dict) -> bool:
        return self.is_numbered(kept) or self.is_called(kept)

    @property
    def has_phone_alone(self) -> bool:
        return len(self.phone) >= SHORTEST_PHONE and not self.number and not self.name


def _maybe(unit, asked: Asked):
    """The people of a unit whose text holds what is asked: one walk along its index, without the files.

    Erased data have no text to be found by.
    """
    same = Q()
    if len(asked.number) >= SHORTEST:
        same |= Q(search_text__contains=fold(asked.number))
    if asked.name and len(asked.phone) >= SHORTEST:
        same |= Q(search_text__startswith=f"{asked.name} ", search_text__endswith=asked.phone)
    if asked.has_phone_alone:
        same |= Q(search_text__endswith=f" {asked.phone}")
    return PersonalData.objects.filter(same, unit=unit).order_by("-kept_at")[:LOOKED_AT] if same else ()


def _plain(typed) -> str:
    """What was typed without what would be refused anyway: the form says that, not the look-up."""
    try:
        return clean(str(typed or "")[:300], lines=False)
    except ValueError:
        return ""
