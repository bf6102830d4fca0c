"""What documents from outside offer to the rest of the house: evidence, search, home page, document page."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.actions import legal as acts
from documents.exports.documents import ROOM
from documents.impacts import impacts_on, impacts_under
from documents.models import LegalImpact, LegalText
from documents.panels import Panel, panel
from documents.record_papers import text_paper
from documents.states import legal as states
from documents.tables.legal import LegalTextTable
from qms import daily, evidence, rail, search, worklist
from qms.models.files import attached
from qms.worklist import Task


def judged_paper(text, moment) -> bytes | None:
    """The paper of a text that was held against procedures; of the others the list says everything."""
    return text_paper(text, moment) if impacts_under([text], moment)[text.pk] else None


def seen_then(texts, moment) -> None:
    """Each text in the state that the day of the moment makes of it."""
    for text in texts:
        text.seen_on = moment.on


search.register(LegalText, told_on=seen_then)
evidence.register(
    evidence.Register(
        slug="legal_texts", table=LegalTextTable, record_pdf=judged_paper, files=attached, order=12,
        maintained=True, in_force=lambda text: text.status == states.LISTED,
    )
)  # fmt: skip
rail.shelf(ROOM, gettext_lazy("Tài liệu bên ngoài"), "documents:legal_text_list", order=30)
daily.register(acts.settle)


@worklist.register
def open_impacts(user, units, on) -> Iterator[Task]:
    """Procedures that a legal text touches: still to be judged, or to be updated within its three months."""
    rows = LegalImpact.objects.filter(
        Q(verdict=states.PENDING) | Q(verdict=states.UPDATE, done_on=None),
        unit__in=units, text__status=states.LISTED,
    ).select_related("unit", "text", "document", "document__owner")  # fmt: skip
    for impact in rows:
        if user.has_perm("documents.judge_impact", impact):
            yield _task(impact, on)


def _task(impact, on):
    """An update in time is the process owner's; a verdict, and what is overdue, wait for all who may."""
    judged = impact.verdict == states.UPDATE
    owner = impact.document.owner if judged and not impact.is_late(on) else None
    words = _("Cập nhật theo văn bản mới") if judged else _("Xem xét văn bản mới")
    return Task(
        verb=words, record=impact.document, url=impact.get_absolute_url(), due=impact.due_on,
        note=f"{impact.text.code} {impact.text.title}", person=owner,
        action=_("Cập nhật") if judged else _("Xem xét"), icon="scale",
    )  # fmt: skip


@panel(40)
def legal_panel(shown) -> Panel | None:
    """The legal texts that touch the document, each with its clock."""
    impacts = impacts_on([shown.document], shown.moment)[shown.document.pk]
    if not impacts:
        return None
    lines = [(impact, impact.standing(shown.moment.on)) for impact in impacts]
    return Panel("documents/_legal_panel.html", {"lines": lines})
