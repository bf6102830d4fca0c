"""What kept records and disposals offer to the rest of the house: evidence, search, home page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.actions.disposals import keep_waiting_minutes
from documents.actions.handovers import keep_waiting_handovers
from documents.disposal_minutes import minutes_pdf
from documents.exports.documents import ROOM
from documents.handover_minutes import handover_pdf
from documents.models import Disposal, DisposalLine, RecordBatch, RecordKind
from documents.states import disposal as disposals
from documents.states import kept_records as states
from documents.tables.kept_records import DisposalTable, RecordBatchTable, RecordKindTable
from qms import daily, evidence, rail, search, worklist
from qms.models.files import attached
from qms.worklist import Task

# Of kinds and batches the lists say everything: packs hold no paper of each but the minutes of hand-overs.
evidence.register(
    evidence.Register(
        slug="record_kinds", table=RecordKindTable, files=attached, order=13,
        maintained=True, in_force=lambda kind: kind.status == states.IN_USE,
    )
)  # fmt: skip
evidence.register(
    evidence.Register(
        slug="record_batches", table=RecordBatchTable, record_pdf=handover_pdf, files=attached, order=14
    )
)  # fmt: skip
evidence.register(
    evidence.Register(slug="disposals", table=DisposalTable, record_pdf=minutes_pdf, files=attached, order=15)
)
for model in (RecordKind, RecordBatch, Disposal):
    search.register(model)
rail.shelf(ROOM, gettext_lazy("Danh mục hồ sơ"), "documents:record_kind_list", order=40)
rail.shelf(ROOM, gettext_lazy("Hồ sơ đang lưu"), "documents:record_batch_list", order=42)
rail.shelf(ROOM, gettext_lazy("Tiêu hủy hồ sơ"), "documents:disposal_list", order=45)
daily.register(keep_waiting_minutes)
daily.register(keep_waiting_handovers)


@worklist.register
def due_batches(user, units, on) -> Iterator[Task]:
    """One line a unit: how many batches are past their time, the oldest by name."""
    listed = DisposalLine.objects.filter(disposal__status__in=disposals.OPEN).values("batch")
    rows = RecordBatch.objects.filter(unit__in=units, status=states.KEPT, kept_until__lt=on)
    due: dict[int, list] = {}
    for batch in rows.exclude(pk__in=listed).select_related("unit").order_by("kept_until", "id"):
        due.setdefault(batch.unit_id, []).append(batch)
    for batches in due.values():
        if user.has_perm("documents.create_disposal", batches[0]):
            yield _due_task(batches)


def _due_task(batches):
    others = len(batches) - 1
    note = _("và %(n)s lô khác đã hết thời hạn lưu") % {"n": others} if others else _("đã hết thời hạn lưu")
    return Task(
        verb=_("Hồ sơ đến hạn tiêu hủy"), record=batches[0], note=note, action=_("Xem danh sách"),
        url=f"{reverse('documents:record_batch_list')}?term={states.DUE.value}", icon="calendar-clock",
    )  # fmt: skip


@worklist.register
def open_disposals(user, units, on) -> Iterator[Task]:
    """Lists that wait for the head, and approved ones that wait for their minutes."""
    rows = Disposal.objects.filter(unit__in=units, status__in=(disposals.SUBMITTED, disposals.APPROVED))
    for disposal in rows.select_related("unit"):
        submitted = disposal.status == disposals.SUBMITTED
        may = "documents.approve_disposal" if submitted else "documents.complete_disposal"
        if user.has_perm(may, disposal):
            verb = _("Phê duyệt tiêu hủy") if submitted else _("Tiêu hủy và ghi biên bản")
            yield Task(
                verb=verb, record=disposal, url=disposal.get_absolute_url(), icon="trash-2",
                action=_("Phê duyệt") if submitted else _("Ghi biên bản"),
            )  # fmt: skip
