"""Files as evidence: what was stored, and to which record it was attached, when and by whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.core.exceptions import ObjectDoesNotExist
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms import filestore, permissions
from qms.hashing import hash_words
from qms.history.acts import action, current_act
from qms.history.moments import Moment
from qms.history.records import HISTORY_MODELS, Records
from qms.ledger.chain import note
from qms.models.records import UnitRecord
from qms.states import Refused
from qms.text import UncleanText, clean, fold
from qms.uploads import CheckedUpload, check

INLINE_TYPES = ("application/pdf", "image/png", "image/jpeg")


class FileIsKept(Refused):
    """Stored content is neither changed nor deleted."""


class KeptQuerySet(models.QuerySet):
    """Rows that are written once."""

    def _refuse(self, *args, **kwargs):
        raise FileIsKept(_("Tệp đã lưu không sửa và không xóa được."))

    update = delete = bulk_create = bulk_update = update_or_create = _raw_delete = _refuse


class StoredFile(models.Model):
    """Some content, stored once under its SHA-256 whatever names it was sent under."""

    sha256 = models.CharField(_("mã SHA-256"), max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField(_("dung lượng (byte)"))
    content_type = models.CharField(_("loại tệp"), max_length=100)
    created_at = models.DateTimeField(_("lưu lúc"), auto_now_add=True)

    objects = KeptQuerySet.as_manager()

    class Meta:
        verbose_name = _("tệp đã lưu")
        verbose_name_plural = _("tệp đã lưu")

    def __str__(self):
        return self.sha256[:12]

    def save(self, **kwargs):
        if not self._state.adding:
            raise FileIsKept(_("Tệp đã lưu không sửa và không xóa được."))
        super().save(force_insert=True)

    def delete(self, **kwargs):
        raise FileIsKept(_("Tệp đã lưu không sửa và không xóa được."))

    @staticmethod
    def kept_words(key: str) -> str:
        """How histories tell that a paper was kept: the key is the fingerprint of its bytes."""
        return gettext("đã lưu, mã băm %(hash)s") % {"hash": hash_words(key)}

    def open(self):
        """The content, open for reading. Raises FileDamaged when it is missing or was altered."""
        return filestore.open_sound(self.sha256)

    def read(self) -> bytes:
        """The whole content. Raises FileDamaged when it is missing or was altered."""
        return filestore.read_sound(self.sha256)

    @property
    def may_show_inline(self) -> bool:
        """Whether a browser may show it in the page's place instead of saving it."""
        return self.content_type in INLINE_TYPES


class Attachment(UnitRecord):
    """A file attached to a record. Taken back it stays, with the reason; it is never deleted."""

    record_type = models.CharField(_("loại hồ sơ"), max_length=80)  # "audits.nonconformity"
    record_id = models.PositiveBigIntegerField(_("hồ sơ"))
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("tệp"))
    name = models.CharField(_("tên tệp"), max_length=150)
    caption = models.CharField(_("chú thích"), max_length=200, blank=True)
    withdrawn = models.BooleanField(_("đã rút"), default=False)
    withdrawn_reason = models.CharField(_("lý do rút"), max_length=300, blank=True)

    label = _("Tệp đính kèm")
    history = Records()

    class Meta:
        verbose_name = _("tệp đính kèm")
        verbose_name_plural = _("tệp đính kèm")
        indexes = [models.Index(fields=["record_type", "record_id"], name="attachment_record")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn=False) | ~models.Q(withdrawn_reason=""),
                name="attachment_withdrawn_says_why",
                violation_error_message=_("Cần nêu lý do rút tệp."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("file", args=[self.pk])

    @property
    def record(self):
        """What it is attached to; None for a row that was taken out since, or when its kind is gone."""
        try:
            model = apps.get_model(self.record_type)
        except (LookupError, ValueError):
            return None
        return model._base_manager.filter(pk=self.record_id).first()


def store(upload, *, kinds=None) -> StoredFile:
    """Pass `upload` (an uploaded file, or one already checked) through the gate and keep its bytes.

    Raises qms.uploads.UploadRefused. The bytes are on disk before the row is written: a crash
    between the two leaves content that no record names, never a record without content.
    """
    checked = check(upload, **({"kinds": kinds} if kinds else {}))
    return _kept(checked.file, checked.sha256, checked.size, checked.content_type)


def store_bytes(content: bytes, content_type: str) -> StoredFile:
    """Keep bytes that the application itself made (a frozen PDF): no gate, same store."""
    upload = SimpleUploadedFile("made", content)
    return _kept(upload, filestore.sha256_file(upload), len(content), content_type)


def store_made(stream, *, sha256: str, size: int, content_type: str) -> StoredFile:
    """Keep a file the application itself wrote to disk (a pack), copied in pieces: no gate, same store.

    ``stream`` is open for reading; its SHA-256 and size in bytes are known from writing it.
    """
    return _kept(stream, sha256, size, content_type)


def _kept(stream, sha256: str, size: int, content_type: str) -> StoredFile:
    stream.seek(0)
    filestore.keep(stream, sha256)
    known = StoredFile.objects.filter(pk=sha256).first()
    if known:
        return known
    made = StoredFile(sha256=sha256, size=size, content_type=content_type)
    made.save()
    return made


@action("qms.attach")
def attach(record, upload, *, caption="", by, reason=""):
    """Attach a file to a saved record of a unit, and return the Attachment.

    Raises UploadRefused for a file the gate refuses, PermissionDenied without "qms.attach_file",
    Refused when the same content is already attached or the record takes no files any more.
    """
    permissions.require(by, "qms.attach_file", record)
    _refuse_settled(record)
    checked = check(upload) if not isinstance(upload, CheckedUpload) else upload
    stored = store(checked)
    if attachments_of(record).filter(file=stored).exists():
        raise Refused(_("Tệp này đã được đính kèm vào hồ sơ."))
    attachment = Attachment(
        unit=record.unit,
        record_type=type(record).record_type(),
        record_id=record.pk,
        file=stored,
        name=checked.name,
        caption=_clean_caption(caption),
    )
    attachment.save()
    if checked.lost_its_place:
        fingerprints = {"sent": checked.sent_sha256, "kept": checked.sha256}
        note("qms.place_left_out", fingerprints, act=current_act(), unit=record.unit)
    return attachment


def _refuse_settled(record) -> None:
    if isinstance(record, UnitRecord):
        record.refuse_files()


def _clean_caption(caption: str) -> str:
    try:
        caption = clean(caption, lines=False)
    except UncleanText as error:
        raise Refused(str(error)) from error
    most = Attachment._meta.get_field("caption").max_length
    if len(caption) > most:
        raise Refused(_("Chú thích dài quá %(most)d ký tự.") % {"most": most})
    return caption


@action("qms.withdraw_file")
def withdraw(attachment, *, by, reason=""):
    """Take an attachment back, with a reason. It leaves the page; the bytes and the history stay."""
    permissions.require(by, "qms.attach_file", attachment)
    if attachment.withdrawn:
        raise Refused(_("Tệp này đã được rút."))
    _refuse_settled(attachment.record)
    if not fold(reason):
        raise Refused(_("Cần nêu lý do rút tệp."))
    attachment.withdrawn = True
    attachment.withdrawn_reason = reason.strip()[:300]
    attachment.save()


def attachments_of(record, moment: Moment | None = None, *, with_withdrawn=False):
    """The attachments of a record at a moment, oldest first (a queryset of live or history rows).

    Use ``moment.instances(...)`` when instances are needed; the file comes in the same query.
    """
    rows = (
        (moment or Moment())
        .rows(Attachment)
        .filter(record_type=type(record).record_type(), record_id=record.pk)
    )
    if not with_withdrawn:
        rows = rows.filter(withdrawn=False)
    return rows.select_related("file").order_by("id")


SAMPLE = 200  # files whose bytes a sample re-reads; of the others presence and size are checked


@dataclass(frozen=True)
class FileUse:
    """Where a file was first named: its name there, the record, when and by whom."""

    name: str
    record: str
    at: datetime
    person: str


@dataclass(frozen=True)
class CheckedFile:
    """A stored file and what is wrong with it, if anything; ``use`` is told of files with a problem."""

    sha256: str
    problem: str | None = None
    use: FileUse | None = None


def check_store(*, sample: bool = False) -> Iterator[CheckedFile]:
    """Every file that a row or any history names, each checked.

    Bytes are read again and compared with their fingerprint; with `sample` for about 200 files spread over
    the store, the others by presence and size.
    """
    rows = dict(StoredFile.objects.order_by("sha256").values_list("sha256", "size"))
    uses = _first_uses()
    every = sorted({*rows, *uses})
    step = max(1, len(every) // SAMPLE) if sample else 1
    for place, sha256 in enumerate(every):
        problem = _problem(sha256, rows.get(sha256), reread=place % step == 0)
        known = problem and sha256 in uses
        yield CheckedFile(sha256, problem, _use(*uses[sha256]) if known else None)


def _first_uses() -> dict[str, tuple]:
    """(field, key of the history row) by which each file was first named, one query a field."""
    uses: dict[str, tuple] = {}
    for model, history in HISTORY_MODELS.items():
        for field in model._meta.concrete_fields:
            if field.related_model is StoredFile:
                named = history._base_manager.exclude(**{field.attname: None}).order_by("history_id")
                for sha256, key in named.values_list(field.attname, "history_id").iterator():
                    uses.setdefault(sha256, (field, key))
    return uses


def _use(field, history_id: int) -> FileUse:
    row = HISTORY_MODELS[field.model]._base_manager.get(history_id=history_id)
    attached = field.model is Attachment
    name = row.name if attached else str(field.verbose_name)
    record = _record_in_words(row.record_type, row.record_id) if attached else str(row.instance)
    return FileUse(name, record, row.history_date, row.history_actor)


def _record_in_words(record_type: str, pk: int) -> str:
    """The record a file is attached to; its type and key when that kind of record is gone."""
    try:
        return str(apps.get_model(record_type)._base_manager.get(pk=pk))
    except (LookupError, ValueError, ObjectDoesNotExist):
        return f"{record_type} {pk}"


def _problem(sha256: str, size: int | None, *, reread: bool):
    if size is None:
        return gettext("Tệp có trong lịch sử nhưng không còn trong bảng tệp.")
    path = filestore.path_of(sha256)
    if not path.is_file():
        return gettext("Nội dung tệp bị mất khỏi kho.")
    if path.stat().st_size != size or (reread and not filestore.is_sound(sha256)):
        return gettext("Nội dung tệp trong kho đã bị thay đổi.")
    return None


def files_of(record, moment: Moment | None = None) -> list[Attachment]:
    """The attachments as instances, each with its `file`: what pages and packs list."""
    moment = moment or Moment()
    return moment.instances(attachments_of(record, moment))


def files_by_record(records, moment: Moment | None = None) -> dict[int, list[Attachment]]:
    """The attachments of several records of one kind, by their keys, each with its `file`; one query."""
    found: dict[int, list[Attachment]] = {record.pk: [] for record in records}
    if not found:
        return found
    moment = moment or Moment()
    kind = type(records[0]).record_type()
    rows = moment.rows(Attachment).filter(record_type=kind, record_id__in=found, withdrawn=False)
    for attachment in moment.instances(rows.select_related("file").order_by("id")):
        found[attachment.record_id].append(attachment)
    return found


def attached(record, moment: Moment | None = None) -> list[tuple[str, StoredFile]]:
    """The same as (name, file), as registers hand them to packs."""
    return [(attachment.name, attachment.file) for attachment in files_of(record, moment)]
