"""The page of a file that was received a moment ago: its slip to print, the next citizen, what is missing."""

from django.urls import reverse

from registers.states.service_files import RUNNING


class JustReceived:
    """Mixed into the page of a file: opened with ``?received`` it leads the desk on."""

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
            return context
        file = self.record
        asks = file.status in RUNNING and bool(context["lacking"]) and self.may("registers.handle_file", file)
        return context | {
            "just_received": True,
            "slip_url": file.url("slip", "reception"),
            "next_url": reverse("registers:service_file_create"),
            "supplement_url": file.url("act", "file_ask_supplement") if asks else "",
        }
