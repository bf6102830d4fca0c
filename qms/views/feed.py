"""Lịch sử: every change of the units in view, one act an entry, with filters, exports and verification."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms import chain_status
from qms.export.values import shown_text
from qms.filter_bar import filter_bar
from qms.forms import OfficeDateField, OfficeForm
from qms.history import VERBS
from qms.history.changes import feed
from qms.history.records import HISTORY_MODELS
from qms.ledger import chain
from qms.ledger.verify import verify
from qms.models import Assignment, LedgerEntry, User
from qms.states import Refused
from qms.views.access import OfficeView
from qms.views.feed_table import FeedTable
from qms.views.records import by_day
from qms.views.sheets import sheet_response

PAGE = 40


class FeedFilter(OfficeForm):
    """Period, kind of record, person, verb."""

    first = OfficeDateField(label=gettext_lazy("Từ ngày"), required=False)
    last = OfficeDateField(label=gettext_lazy("Đến ngày"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Hồ sơ"), required=False)
    person = forms.ChoiceField(label=gettext_lazy("Người"), required=False)
    verb = forms.ChoiceField(label=gettext_lazy("Việc"), required=False)

    def __init__(self, data, people):
        super().__init__(data)
        kinds = [(model._meta.label_lower, _capital(model._meta.verbose_name)) for model in HISTORY_MODELS]
        verbs = [(slug, _capital(verb.label)) for slug, verb in VERBS.items()]
        self.fields["kind"].choices = [("", _("mọi loại")), *sorted(set(kinds), key=lambda pair: pair[1])]
        self.fields["person"].choices = [("", _("tất cả")), *people]
        self.fields["verb"].choices = [("", _("tất cả")), *sorted(verbs, key=lambda pair: pair[1])]

    def clean(self):
        values = super().clean()
        first, last = values.get("first"), values.get("last")
        if first and last and first > last:
            self.add_error("last", _("Ngày đến phải từ ngày bắt đầu trở đi."))
        return values

    def where(self) -> Q:
        """The condition on ledger links."""
        values, found = self.cleaned_data, Q()
        if values["first"]:
            found &= Q(at__gte=_midnight(values["first"]))
        if values["last"]:
            found &= Q(at__lt=_midnight(values["last"] + dt.timedelta(days=1)))
        if values["person"]:
            found &= Q(person_id=int(values["person"]))
        if values["kind"]:
            model = next(model for model in HISTORY_MODELS if model._meta.label_lower == values["kind"])
            found &= Q(source=HISTORY_MODELS[model]._meta.db_table)
        if values["verb"]:
            found &= Q(payload__contains=f'"history_verb":"{values["verb"]}"')
        return found

    def words(self) -> list[tuple[str, str]]:
        """The filters in force as label and value."""
        found = []
        for bound in self:
            value = self.cleaned_data.get(bound.name)
            if value:
                choices = dict(getattr(bound.field, "choices", ()) or ())
                found.append((str(bound.label), str(choices.get(value) or shown_text(value, "date"))))
        return found


class FeedView(OfficeView):
    """``/history/``: GET shows the feed, ``?format=`` the same as a file, POST verifies the chain again."""

    template_name = "qms/history.html"
    formats = (("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF"))

    def get(self, request, *args, **kwargs):
        self.form = FeedFilter(request.GET, self._people())
        if not self.form.is_valid():
            name, errors = next(iter(self.form.errors.items()))
            raise Refused(
                _("Bộ lọc “%(name)s”: %(error)s") % {"name": self.form[name].label, "error": errors[0]}
            )
        if wanted := request.GET.get("format", ""):
            self.register = FeedTable(units=self.units_in_view, words=self.form.words())
            return sheet_response(self, wanted)
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        self.require("qms.verify_history", request.unit)
        kept = chain_status.remember(verify())
        if kept.sound:
            messages.success(
                request, _("Đã kiểm tra %(n)s mắt xích: nguyên vẹn.") % {"n": shown_text(kept.links, "int")}
            )
        else:
            messages.error(
                request,
                _("Phát hiện %(n)s chỗ sai lệch. Hãy báo người quản trị chạy lệnh kiểm tra để xem từng chỗ.")
                % {"n": kept.findings},
            )
        return HttpResponseRedirect(reverse("history_feed"))

    def rows(self):
        """Links of the feed, newest first, for exports."""
        links = LedgerEntry.objects.exclude(source="event").filter(unit__in=self.units_in_view)
        if self.moment.is_past:
            links = links.filter(at__lte=self.moment.as_of)
        return links.filter(self.form.where()).order_by("-seq")

    def get_context_data(self, **kwargs):
        entries = feed(
            self.units_in_view, self.moment, before=self._before(), limit=PAGE + 1, where=self.form.where()
        )
        more, entries = len(entries) > PAGE, entries[:PAGE]
        words = dict(self.form.words())
        head = chain.head()
        unit = self.request.unit
        return super().get_context_data(
            days=by_day(entries),
            entry_count=len(entries),
            link_count=self.rows().count(),
            next_before=min((entry.first for entry in entries), default=0) if more else 0,
            bar=filter_bar(
                {"field": field, "words": words.get(str(field.label), ""), "names": [field.name]}
                for field in self.form
            ),
            any_filter=bool(words),
            exports=self.formats if entries else (),
            head=head,
            verified=chain_status.last(),
            may_verify=bool(unit) and self.may("qms.verify_history", unit),
            **kwargs,
        )

    def _before(self) -> int | None:
        text = self.request.GET.get("before", "")
        if text and not (text.isdecimal() and len(text) < 16):
            raise Refused(_("Địa chỉ trang của danh sách không đọc được. Hãy mở lại danh sách từ đầu."))
        return int(text) if text else None

    def _people(self) -> list[tuple[str, str]]:
        held = Assignment.objects.filter(unit__in=self.request.user.visible_units())
        people = User.objects.filter(pk__in=held.values("user")).order_by("full_name")
        return [(str(person.pk), str(person)) for person in people]


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _capital(text) -> str:
    return str(text)[:1].upper() + str(text)[1:]
