"""Checks of the place where people are received (ISO 9001:2015, 7.1.4), item by item."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from qms.history import Records
from qms.states import Missing, State
from registers import states
from registers.models.premises_item import PremisesItem
from registers.models.register import RegisterRecord, RegisterRow, Reminder, Section, person_field

GOOD = State("good", _("Đạt"), "ok", "check")
BAD = State("bad", _("Không đạt"), "danger", "octagon-alert")
OPEN = State("open", _("Chưa kiểm tra"), "mute", "minus")
VERDICTS = {"good": GOOD, "bad": BAD, "": OPEN}


class PremisesCheck(RegisterRecord):
    """One check on one day; photos are attached to its items, or to the whole of it."""

    url_name = "registers:premisescheck"
    label = _("Lần kiểm tra nơi tiếp dân")
    code_kind = "KTN"
    life_cycle = states.WRITTEN

    checked_on = models.DateField(_("Ngày kiểm tra"))
    person = person_field(_("Người kiểm tra"))
    remark = models.TextField(_("Nhận xét, việc phải làm ngay"), blank=True)
    item_count = models.PositiveSmallIntegerField(_("Số hạng mục"), default=0, editable=False)
    good_count = models.PositiveSmallIntegerField(_("Số hạng mục đạt"), default=0, editable=False)
    bad_count = models.PositiveSmallIntegerField(_("Số hạng mục không đạt"), default=0, editable=False)

    history = Records()
    sections = (Section(_("Lần kiểm tra"), ("title", "checked_on", "person", "remark")),)
    reminders = (
        Reminder("checked_on", _("Kiểm tra nơi tiếp dân"), {"status": "draft"}, ahead=3, icon="armchair"),
    )
    needed = {"registers.close": (("person", _("Ghi người kiểm tra")),)}

    class Meta(RegisterRecord.Meta):
        verbose_name = _("lần kiểm tra nơi tiếp dân")
        verbose_name_plural = _("kiểm tra nơi tiếp dân")

    @property
    def takes_rows(self) -> bool:
        return self.status == "draft"

    @property
    def outcome(self) -> State:
        """Good only when every item was looked at and none failed."""
        if self.bad_count:
            return BAD
        return GOOD if self.item_count and self.good_count == self.item_count else OPEN

    @property
    def good_of(self) -> str:
        """Items passed of items on the list, "12/13"; a dash without any."""
        return f"{self.good_count}/{self.item_count}" if self.item_count else ""

    def chips(self, on):
        return [self.outcome]

    def first_rows(self, moment):
        """One row for each item in use in the unit; where it keeps no list, in the unit above."""
        items = items_for(self.unit, moment)
        return [
            PremisesCheckRow(unit=self.unit, check_record=self, no=number, item=item.title, how=item.how)
            for number, item in enumerate(items, start=1)
        ]

    def absorb(self, rows):
        results = [row.result for row in rows]
        return self._took(
            item_count=len(rows), good_count=results.count("good"), bad_count=results.count("bad")
        )

    def missing_for(self, verb, moment):
        gaps = super().missing_for(verb, moment)
        if verb != "registers.close":
            return gaps
        left = self.item_count - self.good_count - self.bad_count
        if not self.item_count:
            gaps.append(Missing(_("Ghi ít nhất một hạng mục"), "rows"))
        elif left:
            words = ngettext("Còn %(n)s hạng mục chưa kiểm tra", "Còn %(n)s hạng mục chưa kiểm tra", left)
            gaps.append(Missing(words % {"n": left}, "rows"))
        return gaps


def items_for(unit, moment) -> list[PremisesItem]:
    """The items in use in the unit, else those of the nearest unit above that keeps a list."""
    while unit is not None:
        rows = moment.rows(PremisesItem).filter(unit_id=unit.pk, status="current")
        if found := moment.instances(rows.order_by("no", "id")):
            return found
        unit = unit.parent_unit
    return []


class PremisesCheckRow(RegisterRow):
    """One item of a check: passed or not, with a note."""

    class Result(models.TextChoices):
        GOOD = "good", _("Đạt")
        BAD = "bad", _("Không đạt")

    parent = "check_record"
    label = _("Hạng mục")

    check_record = models.ForeignKey(PremisesCheck, models.PROTECT, verbose_name=_("Lần kiểm tra"))
    no = models.PositiveSmallIntegerField(_("Thứ tự"), default=99)
    item = models.CharField(_("Hạng mục"), max_length=300)
    how = models.CharField(_("Thế nào là đạt"), max_length=300, blank=True)
    result = models.CharField(_("Kết quả"), max_length=4, choices=Result, blank=True)
    note = models.CharField(_("Ghi chú"), max_length=300, blank=True)

    history = Records()
    sections = (Section(_("Hạng mục"), ("no", "item", "how", "result", "note")),)
    filled_together = ("result", "note")
    takes_files = True

    class Meta:
        verbose_name = _("hạng mục của lần kiểm tra")
        verbose_name_plural = _("hạng mục của lần kiểm tra")
        ordering = ["no", "id"]

    def __str__(self):
        return self.item

    @property
    def verdict(self) -> State:
        return VERDICTS[self.result]


PremisesCheck.row_model = PremisesCheckRow
