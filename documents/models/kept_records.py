"""Kept records (BM-01-05): the kinds a unit keeps, and the batches in its cabinets."""

import datetime as dt

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.models.document import Document
from documents.retention import Retention, hand_over_by
from documents.states import kept_records as states
from qms.history.records import Records
from qms.models import Record, StoredFile, User
from qms.states import State


class RecordKind(Record):
    """One kind of record the unit keeps: from which procedure, where, how long, who may see it.

    `source_name` is the line of the procedure it came from, by which both are compared again.
    """

    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="record_kinds",
        verbose_name=_("theo quy trình"),
    )  # fmt: skip
    source_name = models.TextField(_("dòng hồ sơ lưu của quy trình"), blank=True, editable=False)
    place = models.CharField(_("nơi lưu"), max_length=200)
    arrangement = models.CharField(_("cách sắp xếp"), max_length=200, blank=True)
    medium = models.CharField(_("hình thức"), max_length=100, blank=True)
    is_permanent = models.BooleanField(_("lưu vĩnh viễn"), default=False)
    retention_months = models.PositiveIntegerField(
        _("thời hạn lưu (tháng)"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    retention_basis = models.CharField(_("căn cứ thời hạn"), max_length=300, blank=True)
    access = models.CharField(_("ai được xem"), max_length=300, blank=True)
    keeper = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người giữ")
    )

    life_cycle = states.RECORD_KIND
    label = _("Loại hồ sơ lưu")
    code_kind = "LHS"
    url_name = "documents:record_kind"
    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("loại hồ sơ lưu")
        verbose_name_plural = _("danh mục hồ sơ")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.CheckConstraint(
                condition=Q(is_permanent=True, retention_months__isnull=True)
                | Q(is_permanent=False, retention_months__gte=1),
                name="kind_kept_for_a_time_or_ever",
                violation_error_message=_("Ghi thời hạn lưu, hoặc chọn lưu vĩnh viễn, không cả hai."),
            ),
        ]  # fmt: skip

    @property
    def retention(self) -> Retention:
        return Retention(self.retention_months)

    @property
    def retention_words(self) -> str:
        return str(self.retention)


class RecordBatch(Record):
    """Some records of one kind, of one period, in one place: what is handed over, held, destroyed.

    `kept_until` is the last day they must still be there, by the kind's retention (see
    `documents.retention.kept_until`), and is reckoned anew by the acts that change either. Destroyed, the row
    stays, with the disposal that says how; handed over to an archive, with whom, when and the minutes.
    """

    class Measure(models.TextChoices):
        FOLDER = "folder", pgettext_lazy("measure", "cặp")
        BOX = "box", pgettext_lazy("measure", "hộp")
        FILE = "file", pgettext_lazy("measure", "tệp")
        BOOK = "book", pgettext_lazy("measure", "quyển")

    kind = models.ForeignKey(RecordKind, models.PROTECT, related_name="batches", verbose_name=_("loại hồ sơ"))
    period_from = models.DateField(_("hồ sơ từ ngày"))
    period_to = models.DateField(_("đến ngày"))
    quantity = models.PositiveIntegerField(_("số lượng"), default=1, validators=[MinValueValidator(1)])
    measure = models.CharField(_("tính theo"), max_length=10, choices=Measure.choices, default=Measure.FOLDER)
    place = models.CharField(_("nơi để"), max_length=200)
    closed_on = models.DateField(_("ngày kết thúc hồ sơ"), null=True, blank=True)
    kept_until = models.DateField(_("lưu đến hết ngày"), null=True, blank=True, editable=False)
    hold_reason = models.TextField(_("lý do giữ lại"), blank=True, editable=False)
    destroyed_on = models.DateField(_("ngày tiêu hủy"), null=True, blank=True, editable=False)
    handed_to = models.CharField(_("giao nộp cho"), max_length=200, blank=True, editable=False)
    receiver = models.CharField(_("người nhận"), max_length=160, blank=True, editable=False)
    handed_on = models.DateField(_("ngày giao nộp"), null=True, blank=True, editable=False)
    handover_number = models.CharField(_("số biên bản giao nhận"), max_length=40, blank=True, editable=False)
    handover_file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("biên bản giao nhận"),
    )  # fmt: skip
    note = models.TextField(_("ghi chú"), blank=True)

    life_cycle = states.RECORD_BATCH
    label = _("Hồ sơ đang lưu")
    code_kind = "HSL"
    url_name = "documents:record_batch"
    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("lô hồ sơ lưu")
        verbose_name_plural = _("hồ sơ đang lưu")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")), name="batch_period_in_order",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("period_to")),
                name="batch_closed_after_its_period",
                violation_error_message=_("Hồ sơ kết thúc từ ngày cuối của kỳ trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(status=states.DESTROYED, destroyed_on__isnull=False)
                | ~Q(status=states.DESTROYED) & Q(destroyed_on__isnull=True),
                name="batch_destroyed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(status=states.HANDED_OVER, handed_on__isnull=False) & ~Q(handed_to="")
                | ~Q(status=states.HANDED_OVER) & Q(handed_on__isnull=True, handed_to=""),
                name="batch_handed_over_to_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(status=states.ON_HOLD) | ~Q(hold_reason=""), name="batch_held_for_a_reason"
            ),
        ]  # fmt: skip

    @property
    def amount(self) -> str:
        """ "03 cặp"."""
        return f"{self.quantity:02d} {self.get_measure_display()}"

    @property
    def period(self) -> str:
        """ "2019" for a whole year, else "01/02/2019 – 31/03/2019"."""
        first, last = self.period_from, self.period_to
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
            return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
        return f"{first:%d/%m/%Y} – {last:%d/%m/%Y}"

    def is_due(self, on: dt.date) -> bool:
        """Its time is over and nothing else keeps it."""
        return self.status == states.KEPT and self.kept_until is not None and on > self.kept_until

    @property
    def hand_over_by(self) -> dt.date | None:
        """Until when it is usually handed over; None while it is open or once it has left."""
        return None if self.status in states.GONE else hand_over_by(self.closed_on)

    def term(self, on: dt.date) -> State | None:
        """Its time in words: due, for ever, or nothing special."""
        if self.is_due(on):
            return states.DUE
        return states.FOREVER if self.closed_on and self.kept_until is None else None
