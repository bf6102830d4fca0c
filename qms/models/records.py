"""What every record of every floor has: a unit, a code, a title, a state, a page."""

from django.db import models
from django.db.models import Q
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qms.history.acts import current_act
from qms.history.records import TrackedModel
from qms.models.numbering import next_code
from qms.text import fold


class UnitRecord(TrackedModel):
    """A tracked row that belongs to a unit; a child row takes the unit of its parent."""

    unit = models.ForeignKey("qms.Unit", models.PROTECT, related_name="+", verbose_name=_("đơn vị"))

    label = _("Hồ sơ")

    class Meta:
        abstract = True

    def save(self, **kwargs):
        if self.unit_id is None and self.parent:
            self.unit_id = getattr(self, self.parent).unit_id
        super().save(**kwargs)

    @classmethod
    def record_type(cls) -> str:
        """The name by which other rows point here: "audits.nonconformity"."""
        return cls._meta.label_lower

    def refuse_files(self) -> None:
        """Raise Refused where no file is attached or taken back any more; most records always take them."""


class Record(UnitRecord):
    """A record with a page of its own.

    ``code`` stays empty until the record is numbered. ``submission_key`` comes with the form, so
    a double click finds the first record instead of making a second.
    """

    code = models.CharField(_("mã"), max_length=60, blank=True)
    title = models.CharField(_("tên"), max_length=300)
    status = models.CharField(_("tình trạng"), max_length=30)
    search_text = models.CharField(max_length=400, editable=False, db_index=True)
    submission_key = models.UUIDField(null=True, unique=True, editable=False)
    created_by = models.ForeignKey(
        "qms.User", models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("người lập")
    )
    created_at = models.DateTimeField(_("lập lúc"), editable=False)

    code_kind = ""
    life_cycle = None
    url_name = ""  # "audits:nonconformity": prefix of the record's URL names

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "code"],
                condition=~Q(code=""),
                name="%(app_label)s_%(class)s_code",
                violation_error_message=_("Mã này đã có trong đơn vị."),
            )
        ]

    def __str__(self):
        return f"{self.code} {self.title}".strip()

    @property
    def state(self):
        """The state in words, with tone and icon."""
        return self.life_cycle.state(self.status)

    def save(self, **kwargs):
        if self._state.adding:
            act = current_act()
            self.created_at = act.at
            self.created_by = act.by
            self.status = self.status or self.life_cycle.states[0].value
        self.search_text = fold(self.searched)[:400]
        super().save(**kwargs)

    @property
    def searched(self) -> str:
        """What a search finds the record by; the first 400 letters of it count."""
        return f"{self.code} {self.title}"

    def number(self) -> None:
        """Give the record its code, once, in the year of the act (office time)."""
        if not self.code:
            self.code = next_code(self.code_kind, self.unit, timezone.localdate(current_act().at))

    def get_absolute_url(self):
        return self.url("detail")

    def url(self, page: str, *args) -> str:
        """The address of one of the record's pages: detail, edit, history, pdf, act …"""
        try:
            return reverse(f"{self.url_name}_{page}", args=[self.pk, *args])
        except NoReverseMatch:
            return ""
