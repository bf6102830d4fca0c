"""What the desk's hands offer to the house: their shelf, late files nobody raised, originals to return."""

from collections.abc import Iterator

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from qms import rail, worklist
from qms.models import Unit
from qms.worklist import Task
from registers.lateness import unraised
from registers.models import HeldOriginal, ServiceFile

ROOM = "registers:service_file_list"
MANY = 20  # units told one by one

rail.shelf(ROOM, gettext_lazy("Giao nhận"), "registers:hand_over_many", order=10)


@worklist.register
def late_files_to_raise(user, units, on) -> Iterator[Task]:
    """One line a unit: how many late files have neither a nonconformity nor a nonconforming output.

    Of very many units one line for all: nobody reads two thousand.
    """
    rows = unraised(ServiceFile.objects.filter(unit__in=units)).order_by()
    counts = dict(rows.values_list("unit").annotate(Count("id")))
    late_units = Unit.objects.filter(pk__in=counts).order_by("pk")
    late_units = [unit for unit in late_units if user.has_perm("registers.add", unit)]
    if len(late_units) > MANY:
        told = {"n": sum(counts[unit.pk] for unit in late_units), "units": len(late_units)}
        yield _to_raise(_("%(n)d hồ sơ quá hạn ở %(units)d đơn vị") % told, f"{reverse(ROOM)}?due=unraised")
        return
    for unit in late_units:
        n = counts[unit.pk]
        words = ngettext("%(n)d hồ sơ quá hạn", "%(n)d hồ sơ quá hạn", n) % {"n": n}
        yield _to_raise(words, f"{reverse(ROOM)}?unit={unit.code}&due=unraised")


def _to_raise(words: str, url: str) -> Task:
    verb = _("Nêu không phù hợp hoặc ghi đầu ra không phù hợp")
    return Task(verb, words, url, action=_("Xem"), icon="octagon-alert")


@worklist.register
def originals_to_give_back(user, units, on) -> Iterator[Task]:
    """Originals that are still in the office although their file is over, for whoever returns results."""
    rows = HeldOriginal.objects.filter(
        unit__in=units, given_back_at=None, incident="", file__ended_at__isnull=False
    )
    files = ServiceFile.objects.filter(pk__in=rows.values("file")).select_related("unit")
    for file in files.order_by("ended_at", "id"):
        if user.has_perm("registers.return_file", file):
            yield Task(
                _("Trả bản chính đang giữ"), file, f"{file.get_absolute_url()}#originals", action=_("Trả"),
                icon="file-lock",
            )  # fmt: skip
