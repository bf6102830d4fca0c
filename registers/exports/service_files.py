"""What service files offer to the rest of the house: evidence, search, tasks, their shelf."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import public_pages
from documents.models.posting import unit_slug
from qms import evidence, rail, search, worklist
from qms.models.files import attached
from qms.worklist import Task
from registers.models import Apology, ServiceFile
from registers.papers.control_slip import control_slip
from registers.states import service_files as states
from registers.tables.service_files import ServiceFileTable

ROOM = "registers:service_file_list"


evidence.register(
    evidence.Register(
        slug=ServiceFileTable.slug, table=ServiceFileTable, record_pdf=control_slip, files=attached, order=40
    )
)
search.register(ServiceFile)
rail.shelf(ROOM, gettext_lazy("Sổ theo dõi hồ sơ"), "registers:service_file_list", order=0)
rail.shelf(
    ROOM, gettext_lazy("Tiếp nhận"), "registers:service_file_create", order=5,
    permission="registers.receive_file",
)  # fmt: skip


@worklist.register
def files_in_hand(user, units, on) -> Iterator[Task]:
    """The files this person has, the first due first."""
    rows = ServiceFile.objects.filter(unit__in=units, holder=user, status__in=states.RUNNING)
    for file in rows.select_related("unit").order_by("due_at", "id"):
        yield Task(
            _("Giải quyết hồ sơ"), file, file.get_absolute_url(), due=timezone.localdate(file.due_at),
            person=user, icon="inbox",
        )  # fmt: skip


@worklist.register
def apologies_to_sign(user, units, on) -> Iterator[Task]:
    """Apologies that wait for the head; each day they wait may make them too late."""
    rows = Apology.objects.filter(unit__in=units, signed_at=None).select_related("file__unit", "unit")
    for apology in rows.order_by("old_due_at", "id"):
        if user.has_perm("registers.sign_apology", apology):
            file = apology.file
            yield Task(
                _("Ký phiếu xin lỗi"), file, file.get_absolute_url(), due=timezone.localdate(file.due_at),
                action=_("Xem và ký"), icon="file-pen",
            )  # fmt: skip


@public_pages.lookup_pages.append
def public_lookup(unit) -> str:
    """Where citizens look up a file of a unit."""
    return reverse("registers:public_lookup", args=[unit_slug(unit)])
