"""The list of documents from outside (BM-01-02): legal texts, and the procedures each one touches."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from documents.models.revision import Revision
from documents.states import legal as states
from qms.history.records import Records, TrackedManager
from qms.models import Record, UnitRecord, User
from qms.states import State
from qms.text import fold


class LegalText(Record):
    """One text from outside that the unit works by; `code` is its number and symbol, once in a unit.

    `expired_on` and `partly_on` are the first days on which it no longer holds, whole or in part. `source` is
    the entry of a unit above that this one was taken from. Whether it is in force is not stored: it
    follows from the days, see `standing`.
    """

    class Kind(models.TextChoices):
        LAW = "law", _("Luật")
        RESOLUTION = "resolution", _("Nghị quyết")
        DECREE = "decree", _("Nghị định")
        CIRCULAR = "circular", _("Thông tư")
        DECISION = "decision", _("Quyết định")
        LETTER = "letter", _("Công văn")
        STANDARD = "standard", _("Tiêu chuẩn")
        OTHER = "other", _("Khác")

    kind = models.CharField(_("loại văn bản"), max_length=20, choices=Kind.choices, default=Kind.CIRCULAR)
    folded_number = models.CharField(max_length=60, editable=False)
    issuing_body = models.CharField(_("cơ quan ban hành"), max_length=200)
    issued_on = models.DateField(_("ngày ban hành"), null=True, blank=True)
    effective_on = models.DateField(_("ngày hiệu lực"), null=True, blank=True)
    partly_on = models.DateField(_("hết hiệu lực một phần từ ngày"), null=True, blank=True)
    expired_on = models.DateField(_("hết hiệu lực từ ngày"), null=True, blank=True)
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("thay thế văn bản")
    )
    amends = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("sửa đổi văn bản")
    )
    where_found = models.CharField(_("nơi tra cứu"), max_length=300, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)
    source = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("lấy từ danh mục cấp trên"),
    )  # fmt: skip

    life_cycle = states.LEGAL_TEXT
    label = _("Văn bản bên ngoài")
    url_name = "documents:legal_text"
    untold = ("folded_number",)
    history = Records()

    #: The day on which `state` is told: pages of the past set theirs, else it is today.
    seen_on: dt.date | None = None

    class Meta(Record.Meta):
        verbose_name = _("văn bản bên ngoài")
        verbose_name_plural = _("tài liệu bên ngoài")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.UniqueConstraint(
                fields=["unit", "folded_number"], name="legal_text_once",
                violation_error_message=_("Số, ký hiệu này đã có trong danh mục của đơn vị."),
            ),
            models.CheckConstraint(condition=~Q(code=""), name="legal_text_has_number"),
        ]  # fmt: skip

    def save(self, **kwargs):
        self.folded_number = folded_number(self.code)
        super().save(**kwargs)

    @property
    def state(self) -> State:
        """Where it stands on the day of the page; a text taken off the list says so."""
        if self.status == states.REMOVED:
            return self.life_cycle.state(self.status)
        return self.standing(self.seen_on or timezone.localdate())

    def standing(self, on: dt.date) -> State:
        """Whether the text is in force on a day, by its days alone."""
        if self.expired_on and on >= self.expired_on:
            return states.STANDING[states.ENDED]
        if self.effective_on is None:
            return states.STANDING[states.UNDATED]
        if on < self.effective_on:
            return states.STANDING[states.NOT_YET]
        partly = self.partly_on and on >= self.partly_on
        return states.STANDING[states.PARTLY if partly else states.IN_FORCE]


def folded_number(number: str) -> str:
    """A number as it is compared: without marks, case and spaces ("118/2025/NĐ-CP" = "118/2025/nd-cp")."""
    return fold(number).replace(" ", "")


class LegalImpact(UnitRecord):
    """What one text means for one document: not looked at yet, to be updated, or nothing to change and why.

    `due_on` is three calendar months after the text takes effect (QĐ 19/2014/QĐ-TTg, Đ.4.4), kept in step
    with it; empty while that day is unknown. `done_by` is the revision that took the text in,
    `done_on` its day.
    """

    class Verdict(models.TextChoices):
        PENDING = states.PENDING, _("Chưa xem xét")
        UPDATE = states.UPDATE, _("Cần cập nhật")
        UNAFFECTED = states.UNAFFECTED, _("Không phải sửa")

    parent = "text"
    other_parents = ("document",)
    label = _("Ảnh hưởng của văn bản")

    text = models.ForeignKey(
        LegalText, models.PROTECT, related_name="impacts", verbose_name=_("văn bản bên ngoài")
    )
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="impacts", verbose_name=_("tài liệu chịu ảnh hưởng")
    )
    verdict = models.CharField(_("kết luận"), max_length=20, choices=Verdict.choices, default=Verdict.PENDING)
    explanation = models.TextField(_("nội dung phải sửa, hoặc lý do không phải sửa"), blank=True)
    judged_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người kết luận")
    )
    judged_on = models.DateField(_("ngày kết luận"), null=True, blank=True)
    due_on = models.DateField(_("hạn cập nhật"), null=True, blank=True)
    done_by = models.ForeignKey(
        Revision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("bản đã cập nhật")
    )
    done_on = models.DateField(_("ngày cập nhật"), null=True, blank=True)

    history = Records()
    objects = TrackedManager()

    class Meta:
        verbose_name = _("ảnh hưởng của văn bản")
        verbose_name_plural = _("ảnh hưởng của văn bản")
        ordering = ["text", "id"]
        constraints = [
            models.UniqueConstraint(fields=["text", "document"], name="impact_once"),
            models.CheckConstraint(
                condition=~Q(verdict=states.UNAFFECTED) | ~Q(explanation=""), name="unaffected_says_why",
                violation_error_message=_("Cần nêu lý do không phải sửa."),
            ),
            models.CheckConstraint(
                condition=Q(done_by__isnull=True, done_on__isnull=True)
                | Q(done_by__isnull=False, done_on__isnull=False, verdict=states.UPDATE),
                name="impact_done_by_a_revision",
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(self.document)

    def get_absolute_url(self):
        return f"{self.text.get_absolute_url()}#impact-{self.pk}"

    @property
    def is_open(self) -> bool:
        """Still to be judged or updated."""
        return self.verdict != states.UNAFFECTED and self.done_on is None

    def is_late(self, on: dt.date) -> bool:
        """Open past the due day, or done after it."""
        if self.due_on is None or self.verdict == states.UNAFFECTED:
            return False
        return (self.done_on or on) > self.due_on

    def standing(self, on: dt.date) -> State:
        """Where the clock stands on a day."""
        if self.done_on:
            return states.CLOCK[states.DONE_LATE if self.is_late(on) else states.DONE]
        return states.CLOCK[states.OVERDUE if self.is_late(on) else self.verdict]
