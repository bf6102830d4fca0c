"""The page of a file a moment after an act: its slip to print, the next citizen, what is missing."""

from django.core.exceptions import BadRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from registers.models import SlipKind
from registers.slip_links import slip_url
from registers.states.service_files import RUNNING

#: Slips an act may have made a moment ago, with their address: named in it by their kind.
MADE = (SlipKind.SUPPLEMENT, SlipKind.REFUSAL, SlipKind.STOP, SlipKind.APOLOGY)


class JustReceived:
    """Mixed into the page of a file: opened with ``?received`` or ``?slip=kind`` it leads the desk on."""

    @property
    def is_just_received(self) -> bool:
        received = self.request.GET.get("received")
        return bool(received) and self.may("registers.receive_file", self.record)

    def transitions(self):
        """The slip is the next thing then; the moves wait in the menu."""
        moves = super().transitions()
        return [{**move, "primary": False} for move in moves] if self.is_just_received else moves

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        if not self.is_just_received:
            return context | {"made": self._made(context["slips"])}
        file = self.record
        asks = file.status in RUNNING and bool(context["lacking"]) and self.may("registers.handle_file", file)
        return context | {
            "just_received": True,
            "slip_url": file.url("slip", "reception"),
            "next_url": reverse("registers:service_file_create"),
            "supplement_url": file.url("act", "file_ask_supplement") if asks else "",
        }

    def _made(self, slips):
        """(label, address) of the slip the act before has made; None where the file has no such slip."""
        asked = self.request.GET.get("slip")
        if not asked:
            return None
        wanted = next((kind for kind in MADE if kind.value == asked), None)
        if wanted is None:
            raise BadRequest(_("Không có loại phiếu “%(kind)s”.") % {"kind": asked[:40]})
        begins = slip_url(self.record, wanted)
        found = [(label, url) for label, url in slips if url.startswith(begins)]
        return found[-1] if found else None
