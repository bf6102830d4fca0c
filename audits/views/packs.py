"""Bằng chứng: the clause matrix, building a pack, the packs that were made, checking one in hand."""

import tempfile
from pathlib import Path

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from audits.actions import packs as actions
from audits.forms.packs import HandoverForm, NotApplicableForm, PackForm, VerifyForm
from audits.models import EvidencePack, PackHandover
from audits.packs.preview import preview
from audits.packs.request import in_words
from audits.packs.verdict import verdict_of
from audits.tables.packs import PackTable
from qms import evidence
from qms.evidence_matrix import GAP, NOT_APPLICABLE, OK, STALE, gaps, main_clauses, matrix, year_before
from qms.export import verify_pack
from qms.filestore import open_file
from qms.history import record_tx
from qms.ledger import chain
from qms.models import Unit
from qms.states import Refused
from qms.views.access import OfficeView, PastIsReadOnly, RecordView, unit_for
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView

SECTION = "audits:evidence"
CODE_SHOWN = 100  # characters of a code in the address; a true one has 64
CHAPTERS = {
    "4": gettext_lazy("Bối cảnh"),
    "5": gettext_lazy("Lãnh đạo"),
    "6": gettext_lazy("Hoạch định"),
    "7": gettext_lazy("Hỗ trợ"),
    "8": gettext_lazy("Thực hiện"),
    "9": pgettext_lazy("clause", "Đánh giá"),
    "10": gettext_lazy("Cải tiến"),
}


def chapters(lines) -> list[dict]:
    """The lines of a matrix by chapter, for the strip of boxes."""
    found = {}
    for line in lines:
        chapter = line.number.split(".")[0]
        found.setdefault(chapter, []).append(line)
    return [{"number": number, "name": _(CHAPTERS[number]), "lines": found[number]} for number in found]


class EvidenceView(OfficeView):
    """Which clause has evidence, how fresh, and what is missing; the packs made from it."""

    template_name = "qms/clause_matrix.html"
    section = SECTION

    def get(self, request, *args, **kwargs):
        unit = unit_for(self)
        period = (year_before(self.moment.on), self.moment.on)
        lines = matrix(unit, self.moment, period, request.user)
        packs = self.moment.rows(EvidencePack).filter(unit=unit).select_related("unit", "created_by")
        return self.render_to_response(
            self.get_context_data(
                unit=unit,
                period=period,
                lines=lines,
                chapters=chapters(lines),
                gaps=gaps(lines),
                counts={state.value: sum(line.status is state for line in lines) for state in STATES},
                packs=self.moment.instances(packs.order_by("-created_at")[:5]),
                may_build=self.may("audits.build_pack", unit),
                may_exclude=self.may("qms.edit_unit", unit),
            )
        )


STATES = (OK, STALE, GAP, NOT_APPLICABLE)


class NotApplicableView(OfficeView):
    """Say why a clause does not apply to the unit of the top bar."""

    template_name = "audits/pack_not_applicable.html"
    section = SECTION

    def get(self, request, *args, **kwargs):
        unit, clause = self._begin()
        form = NotApplicableForm(initial={"justification": unit.not_applicable.get(clause.number, "")})
        return self._page(unit, clause, form)

    def post(self, request, *args, **kwargs):
        unit, clause = self._begin()
        form = NotApplicableForm(request.POST)
        if not form.is_valid():
            return self._page(unit, clause, form, status=422)
        why = form.cleaned_data["justification"]
        actions.declare_not_applicable(unit, clause.number, why, by=request.user)
        messages.success(request, _("Đã ghi cho điều khoản %(clause)s.") % {"clause": clause.number})
        return HttpResponseRedirect(reverse(SECTION))

    def _begin(self):
        unit = Unit.objects.get(pk=unit_for(self).pk)
        self.require("qms.edit_unit", unit)
        clause = next((c for c in main_clauses() if c.number == self.kwargs["clause"]), None)
        if clause is None:
            raise Http404(_("Không có điều khoản này."))
        return unit, clause

    def _page(self, unit, clause, form, status=200):
        context = self.get_context_data(unit=unit, clause=clause, form=form)
        return self.render_to_response(context, status=status)


class PackBuildView(OfficeView):
    """Choices left, what follows from them right; the button builds."""

    template_name = "audits/pack_build.html"
    section = SECTION

    def get(self, request, *args, **kwargs):
        if self.moment.is_past:
            raise PastIsReadOnly
        self.require("audits.build_pack", unit_for(self))
        asked = any(key in request.GET for key in ("period_from", "registers"))
        form = self._form(request.GET if asked else self._first_choices())
        return self._page(
            form, valid=form.is_valid(), looking=True, status=422 if asked and not form.is_valid() else 200
        )

    def post(self, request, *args, **kwargs):
        self.require("audits.build_pack", unit_for(self))
        form = self._form(request.POST)
        if "preview" in request.POST:
            return self._page(form, valid=form.is_valid(), looking=True)
        if not form.is_valid():
            return self._page(form, valid=False, status=422)
        try:
            pack = actions.build_pack(form.request(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self._page(form, valid=True, status=422)
        messages.success(request, _("Đã lập hồ sơ %(code)s.") % {"code": pack.code})
        return HttpResponseRedirect(pack.get_absolute_url())

    def _form(self, data):
        user = self.request.user
        may = [unit.pk for unit in self.request.units if user.has_perm("audits.build_pack", unit)]
        return PackForm(data, user=self.request.user, units=Unit.objects.filter(pk__in=may))

    def _first_choices(self) -> dict:
        """The last full year up to today, everything in, masked; who and why are left to be said."""
        today = timezone.localdate()
        return {
            "unit": unit_for(self).code,
            "period_from": f"{year_before(today):%d/%m/%Y}",
            "period_to": f"{today:%d/%m/%Y}",
            "order": "clauses",
            "registers": [register.slug for register in evidence.registers()],
            "attachments": "on",
            "masked": "on",
            "requester": "",
            "purpose": "",
        }

    def _page(self, form, *, valid, looking=False, status=200):
        usable = valid or not set(form.errors) - {"requester", "purpose"}
        shown = preview(form) if usable and form.cleaned_data.get("unit") else None
        if looking:
            for name in ("requester", "purpose"):  # not asked yet
                form.errors.pop(name, None)
        if shown:
            shown.chapters = chapters(shown.lines)
        return self.render_to_response(self.get_context_data(form=form, shown=shown), status=status)


class PackListView(RecordListView):
    """The packs that were made."""

    section = SECTION
    table = PackTable
    create_url = "audits:pack_create"
    create_permission = "audits.build_pack"
    create_label = gettext_lazy("Lập hồ sơ")


class PackDetailView(RecordDetailView):
    """One pack: what was asked, what proves it, to whom it went."""

    model = EvidencePack
    template_name = "audits/pack_detail.html"
    section = SECTION
    related = ("unit", "created_by", "file")
    has_versions = False

    def get_context_data(self, **kwargs):
        pack = self.record
        chosen = {register.slug: register.title for register in evidence.registers()}
        return super().get_context_data(
            as_of=in_words(pack.as_of),
            handovers=self.moment.children(PackHandover, [pack], order_by=("handed_on", "id"))[pack.pk],
            may_download=pack.file_id is not None
            and self.request.user.has_perm("audits.download_pack", pack),
            may_hand_over=self.may("audits.hand_over_pack", pack),
            registers=[chosen.get(slug, slug) for slug in pack.options.get("registers", [])],
            **kwargs,
        )


class PackHistoryView(RecordHistoryView, PackDetailView):
    model = EvidencePack
    section = SECTION
    has_versions = False


class PackDownloadView(RecordView):
    """The ZIP itself; who took it is noted in the ledger."""

    model = EvidencePack
    related = ("unit", "file")

    def get(self, request, *args, **kwargs):
        pack = self.get_record()
        self.require("audits.download_pack", pack)
        if pack.file_id is None:
            raise Http404(_("Hồ sơ này được ghi ra ngoài hệ thống, không có tệp ở đây."))
        stream = pack.file.open()
        with record_tx(by=request.user, verb="qms.export") as act:
            taken = {"pack": pack.code, "sha256": pack.sha256}
            chain.note("packs.downloaded", taken, act=act, unit=pack.unit)
        return FileResponse(
            stream, as_attachment=True, filename=pack.file_name, content_type="application/zip"
        )


class PackCheckView(RecordView):
    """Check a kept pack again, now."""

    model = EvidencePack
    related = ("unit", "file")
    template_name = "audits/pack_verify.html"
    section = SECTION

    def get(self, request, *args, **kwargs):
        pack = self.get_record()
        if pack.file_id is None:
            raise Http404(_("Hồ sơ này được ghi ra ngoài hệ thống, không có tệp ở đây."))
        with open_file(pack.file_id) as stream:  # as they lie there: telling what is wrong is the point
            verdict = verdict_of(Path(stream.name), expected=pack.sha256)
        known = pack if verdict.as_expected else None
        return self.render_to_response(
            self.get_context_data(form=VerifyForm(), verdict=verdict, name=pack.file_name, known=known)
        )


class HandoverView(RecordFormView):
    """Record that a pack was handed over; `pk` is the pack's."""

    model = PackHandover
    form_class = HandoverForm
    section = SECTION

    def start(self):
        self.creating, self.key, self.extras = True, "", {}
        looking = RecordView()
        looking.request, looking.kwargs, looking.model = self.request, self.kwargs, EvidencePack
        self.pack = looking.get_record()
        self.require("audits.hand_over_pack", self.pack)
        self.record = PackHandover(pack=self.pack, unit=self.pack.unit, handed_on=timezone.now())
        self.title = _("Bàn giao %(code)s") % {"code": self.pack.code}
        self.submit_label = _("Ghi bàn giao")

    def act(self, form):
        return actions.hand_over(form.instance, by=self.request.user)

    def done_url(self, record) -> str:
        return self.pack.get_absolute_url()

    def _list_url(self) -> str:
        return self.pack.get_absolute_url()


class PackVerifyView(OfficeView):
    """Check a pack somebody holds in hand; nothing of it is kept."""

    template_name = "audits/pack_verify.html"
    section = SECTION
    writes = ()

    def get(self, request, *args, **kwargs):
        """The form; ``?code=`` is the contents code that the QR code on paper carries."""
        code = request.GET.get("code", "")[:CODE_SHOWN]
        return self.render_to_response(self.get_context_data(form=VerifyForm(initial={"code": code})))

    def post(self, request, *args, **kwargs):
        form = VerifyForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        upload = form.cleaned_data["pack"]
        with tempfile.NamedTemporaryFile(suffix=".zip") as copy:
            for chunk in upload.chunks():
                copy.write(chunk)
            copy.flush()
            verdict = verdict_of(Path(copy.name), code=form.cleaned_data["code"])
        known = verdict.known if verdict.known and self.sees(verdict.known) else None
        context = self.get_context_data(form=form, verdict=verdict, name=upload.name, known=known)
        return self.render_to_response(context)

    def sees(self, pack) -> bool:
        """Whether the person may know that this pack exists."""
        return EvidencePack.objects.visible_to(self.request.user).filter(pk=pack.pk).exists()


class VerifierView(OfficeView):
    """The verifier in one file, handed out beside packs, never taken from inside one."""

    def get(self, request, *args, **kwargs):
        content = Path(verify_pack.__file__).read_bytes()
        return HttpResponse(
            content,
            content_type="text/x-python; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="verify_pack.py"'},
        )
