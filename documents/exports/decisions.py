"""What decisions of issue offer to the rest of the house: evidence, search, home page, pages of revisions."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import states
from documents.actions import decisions as acts
from documents.decision_papers import decision_bytes
from documents.models import Decision, DecisionItem
from documents.panels import SIDE, Panel, Shown, panel
from documents.tables.decisions import DecisionTable
from qms import daily, evidence, rail, search, worklist
from qms.models.files import attached
from qms.worklist import Task

ROOM = "documents:document_list"


def _signatures(decision, moment) -> list[dict]:
    """Who signed, for whom and what, as plain values."""
    if decision.signed_at is None:
        return []
    signed = {
        "meaning": "approved", "person": str(decision.signed_by), "position": decision.signed_position,
        "at": decision.signed_at.isoformat(), "content_sha256": decision.signed_hash,
    }  # fmt: skip
    if decision.form:
        signed |= {
            "on_behalf_of": str(decision.on_behalf_of), "on_behalf_position": decision.on_behalf_position,
            "form": decision.form, "basis": decision.deputy.basis,
        }  # fmt: skip
    return [signed]


evidence.register(
    evidence.Register(
        slug="document_decisions",
        table=DecisionTable,
        record_pdf=decision_bytes,
        files=attached,
        order=12,
        signatures=_signatures,
    )
)
search.register(Decision)
rail.shelf(ROOM, gettext_lazy("Quyết định ban hành"), "documents:decision_list", order=15)
daily.register(acts.keep_waiting_decisions)


@worklist.register
def waiting_decisions(user, units, on) -> Iterator[Task]:
    """Drafts that are complete wait for the head, the others for whoever wrote them."""
    rows = Decision.objects.filter(unit__in=units, status=states.DECISION_DRAFT)
    for decision in rows.select_related("unit", "created_by").prefetch_related("items"):
        is_complete = not acts.lacking(decision, decision.items.all())
        if is_complete and user.has_perm("documents.sign_decision", decision):
            yield _task(_("Ký ban hành"), decision, None, "badge-check")
        elif not is_complete and user.has_perm("documents.edit_decision", decision):
            yield _task(_("Điền đủ dự thảo"), decision, decision.created_by, "pencil")


def _task(verb, decision, person, icon):
    note = _("%(n)s tài liệu") % {"n": len(decision.items.all())}
    return Task(
        verb=verb, record=decision, url=decision.get_absolute_url(), note=note, person=person, action=verb,
        icon=icon,
    )  # fmt: skip


@panel(15)
def decisions_of_a_revision(shown: Shown) -> Panel | None:
    """The decision that issued the revision on the page, or is about to."""
    if shown.revision is None or shown.revision.status in states.EDITABLE:
        return None
    moment = shown.moment
    items = moment.rows(DecisionItem).filter(revision_id=shown.revision.pk).values("decision_id")
    rows = moment.rows(Decision).filter(id__in=items).exclude(status=states.DECISION_DROPPED)
    decisions = moment.instances(rows.order_by("id"))
    return Panel("documents/_panel_decision.html", {"decisions": decisions}, SIDE) if decisions else None
