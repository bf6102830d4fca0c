"""Citizens' personal data: kept apart, masked when shown, erasable for good.

History is never changed, so personal data may not be in it. A tracked record holds only a
reference: the token of the row here and a salted HMAC of its fields. While the row exists the
reference proves that the data belong to the record; after erasing, data and salt are gone, the
reference says nothing about anybody and every hash in the ledger still verifies.
Backups made before an erasure still hold the data until they are replaced.
"""

import hashlib
import hmac
import secrets
import uuid

from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qms import permissions
from qms.hashing import canonical_json
from qms.history.acts import action, current_act
from qms.history.records import HISTORY_MODELS
from qms.ledger import note
from qms.models.people import Unit, User
from qms.states import Refused
from qms.text import UncleanText, clean, fold, initials, last_three, mask_numbers

FIELDS = {
    "name": _("họ và tên"),
    "id_number": _("số định danh"),
    "phone": _("điện thoại"),
    "email": _("thư điện tử"),
    "address": _("địa chỉ"),
    "birth_date": _("ngày sinh"),
    "agent": _("người nộp thay"),
}
HIDDEN = "•••"
LONGEST = 300  # characters of one field
SEARCHED = 400  # characters kept for searching
MASKS = {"name": initials, "id_number": last_three, "phone": last_three}


class PersonalRefField(models.CharField):
    """The reference a tracked record holds instead of personal data; empty when there is none."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("verbose_name", _("tham chiếu dữ liệu cá nhân"))
        kwargs.setdefault("max_length", 101)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)


class PersonalData(models.Model):
    """What an office knows of one citizen in one matter. Not in history; changed only by erasing."""

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(  # personal_search begins with it
        Unit, models.PROTECT, related_name="+", db_index=False, verbose_name=_("đơn vị")
    )
    salt = models.CharField(max_length=64, blank=True, editable=False)
    fields = models.JSONField(_("dữ liệu"), default=dict)
    search_text = models.CharField(max_length=SEARCHED, blank=True, editable=False)
    kept_at = models.DateTimeField(_("ghi lúc"), default=timezone.now)
    erased_at = models.DateTimeField(_("xóa lúc"), null=True, blank=True)
    erased_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người xóa")
    )
    erased_reason = models.CharField(_("lý do xóa"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("dữ liệu cá nhân")
        verbose_name_plural = _("dữ liệu cá nhân")
        indexes = [models.Index(fields=["unit", "search_text"], name="personal_search")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(salt="", fields={}, search_text=""),
                name="personal_data_erased_is_empty",
            )
        ]

    def __str__(self):
        return _("Đã xóa") if self.is_erased else self.masked().get("name", str(self.token))

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None

    @property
    def reference(self) -> str:
        """What a tracked record keeps: "token:HMAC". Raises Refused after erasing."""
        if self.is_erased:
            raise Refused(_("Dữ liệu cá nhân này đã được xóa."))
        return f"{self.token}:{_keyed(self.salt, self.fields)}"

    def matches(self, reference: str) -> bool:
        """Whether a reference speaks of exactly these data; after erasing, of this token."""
        token, _colon, digest = reference.partition(":")
        if token != str(self.token):
            return False
        return self.is_erased or hmac.compare_digest(digest, _keyed(self.salt, self.fields))

    def masked(self) -> dict[str, str]:
        """The fields for those who need not know: initials, last three digits, nothing else."""
        return {key: MASKS.get(key, lambda value: HIDDEN)(value) for key, value in self.fields.items()}

    def shown_to(self, user, unit=None) -> dict[str, str]:
        """The fields as this person may see them: in full with "qms.see_personal_data" there."""
        if user.has_perm("qms.see_personal_data", unit or self.unit):
            return dict(self.fields)
        return self.masked()


def _keyed(salt: str, fields: dict) -> str:
    return hmac.new(bytes.fromhex(salt), canonical_json(fields).encode(), hashlib.sha256).hexdigest()


def remember(fields: dict, *, unit) -> PersonalData:
    """Keep personal data for a matter of a unit; put `.reference` into the tracked record.

    Corrected data are remembered anew: the record's history then shows that they changed, not
    what they were. Raises ValueError for a field not in FIELDS, Refused for unclean text.
    """
    if unknown := set(fields) - set(FIELDS):
        raise ValueError(f"not a field of personal data: {sorted(unknown)}")
    kept = {key: _clean(key, value) for key, value in fields.items()}
    personal = PersonalData(
        unit=unit,
        salt=secrets.token_hex(32),
        fields={key: value for key, value in kept.items() if value},
        search_text=_searched(kept),
    )
    personal.save(force_insert=True)
    return personal


def _searched(kept: dict) -> str:
    """The name without marks, then the numbers as digits: what a desk types to find somebody."""
    numbers = ("".join(filter(str.isalnum, kept.get(key, ""))) for key in ("id_number", "phone"))
    return " ".join(part for part in (fold(kept.get("name", "")), *numbers) if part)[:SEARCHED]


def _clean(key: str, value) -> str:
    try:
        text = clean(value or "", lines=False)
    except UncleanText as error:
        raise Refused(str(error)) from error
    if len(text) > LONGEST:
        raise Refused(_("Mục “%(field)s” dài quá %(most)d ký tự.") % {"field": FIELDS[key], "most": LONGEST})
    return text


def personal_data(references) -> dict[str, PersonalData]:
    """The rows behind many references, by reference, in one query; erased ones included."""
    tokens = {reference: reference.partition(":")[0] for reference in references if reference}
    rows = {str(row.token): row for row in PersonalData.objects.filter(pk__in=set(tokens.values()))}
    return {reference: rows[token] for reference, token in tokens.items() if token in rows}


@action("qms.reveal_personal")
def reveal(personal: PersonalData, *, by, reason=""):
    """All fields in full, for an export or pack that needs them; the ledger notes who and why.

    Raises PermissionDenied without "qms.see_personal_data", Refused without a reason.
    """
    permissions.require(by, "qms.see_personal_data", personal.unit)
    if not reason.strip():
        raise Refused(_("Cần nêu lý do xem đầy đủ dữ liệu cá nhân."))
    data = {"token": str(personal.token), "reason": mask_numbers(reason.strip())}
    note("qms.reveal_personal", data, act=current_act(), unit=personal.unit)
    return dict(personal.fields)


@action("qms.erase_personal")
def erase(token, *, by, reason=""):
    """Erase data and salt for good; what stays is that it was done, when, by whom and why.

    Raises PersonalData.DoesNotExist for an unknown token, PermissionDenied without
    "qms.erase_personal_data", Refused without a reason or when it was done before.
    """
    personal = PersonalData.objects.select_related("unit").get(pk=token)
    permissions.require(by, "qms.erase_personal_data", personal.unit)
    if not reason.strip():
        raise Refused(_("Cần nêu lý do xóa dữ liệu cá nhân."))
    reason = mask_numbers(reason.strip())[:300]
    _overwrite_freed_pages()
    erased = PersonalData.objects.filter(pk=personal.pk, erased_at=None).update(
        fields={}, salt="", search_text="", erased_at=current_act().at, erased_by=by, erased_reason=reason
    )
    if not erased:
        raise Refused(_("Dữ liệu cá nhân này đã được xóa."))
    data = {"token": str(personal.token), "reason": reason}
    note("qms.erase_personal", data, act=current_act(), unit=personal.unit)
    transaction.on_commit(_empty_write_ahead_log)


def erase_all_of(record, *, by, reason) -> int:
    """Erase all personal data a record ever held, in every version of it; how many entries were erased.

    Raises Refused when nothing is kept any more; else as `erase`.
    """
    kept = kept_of(record)
    if not kept:
        raise Refused(_("Không còn dữ liệu cá nhân nào để xóa."))
    for personal in kept:
        erase(personal.pk, by=by, reason=reason)
    return len(kept)


def kept_of(record) -> list[PersonalData]:
    """What is still kept of all personal data a record ever held, the oldest first."""
    tokens = {reference.partition(":")[0] for reference in references_of(record)}
    return list(PersonalData.objects.filter(pk__in=tokens, erased_at=None).order_by("kept_at"))


def reference_fields(model) -> list[str]:
    """The fields by which records of a model refer to personal data."""
    return [field.name for field in model._meta.get_fields() if isinstance(field, PersonalRefField)]


def references_of(record) -> list[str]:
    """Every reference a record ever held, in any of its fields, from history: what an erasure must reach."""
    history = HISTORY_MODELS[type(record)]
    rows = history._base_manager.filter(**{record._meta.pk.attname: record.pk}).order_by()
    found = (rows.values_list(field, flat=True).distinct() for field in reference_fields(type(record)))
    return sorted({reference for column in found for reference in column if reference})


def _overwrite_freed_pages():
    """SQLite would leave erased text readable in the file's free pages."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _empty_write_ahead_log():
    """… and in the write-ahead log. Readers may hold it back: then the next checkpoint empties it."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
