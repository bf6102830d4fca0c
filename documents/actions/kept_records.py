"""Kept records: the list of kinds, filled from the procedures in force, and the batches held (7.5.3.2 d)."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.models import Document, Kind, RecordBatch, RecordKind, Revision
from documents.retention import Retention, kept_until, read_retention
from documents.states import EFFECTIVE
from documents.states import kept_records as states
from qms.hashing import sha256_of
from qms.history.acts import action
from qms.permissions import require
from qms.states import Refused
from qms.text import fold

NEW, CHANGED, GONE, UNREADABLE = "new", "changed", "gone", "unreadable"
NAME_LENGTH, PLACE_LENGTH = 300, 200


# --- kinds ---------------------------------------------------------------------------------------


@action("documents.kind_create")
def create_kind(kind, *, by, reason=""):
    """Add a kind of record to the list; without a code it gets the next one of the unit and year."""
    require(by, "documents.create_record_kind", kind)
    _refuse_unsound(kind)
    kind.number()
    kind.save()
    return kind


@action("documents.kind_edit")
def edit_kind(kind, *, by, reason=""):
    """Save changed facts of a kind; another retention moves the day of every batch of it still held."""
    require(by, "documents.edit_record_kind", RecordKind.objects.get(pk=kind.pk))
    _refuse_unsound(kind)
    kind.save()
    _reckon_batches(kind)
    return kind


def _refuse_unsound(kind):
    if kind.is_permanent == (kind.retention_months is not None):
        raise Refused(_("Ghi thời hạn lưu, hoặc chọn lưu vĩnh viễn, không cả hai."))
    if kind.document is not None and kind.document.unit_id != kind.unit_id:
        raise Refused(_("Quy trình phải là tài liệu của chính đơn vị."))
    taken = RecordKind.objects.filter(unit=kind.unit).exclude(pk=kind.pk).values_list("code", flat=True)
    if kind.code and kind.code.casefold() in {code.casefold() for code in taken}:
        raise Refused(_("Mã %(code)s đã có trong danh mục.") % {"code": kind.code})


def _kind_step(verb):
    @action(verb)
    def step(kind, *, by, reason=""):
        require(by, "documents.edit_record_kind", kind)
        kind.life_cycle.move(kind, verb, by=by, reason=reason)
        kind.save()
        return kind

    return step


end_kind = _kind_step("documents.kind_end")
resume_kind = _kind_step("documents.kind_resume")
KIND_ACTS = {step.verb: step for step in (end_kind, resume_kind)}


# --- from the procedures in force ------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """One line in which the list and the procedures in force differ.

    ``record`` is the line of the procedure (None when it is gone), ``kind`` the entry of the list (None when
    it is new), ``retention`` what the procedure states, None where its words name no length of time.
    """

    what: str
    document: Document
    record: object | None = None
    kind: RecordKind | None = None
    retention: Retention | None = None

    @property
    def key(self) -> str:
        """Names this very difference: with another text or retention it is another one."""
        stated = [self.record.name, self.record.retention] if self.record else []
        return sha256_of([self.what, self.document.pk, self.kind.pk if self.kind else 0, *stated])[:16]

    @property
    def may_be_taken(self) -> bool:
        return self.what != UNREADABLE


def differences(unit) -> list[Difference]:
    """What the procedures in force say about kept records and the list does not, and the other way round."""
    revisions = Revision.objects.filter(
        unit=unit, status=EFFECTIVE, document__kind=Kind.PROCEDURE
    ).select_related("document", "document__owner")
    kinds = RecordKind.objects.filter(unit=unit, status=states.IN_USE).exclude(document=None)
    known = {(kind.document_id, fold(kind.source_name)): kind for kind in kinds.select_related("document")}
    found, named = [], set()
    for revision in revisions.order_by("document__code"):
        for record in revision.body.records:
            key = (revision.document_id, fold(record.name))
            if key not in named:
                named.add(key)
                found += _compared(revision.document, record, known.get(key))
    gone = [kind for key, kind in known.items() if key not in named and kind.source_name]
    return found + [Difference(GONE, kind.document, kind=kind) for kind in gone]


def _compared(document, record, kind):
    retention = read_retention(record.retention)
    if kind is None:
        yield Difference(NEW if retention else UNREADABLE, document, record, None, retention)
    elif retention is not None and retention != kind.retention:
        yield Difference(CHANGED, document, record, kind, retention)


@action("documents.kind_fill")
def fill(unit, keys, *, by, reason="") -> list[RecordKind]:
    """Take the chosen differences into the list; those that have changed meanwhile are left out."""
    require(by, "documents.create_record_kind", RecordKind(unit=unit))
    chosen = [one for one in differences(unit) if one.key in set(keys) and one.may_be_taken]
    return [TAKE[one.what](unit, one, by) for one in chosen]


def _take_new(unit, one, by):
    record, document = one.record, one.document
    kind = RecordKind(
        unit=unit, document=document, source_name=record.name, title=record.name[:NAME_LENGTH],
        place=record.place[:PLACE_LENGTH] or _("Chưa ghi"), medium=record.medium[:100],
        keeper=document.owner, retention_basis=_basis(document), code=_code_in(unit, document),
        **_stored(one.retention),
    )  # fmt: skip
    return create_kind(kind, by=by)


def _code_in(unit, document) -> str:
    """ "QT-01.HS-03": the third kind of record of that procedure."""
    count = RecordKind.objects.filter(unit=unit, document=document).count()
    taken = set(RecordKind.objects.filter(unit=unit).values_list("code", flat=True))
    numbers = range(count + 1, count + len(taken) + 2)
    return next(code for n in numbers if (code := f"{document.code[:48]}.HS-{n:02d}") not in taken)


def _take_changed(unit, one, by):
    kind = one.kind
    for name, value in _stored(one.retention).items():
        setattr(kind, name, value)
    kind.retention_basis = _basis(one.document)
    return edit_kind(kind, by=by)


def _take_gone(unit, one, by):
    words = _("Quy trình %(code)s đang hiệu lực không còn nêu hồ sơ này") % {"code": one.document.code}
    return end_kind(one.kind, by=by, reason=words)


TAKE = {NEW: _take_new, CHANGED: _take_changed, GONE: _take_gone}


def _stored(retention) -> dict:
    return {"is_permanent": retention.is_permanent, "retention_months": retention.months}


def _basis(document) -> str:
    return _("Quy trình %(code)s, mục 7") % {"code": document.code}


# --- batches -------------------------------------------------------------------------------------


@action("documents.batch_create")
def create_batch(batch, *, by, reason=""):
    """Note a batch that is held from now on; it gets the next number and the last day of its keeping."""
    require(by, "documents.keep_batch", batch)
    _refuse_foreign_kind(batch)
    batch.number()
    _describe(batch)
    batch.save()
    return batch


@action("documents.batch_edit")
def edit_batch(batch, *, by, reason=""):
    """Save changed facts of a batch. Raises Refused once it is destroyed or handed over."""
    stored = RecordBatch.objects.get(pk=batch.pk)
    require(by, "documents.edit_batch", stored)
    if stored.status == states.DESTROYED:
        raise Refused(_("Hồ sơ đã tiêu hủy, thông tin giữ nguyên như lúc tiêu hủy."))
    if stored.status == states.HANDED_OVER:
        raise Refused(_("Hồ sơ đã giao nộp vào lưu trữ, thông tin giữ nguyên như lúc giao."))
    _refuse_foreign_kind(batch)
    _describe(batch)
    batch.save()
    return batch


def _refuse_foreign_kind(batch):
    if batch.kind.unit_id != batch.unit_id:
        raise Refused(_("Loại hồ sơ phải thuộc danh mục của chính đơn vị."))


def _describe(batch):
    batch.title = f"{batch.kind.title[:200]}, {batch.period}"
    batch.kept_until = kept_until(batch.closed_on, batch.kind.retention_months)


def _reckon_batches(kind):
    held = RecordBatch.objects.filter(kind=kind).exclude(status__in=states.GONE)
    for batch in held.order_by("id"):
        if batch.kept_until != kept_until(batch.closed_on, kind.retention_months):
            batch.kind = kind
            _reckon(batch, by=None)


@action("documents.batch_reckon")
def _reckon(batch, *, by, reason=""):
    _describe(batch)
    batch.save()


@action("documents.batch_hold")
def hold(batch, *, by, reason=""):
    """Keep a batch back, whatever its time, for a complaint or an inspection; with the reason."""
    require(by, "documents.hold_batch", batch)
    batch.life_cycle.move(batch, "documents.batch_hold", by=by, reason=reason)
    batch.hold_reason = reason.strip()
    batch.save()
    return batch


@action("documents.batch_release")
def release(batch, *, by, reason=""):
    """Hold a batch back no longer, with the reason."""
    require(by, "documents.hold_batch", batch)
    batch.life_cycle.move(batch, "documents.batch_release", by=by, reason=reason)
    batch.hold_reason = ""
    batch.save()
    return batch


BATCH_ACTS = {step.verb: step for step in (hold, release)}
