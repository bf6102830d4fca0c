"""The desk hands a pile of files on: scanned or typed, looked at line by line, given to one receiver."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qms.states import Refused
from qms.views.access import OfficeView, PastIsReadOnly, unit_for
from qms.views.bulk import carry_out, tell
from qms.views.forms import error_lines
from registers.bulk_files import HAND_OVER, ReceiverForm, refusals, rows_ahead
from registers.models import ServiceFile
from registers.scanned import MOST, found, pieces_of

SECTION = "registers:service_file_list"
RELATED = ("unit", "procedure", "revision", "holder")


class HandOverManyView(OfficeView):
    """GET an empty page; POST adds codes, shows what would happen, and on "confirmed" hands over.

    Everything stands in the form itself, so that it works without JavaScript: ``codes`` is what was scanned
    so far, ``scan`` the next one, ``drop`` the place of a line that goes; ``part=lines`` asks for the lines
    alone (the script does).
    """

    section = SECTION
    template_name = "registers/hand_over_many.html"

    def dispatch(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise PastIsReadOnly
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.start("")
        return self.page(self.form())

    def post(self, request, *args, **kwargs):
        sent = request.POST
        self.start(f"{_without(sent.get('codes', ''), sent.get('drop', ''))}\n{sent.get('scan', '')}")
        if "confirmed" not in sent:
            return self.page(self.form(initial=self._receiver_so_far()), receiver=self._person())
        form = self.form(sent)
        if not form.is_valid():
            return self.page(form, status=422, receiver=self._person())
        if self._has_news(form.cleaned_data["to_person"]):
            return self.page(form, status=409, receiver=form.cleaned_data["to_person"], not_yet=True)
        return self._handed(form)

    def _has_news(self, receiver) -> bool:
        """Whether a file would stay behind because of the receiver and the page has not said so: without
        JavaScript nobody was told of it when the receiver was chosen. Then it is told and nothing goes."""
        told = receiver is None or self.request.POST.get("told_of", "") == str(receiver.pk)
        return not told and any(file.holder_id == receiver.pk for file in self.files)

    def start(self, text) -> None:
        """Read what was scanned. Raises PermissionDenied for who works on no file of the unit."""
        self.unit = unit_for(self)
        self.require("registers.handle_file", self.unit_as_record())
        visible = self.visible(ServiceFile).select_related(*RELATED)
        self.lines = found(text, self.unit, visible, timezone.localdate().year)
        if len(self.lines) > MOST:
            raise Refused(_("Mỗi lần giao nhiều nhất %(n)s hồ sơ. Hãy giao bớt trước.") % {"n": MOST})

    def unit_as_record(self):
        """The permission is asked of a file; before there is any, of one the unit would have."""
        return ServiceFile(unit=self.unit)

    @property
    def files(self):
        return [line.file for line in self.lines if line.file is not None]

    def form(self, data=None, **kwargs):
        return ReceiverForm(data, unit=self.unit, on=self.moment.on, **kwargs)

    def _person(self):
        """The receiver chosen so far, to tell beforehand who has a file already; None without one."""
        key = self.request.POST.get("to_person", "")
        if not (key.isascii() and key.isdecimal() and len(key) < 19):
            return None
        return self.form().fields["to_person"].queryset.filter(pk=int(key)).first()

    def _receiver_so_far(self) -> dict:
        return {name: self.request.POST.get(name, "") for name in ("to_person", "to_place", "note")}

    def _handed(self, form):
        """One act a file; what one file refuses does not touch the others, and everything is told."""
        files = self.files
        seen = {file.pk: _version(self.request.POST.get(f"version_{file.pk}", "")) for file in files}
        if not files:
            form.add_error(None, _("Chưa có hồ sơ nào để giao."))
            return self.page(form, status=422)
        outcome = carry_out(
            HAND_OVER, files, seen, by=self.request.user, reason="", values=dict(form.cleaned_data)
        )
        tell(self.request, HAND_OVER, outcome)
        if outcome.refused:  # those stay on the page, so that nobody scans them again
            kept = {file.pk for file, _why in outcome.refused}
            self.lines = [line for line in self.lines if line.file is not None and line.file.pk in kept]
            for line in self.lines:
                line.file.refresh_from_db()
            return self.page(form, status=409, receiver=form.cleaned_data["to_person"])
        messages.info(self.request, _("Có thể quét tiếp."))
        return HttpResponseRedirect(reverse("registers:hand_over_many"))

    def page(self, form, status=200, receiver=None, not_yet=False):
        files = self.files
        why = refusals(HAND_OVER, files, self.request.user, receiver)
        ahead = rows_ahead(files, self.moment.at)
        for line in self.lines:
            if line.file is not None:
                line.why, line.ahead = why[line.file.pk], ahead.get(line.file.pk)
        context = self.get_context_data(
            form=form, lines=self.lines, unit=self.unit, act=HAND_OVER, receiver=receiver, not_yet=not_yet,
            open_count=sum(not line.why for line in self.lines), errors=error_lines(form),
            codes="\n".join(line.raw for line in self.lines),
        )  # fmt: skip
        if self.request.POST.get("part") == "lines":
            self.template_name = "registers/_hand_over_lines.html"
        return self.render_to_response(context, status=status)


def _without(codes: str, place: str) -> str:
    """The codes so far without the line that is taken off the list."""
    pieces = pieces_of(codes)
    if place.isascii() and place.isdecimal() and len(place) < 5:
        pieces = [piece for number, piece in enumerate(pieces) if number != int(place)]
    return "\n".join(pieces)


def _version(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
