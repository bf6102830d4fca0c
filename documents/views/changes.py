""" "Có gì thay đổi": the documents that changed since my last visit, since the last audit, or since a day."""

import datetime as dt

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.changes import changes
from documents.looking import last_look, note_look
from documents.views.records import SECTION, OnTheDay
from qms.forms import OfficeDateField, OfficeForm
from qms.marks import marks_of
from qms.states import Refused
from qms.views.access import OfficeView

FIRST = dt.timedelta(days=30)  # what somebody sees who never looked before
VISIT, DAY = "visit", "day"


class SinceForm(OfficeForm):
    """Since when; a day is typed only for "from a day"."""

    day = OfficeDateField(label=gettext_lazy("Từ ngày"), required=False)


class ChangesView(OnTheDay, OfficeView):
    """Grouped by document; ``?since=visit``, a mark (``audit``) or ``?since=day&day=01/06/2026``."""

    template_name = "documents/changes.html"
    section = SECTION

    def get(self, request, *args, **kwargs):
        if not self.form.is_valid():
            raise Refused(_("Không đọc được ngày “%(day)s”. Hãy ghi như 01/06/2026.") % {
                "day": request.GET.get("day", "")[:20]
            })  # fmt: skip
        context = self.get_context_data(
            form=self.form, since=self.since, choices=self.choices, chosen=self.chosen,
            first_visit=self.chosen == VISIT and self.visited is None,
            found=changes(self.units_in_view, self.since, self.moment),
            several=len(self.units_in_view) > 1,
        )  # fmt: skip
        if not self.moment.is_past:
            note_look(request.user, timezone.now())
        return self.render_to_response(context)

    @cached_property
    def form(self):
        return SinceForm({"day": self.request.GET.get("day", "")})

    @cached_property
    def visited(self):
        return last_look(self.request.user)

    @cached_property
    def marks(self) -> dict:
        unit = self.request.unit
        return {mark.key: mark for mark in marks_of(unit, self.moment)} if unit is not None else {}

    @cached_property
    def chosen(self) -> str:
        asked = self.request.GET.get("since", "") or (DAY if self.request.GET.get("day") else VISIT)
        if asked not in (VISIT, DAY, *self.marks):
            raise Refused(_("Trang này không có mốc “%(name)s”.") % {"name": asked[:20]})
        return asked

    @property
    def choices(self) -> list[tuple]:
        """(key, label) of each way to look back."""
        marks = [(key, _("Từ %(what)s") % {"what": mark.label}) for key, mark in self.marks.items()]
        return [(VISIT, _("Từ lần xem trước")), *marks]

    @cached_property
    def since(self) -> dt.datetime:
        """The moment to look back to: the end of a day that is named, the very moment of the last visit."""
        if self.chosen == DAY:
            return self._begin(self.form.cleaned_data.get("day") or self.moment.on - FIRST)
        if self.chosen == VISIT:
            seen = self.visited
            return seen if seen and seen < self.moment.at else self._begin(self.moment.on - FIRST)
        return self._begin(self.marks[self.chosen].on + dt.timedelta(days=1))

    @staticmethod
    def _begin(day) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(day, dt.time()))
