"""What is true until somebody looks again: who follows a record and when it is looked at the next time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.retention import after_months
from registers import states
from registers.models.register import RegisterRecord, Reminder, Section, person_field

EVERY = [(3, _("3 tháng")), (6, _("6 tháng")), (12, _("12 tháng")), (24, _("24 tháng"))]
FOLLOW_UP = Section(_("Theo dõi"), ("person", "review_months", "reviewed_on"))


class ReviewedRecord(RegisterRecord):
    """A line that is kept up until it ends, and looked at again every so many months.

    `next_review` follows from the last look, or from the day the line was written.
    """

    life_cycle = states.KEPT

    person = person_field(_("Người theo dõi"))
    review_months = models.PositiveSmallIntegerField(_("Xem xét lại sau"), choices=EVERY, default=12)
    reviewed_on = models.DateField(_("Ngày xem xét gần nhất"), null=True, blank=True)
    next_review = models.DateField(_("Lần xem xét tới"), null=True, editable=False)

    reminders = (Reminder("next_review", _("Xem xét lại"), {"status": "current"}, icon="search-check"),)

    class Meta(RegisterRecord.Meta):
        abstract = True

    def save(self, **kwargs):
        self.next_review = after_months(self.reviewed_on or self.written_on, self.review_months)
        super().save(**kwargs)

    def stepped(self, verb, on):
        if verb == "registers.look":
            self.reviewed_on = on
