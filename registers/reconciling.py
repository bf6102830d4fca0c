"""The register set against its hand-overs, its calendar and its numbers: what does not agree, line by line.

For internal audit and inspection (9.1.3, 8.5.1): nothing is corrected here, each line names a file and what
differs.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.export.tables import batches
from qms.history import history_of
from qms.states import State
from registers.models import Apology, Handover, ServiceFile
from registers.recomputing import Recomputing
from registers.states import service_files as states

BATCH = 500
IMPORT = "registers.file_import"
CODE = re.compile(rf"{ServiceFile.code_kind}-(\d{{4}})-(\d+)")
CHECKS = {
    "hands": State("hands", gettext_lazy("Không có lượt giao nhận"), "warn", "arrow-right-left"),
    "receipt": State("receipt", gettext_lazy("Đã trả, không có ký nhận"), "warn", "signature"),
    "outcome": State("outcome", gettext_lazy("So với hạn ghi khác tính lại"), "danger", "scale"),
    "left": State("left", gettext_lazy("Giờ có kết quả khác giờ rời bước cuối"), "warn", "clock"),
    "due": State("due", gettext_lazy("Hẹn trả ghi khác tính lại"), "danger", "calendar-clock"),
    "apology": State("apology", gettext_lazy("Quá hạn, không có phiếu xin lỗi"), "warn", "file-pen"),
    "gap": State("gap", gettext_lazy("Thiếu số trong dãy mã"), "danger", "hash"),
}


@dataclass(frozen=True)
class Difference:
    """One thing that does not agree. ``file`` is None for a number that no file bears."""

    check: str
    unit: object
    code: str
    file: ServiceFile | None
    kept: str
    counted: str

    @property
    def state(self) -> State:
        return CHECKS[self.check]

    @property
    def pk(self) -> str:
        return f"{self.check}-{self.unit_id}-{self.code}"

    @property
    def unit_id(self) -> int:
        return self.unit.pk

    def get_absolute_url(self) -> str:
        return self.file.get_absolute_url() if self.file else ""


def files_of_period(rows, period) -> object:
    """The files received in a period (two days, both included)."""
    first, last = period
    begin = timezone.make_aware(dt.datetime.combine(first, dt.time.min))
    end = timezone.make_aware(dt.datetime.combine(last, dt.time.max))
    return rows.filter(received_at__range=(begin, end))


def differences(rows, period, moment) -> Iterator[Difference]:
    """Every difference of the files among ``rows`` received in the period, by code; then missing numbers."""
    found = files_of_period(rows, period).select_related("unit", "procedure").order_by("unit_id", "code")
    recount = Recomputing(moment)
    for batch in batches(moment.iterate(found, BATCH), BATCH):
        yield from _of_batch(batch, recount, moment)
    yield from _gaps(rows, period)


def _of_batch(files, recount, moment) -> Iterator[Difference]:
    hands, imported = moment.children(Handover, files, order_by=("number",)), _imported(files)
    signed = _with_apology(files, moment)
    for again in recount.of(files):
        key = again.file.pk
        yield from _of_file(again, hands[key], key in imported, key in signed, moment)


def _of_file(again, hands, is_imported, has_apology, moment) -> Iterator[Difference]:
    file = again.file

    def line(check, kept="", counted=""):
        return Difference(check, file.unit, file.code, file, kept, counted)

    if not hands and not is_imported:
        yield line("hands", _("0 lượt"), _("ít nhất 1 lượt"))
    if file.status == states.RETURNED and not file.receipt.strip():
        yield line("receipt", "–", _("cách ký nhận"))
    if file.resolved_at and again.outcome != file.outcome:
        yield line("outcome", _outcome(file.outcome), _outcome(again.outcome))
    if hands and file.resolved_at and hands[-1].left_at != file.resolved_at:
        yield line("left", when(file.resolved_at), when(hands[-1].left_at))
    if not again.due_agrees:
        yield line("due", *_dues(again))
    if file.is_late(moment.at) and not has_apology:
        yield line("apology", "–", _("hẹn trả %(at)s") % {"at": when(file.due_at)})


def _dues(again) -> tuple[str, str]:
    """The pair of due times that differs, and by which calendar each was counted."""
    file = again.file
    kept, counted = (file.due_at, again.due) if again.due != file.due_at else (
        file.first_due_at, again.first_due,
    )  # fmt: skip
    words = _("%(at)s, lịch %(version)s")
    return (
        words % {"at": when(kept), "version": file.calendar_version or "–"},
        words % {"at": when(counted), "version": again.calendar_version or "–"},
    )


def when(at) -> str:
    """A moment on the office's clock, to the minute."""
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M}" if at else "–"


def _outcome(value) -> str:
    state = states.OUTCOMES.get(value)
    return str(state.label) if state else "–"


def _imported(files) -> set[int]:
    """Files out of an old register: their hand-overs were never kept here."""
    keys = [file.pk for file in files]
    rows = history_of(ServiceFile)._base_manager.filter(id__in=keys, history_type="+", history_verb=IMPORT)
    return set(rows.order_by().values_list("id", flat=True))


def _with_apology(files, moment) -> set[int]:
    rows = moment.rows(Apology).filter(file_id__in=[file.pk for file in files], signed_at__isnull=False)
    return set(rows.order_by().values_list("file_id", flat=True))


def _gaps(rows, period) -> Iterator[Difference]:
    """Numbers missing in the codes of the years of a period, up to the highest of each unit and year."""
    first, last = period
    for year in range(first.year, last.year + 1):
        found = rows.filter(code__startswith=f"{ServiceFile.code_kind}-{year}-").order_by()
        by_unit: dict[int, set[int]] = {}
        for unit, code in found.values_list("unit_id", "code").iterator():
            if told := CODE.fullmatch(code):
                by_unit.setdefault(unit, set()).add(int(told[2]))
        yield from _missing(by_unit, year)


def _missing(by_unit, year) -> Iterator[Difference]:
    units = _units(by_unit)
    for key in sorted(by_unit):
        numbers = by_unit[key]
        for number in sorted(set(range(1, max(numbers) + 1)) - numbers):
            code = f"{ServiceFile.code_kind}-{year}-{number:04d}"
            highest = f"{ServiceFile.code_kind}-{year}-{max(numbers):04d}"
            yield Difference("gap", units[key], code, None, "–", _("dãy mã đến %(code)s") % {"code": highest})


def _units(keys) -> dict:
    model = ServiceFile._meta.get_field("unit").related_model
    return model._base_manager.in_bulk(list(keys))


def drawn(rows, period, seed: str, n: int) -> list[int]:
    """Keys of n files of the period drawn by a seed: those whose SHA-256 of "seed:unit:code" comes first.

    The same seed, period and register give the same files to whoever draws again, by hand if need be.
    """
    found = files_of_period(rows, period).order_by().values_list("id", "unit__code", "code")
    ranked = ((_rank(seed, unit, code), key) for key, unit, code in found.iterator())
    return [key for _digest, key in sorted(ranked)[:n]]


def _rank(seed, unit, code) -> str:
    return hashlib.sha256(f"{seed}:{unit}:{code}".encode()).hexdigest()
