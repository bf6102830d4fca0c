"""Interested parties and what they require (ISO 9001:2015, 4.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from registers.models.register import Section
from registers.models.reviewed import FOLLOW_UP, ReviewedRecord


class InterestedParty(ReviewedRecord):
    """Somebody who is affected by the office or affects it; the title names them."""

    url_name = "registers:interestedparty"
    label = _("Bên quan tâm")
    code_kind = "BQT"

    needs = models.TextField(_("Nhu cầu, mong đợi"))
    is_requirement = models.BooleanField(_("Là yêu cầu phải đáp ứng"), default=True)
    basis = models.CharField(_("Căn cứ của yêu cầu"), max_length=200, blank=True)
    how_met = models.TextField(_("Cách đáp ứng"), blank=True)

    history = Records()
    sections = (
        Section(_("Bên quan tâm và yêu cầu"), ("title", "needs", "is_requirement", "basis")),
        Section(_("Cách đáp ứng"), ("how_met",)),
        FOLLOW_UP,
    )
    needed = {"registers.look": (("how_met", _("Nêu cách đáp ứng")),)}

    class Meta(ReviewedRecord.Meta):
        verbose_name = _("bên quan tâm")
        verbose_name_plural = _("bên quan tâm và yêu cầu")
