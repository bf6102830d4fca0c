"""What anybody with the slip may know of a file: where it stands, until when. Never who, nor about whom."""

import datetime as dt
import re
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from registers.lookup_codes import check_letters, is_right, is_token_of, key_in
from registers.models import Apology, Handover, ServiceFile, Supplement
from registers.models.service_file import ReturnBy
from registers.naming import without_names
from registers.states import service_files as states

HIDDEN = "•••"
SHORTEST = 3  # letters of a value that is hidden in free text


@dataclass(frozen=True)
class ToldFile:
    """A file as its citizen reads it: nothing of the applicant, of staff or of what was noted of them."""

    code: str
    procedure: str
    received_at: dt.datetime
    due_at: dt.datetime
    state: object
    status: str
    step: str
    items: list[str]
    until: dt.date | None
    moved_by_apology: bool
    is_late: bool
    resolved_at: dt.datetime | None
    returned_at: dt.datetime | None
    return_by: str
    is_fetched: bool

    @property
    def is_running(self) -> bool:
        return self.status in states.RUNNING

    @property
    def is_waiting(self) -> bool:
        return self.status == states.SUPPLEMENT

    @property
    def is_ready(self) -> bool:
        return self.status == states.RESOLVED

    @property
    def has_ended(self) -> bool:
        return self.status in states.ENDED


def find_by_code(unit, code: str, typed: str) -> ServiceFile | None:
    """The file of a code (ours or the national one) with its check letters or the end of the telephone.

    None for a code that no file has and for wrong letters alike, after the same work.
    """
    named = Q(code__iexact=code) | Q(external_code__iexact=code)
    rows = ServiceFile.objects.filter(named, unit=unit).exclude(code="")
    found = rows.select_related("applicant", "unit").order_by("id").first()
    asked = found or ServiceFile(pk=0, unit=unit, code=code)
    phone = asked.applicant.fields.get("phone", "") if asked.applicant_id else ""
    right = is_right(typed, check_letters(asked), phone)
    return found if right and found is not None else None


def find_by_token(unit, token: str) -> ServiceFile | None:
    """The file of the address behind a QR code; None for a token that none of the unit's files has."""
    key = key_in(token)
    found = ServiceFile.objects.filter(pk=key, unit=unit).first() if key else None
    return found if found is not None and is_token_of(token, found) else None


def told(file: ServiceFile, at: dt.datetime) -> ToldFile:
    """What the public page says of a file at a moment; three queries."""
    file = ServiceFile.objects.select_related("revision", "applicant").get(pk=file.pk)
    stay = Handover.objects.filter(file=file, left_at=None).first()
    asked = Supplement.objects.filter(file=file, came_at=None).first()
    hide = _hider(file)
    items = [line.strip() for line in hide(asked.items).splitlines() if line.strip()] if asked else []
    return ToldFile(
        code=file.code, procedure=file.revision.title if file.revision_id else _("Hồ sơ"),
        received_at=file.received_at, due_at=due_told(file), state=file.state, status=file.status,
        step=hide(stay.step) if stay and file.status in states.RUNNING else "",
        items=items if file.status == states.SUPPLEMENT else [], until=asked.until if asked else None,
        moved_by_apology=file.apologies > 0 and file.is_open, is_late=file.is_late(at) and file.is_open,
        resolved_at=file.resolved_at, returned_at=file.returned_at,
        return_by=file.get_return_by_display(), is_fetched=file.return_by == ReturnBy.DESK,
    )  # fmt: skip


def due_told(file) -> dt.datetime:
    """The time the citizen was told last: of a late apology its own, though the file stays late."""
    apology = Apology.objects.filter(file=file, signed_at__isnull=False).first() if file.apologies else None
    return max(file.due_at, apology.new_due_at) if apology else file.due_at


def _hider(file):
    """A function that takes out of free text whatever is the applicant's own."""
    fields = file.applicant.fields if file.applicant_id else {}
    values = sorted({value for value in fields.values() if len(value) >= SHORTEST}, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, values)), re.IGNORECASE) if values else None
    return lambda text: without_names(pattern.sub(HIDDEN, text), fields) if pattern else text
