"""Tracked models: every version kept, no write outside an act, nothing lost between two people."""

import functools

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from qms.history.acts import Conflict, HistoryBypass, current_act
from qms.history.writing import write_row

HISTORY_MODELS: dict[type[models.Model], type[models.Model]] = {}


def history_of(model):
    """The history model of a tracked model; ``Model.history`` rebuilds a manager class each time."""
    return HISTORY_MODELS[model]


class CachedHistoryManager(HistoryManager):
    """simple-history makes a manager class at each ``.history``; making it once saves a third of a save."""

    @classmethod
    @functools.cache
    def from_queryset(cls, queryset_class, class_name=None):
        return super().from_queryset(queryset_class, class_name)


class HistoryRow(models.Model):
    """What a history row says of the act, beside the fields of the record."""

    history_verb = models.CharField(_("việc làm"), max_length=64)
    history_actor = models.CharField(_("người làm"), max_length=200)
    history_act = models.UUIDField()
    history_request = models.CharField(max_length=36, blank=True)

    class Meta:
        abstract = True


class Records(HistoricalRecords):
    """History of one model, written by acts only and indexed for reading the past."""

    def __init__(self, **options):
        super().__init__(
            bases=(HistoryRow,),
            history_manager=CachedHistoryManager,
            user_db_constraint=False,
            history_id_field=models.BigAutoField(),
            **options,
        )

    def create_history_model(self, model, inherited):
        history_model = super().create_history_model(model, inherited)
        HISTORY_MODELS[model] = history_model
        return history_model

    def copy_fields(self, model):
        """Index only what history is asked by: the parent; record and unit have composite indexes."""
        fields = super().copy_fields(model)
        for name, field in fields.items():
            field.db_index = name == getattr(model, "parent", None)
        return fields

    def get_meta_options(self, model):
        options = super().get_meta_options(model)
        key = model._meta.pk.attname
        indexes = [models.Index(fields=(key, "-history_date", "-history_id"))]
        if any(field.name == "unit" for field in model._meta.fields):
            indexes.append(models.Index(fields=("unit", "history_date")))
        return {**options, "indexes": indexes}

    def create_historical_record(self, instance, history_type, using=None):
        """Write the row of the current act and hand it over to be chained."""
        act = current_act()
        history_model = HISTORY_MODELS[type(instance)]
        values = {field.attname: getattr(instance, field.attname) for field in history_model.tracked_fields}
        values.update(
            history_date=act.at,
            history_type=history_type,
            history_user_id=act.by.pk if act.by else None,
            history_change_reason=act.reason or None,
            history_verb=act.verb,
            history_actor=act.actor,
            history_act=act.uid,
            history_request=act.request,
        )
        following = history_type != "+" and not act.is_dated
        stored = write_row(history_model, values, following=following)
        if following:
            act.raise_to(stored["history_date"])
        act.written.append((history_model._meta.db_table, stored))


class TrackedQuerySet(models.QuerySet):
    """Reads freely; refuses the calls that would change rows behind the back of history."""

    def _refuse(self, *args, **kwargs):
        raise HistoryBypass(f"{self.model.__name__}: change tracked rows one by one inside an act")

    update = delete = bulk_create = bulk_update = update_or_create = get_or_create = _refuse
    aupdate = adelete = abulk_create = abulk_update = _raw_delete = _refuse

    def visible_to(self, user):
        """Rows of the units where the person holds a role today, and of all units below them."""
        return self.filter(unit__in=user.visible_units())


TrackedManager = models.Manager.from_queryset(TrackedQuerySet)


class TrackedModel(models.Model):
    """A record of which every version is kept.

    ``version`` counts from 1. Saving compares it with the stored one and raises Conflict when
    somebody was faster, UntrackedWrite outside an act. Rows are not deleted, except child rows
    of models that say ``may_be_deleted``; their history stays.
    """

    version = models.PositiveIntegerField(_("phiên bản"), default=0, editable=False)

    parent: str | None = None  # the foreign key to the record on whose history page changes show
    may_be_deleted = False
    objects = TrackedManager()

    class Meta:
        abstract = True

    def save(self, **kwargs):
        current_act()
        self.version += 1
        try:
            super().save(**kwargs)
        except BaseException:
            self.version -= 1
            raise

    def delete(self, **kwargs):
        if not self.may_be_deleted:
            raise HistoryBypass(f"{type(self).__name__} is kept; end it by its life cycle instead")
        current_act()
        return super().delete(**kwargs)

    def _do_update(self, base_qs, using, pk_val, values, update_fields, forced_update):
        """Compare and swap in the one UPDATE that saving makes anyway."""
        if not base_qs.filter(pk=pk_val, version=self.version - 1)._update(values):
            raise Conflict(self)
        return True
