"""The table of the chain. Written by ``qms.ledger.chain`` in SQL; refused UPDATE and DELETE by triggers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LedgerEntry(models.Model):
    """One link: a history row or an event, and the hash that binds it to the link before.

    ``act``, ``unit`` and ``person`` repeat what the payload says, for finding entries quickly;
    ``verify`` compares them with the payload.
    """

    seq = models.BigIntegerField(primary_key=True)
    source = models.CharField(max_length=80)
    row_key = models.CharField(max_length=40)
    payload = models.TextField()
    prev = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)
    act = models.UUIDField(db_index=True)
    unit = models.ForeignKey(
        "qms.Unit", models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )
    person = models.ForeignKey(
        "qms.User", models.DO_NOTHING, null=True, related_name="+", db_constraint=False, db_index=False
    )

    class Meta:
        verbose_name = _("mắt xích")
        constraints = [models.UniqueConstraint(fields=["source", "row_key"], name="ledger_row_once")]
        indexes = [models.Index(fields=["unit", "-seq", "source", "act"], name="ledger_unit")]
        ordering = ["-seq"]

    def __str__(self):
        return f"#{self.seq}"
