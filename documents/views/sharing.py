"""Shared procedures as a unit below meets them: the list, the text, adopting it, following a new revision."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.actions import adoption as acts
from documents.comparison import compare
from documents.forms.sharing import AsIsForm, LocalForm
from documents.models import Adoption
from documents.papers import paper_bytes
from documents.rules.deputies import standing_in
from documents.rules.sharing import heads
from documents.shared_text import offered_revision, revision_of, three_ways
from documents.sharing import fingerprint, stand
from documents.states import sharing
from documents.tables.sharing import AdoptionTable
from documents.views.records import SECTION, OnTheDay, text_context
from qms.export.pdf import PdfUnavailable
from qms.states import Refused
from qms.views.access import RecordView
from qms.views.acts import TransitionView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView

LIST = "documents:adoption_list"
RELATED = ("unit", "source", "source__unit", "document", "declined", "declined_by", "created_by")
NEVER = "documents.adoption_decline"


class AdoptionListView(OnTheDay, RecordListView):
    """What the units above offer with what each unit in view makes of it; from above: who is behind."""

    table = AdoptionTable
    section = SECTION
    template_name = "documents/adoption_list.html"
    saved_views = (
        (gettext_lazy("Chưa theo bản mới"), "standing=behind"),
        (gettext_lazy("Chưa áp dụng"), "standing=not_yet"),
        (gettext_lazy("Bản riêng"), "standing=local"),
        (gettext_lazy("Quá hạn"), "standing=late"),
    )

    def lead(self):
        """How many are behind and how many have nothing yet, out of all that is shared."""
        lines = stand(self.moment.instances(self.rows()), self.moment)
        shared = [line for line in lines if line.is_open]
        late = sum(line.standing.is_late for line in shared)
        behind = sum(line.standing.is_behind for line in shared)
        missing = sum(line.standing.is_missing for line in shared)
        words = [(_("%(n)s chưa theo bản mới") % {"n": behind}, "warn" if behind else "")]
        words.append((_("%(n)s chưa áp dụng") % {"n": missing}, "warn" if missing else ""))
        return [*([(_("%(n)s quá hạn") % {"n": late}, "danger")] if late else []), *words]


class AdoptionPage(RecordDetailView):
    """One shared procedure in one unit, with the text in force that is offered."""

    model = Adoption
    related = RELATED
    section = SECTION
    template_name = "documents/adoption_detail.html"
    list_url = LIST
    has_versions = False

    def get_record(self):
        return stand([super().get_record()], self.moment)[0]

    @cached_property
    def source(self):
        return offered_revision(self.record, self.moment)

    def get_context_data(self, **kwargs):
        record, source = self.record, self.source
        more = {"source": source, "standing": record.standing, "pdf_url": record.url("pdf") if source else ""}
        if source is not None:
            more |= text_context(source, record.source.is_structured) | {"print": fingerprint(source)}
        if record.standing.own is not None:
            more["own_url"] = reverse("documents:revision_detail", args=[record.standing.own.pk])
        if coming := record.standing.coming:
            more["coming_url"] = reverse("documents:revision_detail", args=[coming.pk])
        if record.standing.own or record.standing.coming:
            more["compare_url"] = record.url("compare")
        return super().get_context_data(**(more | kwargs))

    def transitions(self):
        """Adopting is offered while something is left to follow, declining while it may be declined."""
        standing = self.record.standing
        left = self.record.is_open and standing.current and standing.coming is None
        left = left and not (standing.taken and standing.taken.pk == standing.current.pk)
        moves = super().transitions() if left or not self.record.is_open else []
        return [move for move in moves if move["verb"] != NEVER or self._may_decline()]

    def _may_decline(self) -> bool:
        standing = self.record.standing
        stated = self.record.declined_id == standing.current.pk
        return not stated and (standing.has_own or not self.record.is_must)

    def _move(self, move):
        """In words of following, once the unit has its own."""
        made = super()._move(move)
        if self.record.standing.has_own:
            made["label"] = FOLLOWING.get(move.verb, move.label)
        return made

    def next_step(self):
        return None


FOLLOWING = {
    sharing.AS_IS.verb: gettext_lazy("Theo nguyên văn bản mới"),
    sharing.LOCAL.verb: gettext_lazy("Sửa bản riêng theo bản mới"),
    sharing.DECLINE.verb: gettext_lazy("Không áp dụng thay đổi này"),
}


class AdoptionDetailView(OnTheDay, AdoptionPage):
    """The page itself."""


class AdoptionHistoryView(RecordHistoryView, AdoptionPage):
    """What was offered, adopted, declined, ended: when and by whom."""


class AdoptionActView(TransitionView):
    """Adopting word for word (a signature), opening a text of one's own, declining, noting the end."""

    model = Adoption
    related = RELATED
    section = SECTION
    template_name = "documents/adoption_act.html"
    actions = {
        "documents.adoption_as_is": acts.adopt_as_is,
        "documents.adoption_local": acts.begin_local,
        "documents.adoption_decline": acts.decline,
        "documents.adoption_close": acts.close,
    }
    forms = {"documents.adoption_as_is": AsIsForm, "documents.adoption_local": LocalForm}

    def get_record(self):
        return stand([super().get_record()], self.moment)[0]

    @cached_property
    def source(self):
        return offered_revision(self.record, self.moment)

    @property
    def print(self) -> str:
        """The fingerprint of the text on the page; what is signed must be that."""
        return fingerprint(self.source) if self.source else ""

    def form_kwargs(self):
        kwargs = {"adoption": self.record, "source": self.source}
        if self.transition.verb == sharing.AS_IS.verb:
            kwargs["initial"] = {"seen": self.print, **self._own_facts()}
        return kwargs

    def _own_facts(self) -> dict:
        """Place and hours of the unit's text in force, to be kept."""
        own = revision_of(self.record.standing.own, self.moment)
        return {"place": own.body.place, "reception_hours": own.body.reception_hours} if own else {}

    def act(self, transition, reason, values):
        self.made = super().act(transition, reason, values)

    def done_url(self):
        """A draft is opened in the editor, what is in force on its page."""
        if self.transition.verb == sharing.LOCAL.verb:
            return self.made.url("edit")
        return super().done_url()

    def get_context_data(self, **kwargs):
        signs_for = standing_in(self.request.user, self.record, heads) if self.transition.signs else None
        more = {"source": self.source, "print": self.print, "signs_for": signs_for}
        return super().get_context_data(**(more | kwargs))


class AdoptionCompareView(RecordView):
    """The unit's text beside the shared one; behind a new revision, what the unit above changed beside it."""

    model = Adoption
    related = RELATED
    section = SECTION
    template_name = "documents/adoption_compare.html"

    def get(self, request, *args, **kwargs):
        record = stand([self.get_record()], self.moment)[0]
        standing = record.standing
        source = offered_revision(record, self.moment)
        ours = revision_of(standing.coming or standing.own, self.moment)
        context = {"record": record, "standing": standing, "source": source, "ours": ours}
        if source is not None and ours is not None:
            context |= self._compared(standing, source, ours)
        return self.render_to_response(self.get_context_data(**context))

    def _compared(self, standing, source, ours) -> dict:
        """Both ways where an older revision was followed until now, else the two texts."""
        base = revision_of(standing.taken, self.moment)
        more = {"same_print": fingerprint(ours) == fingerprint(source), "print": fingerprint(source)}
        if base is None or base.pk == source.pk:
            return more | {"comparison": compare(source.body, ours.body)}
        return more | {"base": base, "ways": three_ways(base, source, ours)}


class AdoptionPdfView(RecordView):
    """The paper of the shared revision in force, with its status; 404 once it is no longer offered."""

    model = Adoption
    related = RELATED

    def get(self, request, *args, **kwargs):
        revision = offered_revision(self.get_record(), self.moment)
        if revision is None:
            raise Http404(_("Tài liệu này hiện không được dùng chung."))
        try:
            made = paper_bytes(
                revision, self.moment, printed_by=request.user, printed_at=timezone.localtime()
            )
        except PdfUnavailable as error:
            raise Refused(str(error)) from error
        name = get_valid_filename(f"{revision.document.code}_{revision.number.replace('/', '-')}.pdf")
        headers = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}"}
        return HttpResponse(made, content_type="application/pdf", headers=headers)
