"""The papers a file has: which of them there are, what each is called, where it opens."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registers.models import Apology, ServiceFile, SlipKind, Supplement
from registers.states import service_files as states

LABELS = {
    SlipKind.RECEPTION: _("Giấy tiếp nhận, hẹn trả"),
    SlipKind.SUPPLEMENT: _("Phiếu yêu cầu bổ sung"),
    SlipKind.REFUSAL: _("Phiếu từ chối"),
    SlipKind.APOLOGY: _("Phiếu xin lỗi"),
    SlipKind.STOP: _("Thông báo dừng giải quyết"),
    SlipKind.CONTROL: _("Phiếu kiểm soát"),
}


def slips_of(file: ServiceFile, moment, supplements=None, apologies=None) -> list[tuple[str, str]]:
    """(label, address) of every paper the file has at a moment, in the order in which they arise.

    ``supplements`` and ``apologies`` spare a query where the page has read them.
    """
    if supplements is None:
        supplements = moment.children(Supplement, [file])[file.pk]
    if apologies is None:
        apologies = moment.children(Apology, [file])[file.pk]
    slips = [(LABELS[SlipKind.RECEPTION], slip_url(file, SlipKind.RECEPTION))]
    for number, request in enumerate(supplements, start=1):
        label = f"{LABELS[SlipKind.SUPPLEMENT]} {request.number}"
        slips.append((label, slip_url(file, SlipKind.SUPPLEMENT, number)))
    slips += [(LABELS[SlipKind.APOLOGY], slip_url(file, SlipKind.APOLOGY)) for _one in apologies[:1]]
    ending = {states.REFUSED: SlipKind.REFUSAL, states.STOPPED: SlipKind.STOP}.get(file.status)
    if ending and file.ending_number:  # none of ours for a file out of an old register
        slips.append((LABELS[ending], slip_url(file, ending)))
    return [*slips, (LABELS[SlipKind.CONTROL], slip_url(file, SlipKind.CONTROL))]


def slip_url(file, kind: str, number: int | None = None) -> str:
    """Where a paper of the file opens; ``number`` is the how-manyth supplement."""
    if number is not None:
        return reverse("registers:service_file_slip_no", args=[file.pk, str(kind), number])
    return reverse("registers:service_file_slip", args=[file.pk, str(kind)])
