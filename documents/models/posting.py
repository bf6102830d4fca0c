"""A procedure posted for everybody to read, on the board of the office and at an address of its own."""

import datetime as dt
import re

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents import states
from documents.models.document import Document
from documents.states import posting as posting_states
from qms.history.records import Records
from qms.models import Record, User
from qms.text import fold

CHECK_EVERY = 30  # days
LONGEST_SLUG = 60
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def slug_of(text: str) -> str:
    """A short address out of a title or code: "Đăng ký tạm trú" → "dang-ky-tam-tru"; at most 60 letters."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    while len("-".join(words)) > LONGEST_SLUG and len(words) > 1:
        words.pop()
    return "-".join(words)[:LONGEST_SLUG]


class Posting(Record):
    """One procedure that is, or was, posted.

    ``slug`` is the last part of its public address and never changes: it is printed as a QR code. ``field``
    is the field of work it is listed under. ``checked_on`` is the last day somebody compared the board with
    what is in force; nobody has since ``posted_on`` while it is empty.
    """

    code_kind = "NY"
    life_cycle = posting_states.POSTING
    label = _("Niêm yết công khai")
    url_name = "documents:posting"

    document = models.OneToOneField(
        Document, models.PROTECT, related_name="posting", verbose_name=_("quy trình")
    )
    field = models.CharField(_("lĩnh vực"), max_length=80)
    slug = models.CharField(_("địa chỉ ngắn"), max_length=LONGEST_SLUG)
    place = models.CharField(_("nơi niêm yết bản giấy"), max_length=120, blank=True)
    posted_on = models.DateField(_("niêm yết từ ngày"))
    checked_on = models.DateField(_("kiểm tra gần nhất"), null=True, blank=True, editable=False)
    checked_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("người kiểm tra"),
    )  # fmt: skip
    taken_down_on = models.DateField(_("gỡ ngày"), null=True, blank=True, editable=False)

    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("niêm yết công khai")
        verbose_name_plural = _("niêm yết công khai")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.UniqueConstraint(
                fields=["unit", "slug"], name="posting_address_once",
                violation_error_message=_("Địa chỉ ngắn này đã dùng cho thủ tục khác của đơn vị."),
            ),
            models.CheckConstraint(
                condition=~Q(slug="") & ~Q(field=""), name="posting_has_address_and_field",
                violation_error_message=_("Niêm yết phải có lĩnh vực và địa chỉ ngắn."),
            ),
            models.CheckConstraint(
                condition=Q(status=posting_states.POSTED, taken_down_on=None)
                | Q(status=posting_states.TAKEN_DOWN, taken_down_on__isnull=False),
                name="posting_ends_once",
                violation_error_message=_("Niêm yết đã gỡ phải có ngày gỡ, và chỉ khi đã gỡ."),
            ),
        ]  # fmt: skip

    @property
    def is_up(self) -> bool:
        return self.status == posting_states.POSTED

    @property
    def check_due(self) -> dt.date:
        """Until when it must be compared again: monthly, and at once when a newer revision takes effect."""
        seen, newer = self.checked_on or self.posted_on, self.document.effective_from
        monthly = seen + dt.timedelta(days=CHECK_EVERY)
        return min(monthly, newer) if newer is not None and newer > seen else monthly

    def standing(self, on: dt.date):
        """The state in words on a day: what the calendar and the document make of a posting that is up."""
        if not self.is_up:
            return self.state
        if self.document.status != states.DOC_EFFECTIVE:
            return posting_states.OVER
        return posting_states.UNCHECKED if self.check_due < on else self.state

    @property
    def public_path(self) -> str:
        """The public address without the host."""
        return reverse("documents:public_procedure", args=[unit_slug(self.unit), self.slug])


def unit_slug(unit) -> str:
    """How a unit is named in public addresses: its code, in small letters where that loses nothing."""
    return unit.code.lower() if unit.code.isascii() else unit.code
