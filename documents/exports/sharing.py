"""What sharing offers to the rest of the house: evidence, tasks, a figure, shelves, panels."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from documents.actions import offers as acts
from documents.exports.documents import ROOM
from documents.models import Adoption, Offer
from documents.panels import TOP, Panel, panel
from documents.rules.deputies import deputised_units
from documents.sharing import stand
from documents.states import sharing
from documents.tables.sharing import AdoptionTable
from qms import daily, evidence, figures, links, rail, search, worklist
from qms.figures import KeyFigure
from qms.history import Moment
from qms.links import Link
from qms.worklist import Task

LIST = "documents:adoption_list"

evidence.register(
    evidence.Register(
        slug="adoptions", table=AdoptionTable, order=11, maintained=True,
        in_force=lambda adoption: adoption.is_open and adoption.document_id is not None,
    )
)  # fmt: skip
search.register(Adoption)
rail.shelf(ROOM, gettext_lazy("Quy trình dùng chung"), LIST, order=50)
rail.shelf(ROOM, gettext_lazy("Có gì thay đổi"), "documents:changes", order=5)
daily.register(acts.keep_up)


# --- what waits ----------------------------------------------------------------------------------
@worklist.register
def shared_to_follow(user, units, on) -> Iterator[Task]:
    """What the units above share and the person's own unit has not followed; that sharing ended."""
    own = ({unit for _role, _path, unit in user.roles} | deputised_units(user)) & set(units)
    rows = Adoption.objects.filter(unit__in=own).exclude(status=sharing.CLOSED)
    found = list(rows.select_related("unit", "source", "source__unit").order_by("id"))
    for adoption in stand(found, Moment()) if found else ():
        if user.has_perm("documents.adopt_document", adoption) or user.has_perm(
            "documents.start_adoption", adoption
        ):
            yield from _task(adoption)


def _task(adoption):
    standing, url = adoption.standing, adoption.get_absolute_url()
    if adoption.status == sharing.ENDED:
        if adoption.document_id:
            words = _("Thôi dùng chung với %(unit)s") % {"unit": adoption.source.unit}
            yield Task(words, adoption, url, note=adoption.ended_why, icon="circle-off", action=_("Xem"))
        return
    if standing.state not in (sharing.NOT_YET, sharing.BEHIND):
        return  # a draft that follows waits in its author's own list
    unit = {"unit": adoption.source.unit}
    new = standing.has_own
    verb = _("Theo bản mới của %(unit)s") % unit if new else _("Áp dụng quy trình của %(unit)s") % unit
    yield Task(
        verb, adoption, url, note=f"{_('bản')} {standing.current.number}", due=standing.due,
        action=pgettext("act", "Theo bản mới") if new else _("Áp dụng"), icon="share-2",
    )  # fmt: skip


@figures.register
def units_behind(user, units, moment) -> Iterator[KeyFigure]:
    """How many units below follow an older revision, out of all that have adopted anything."""
    if len(units) < 2:
        return
    rows = moment.rows(Adoption).filter(unit__in=units, status=sharing.OFFERED)
    lines = stand(moment.instances(rows), moment)
    if not lines:
        return
    reached = {line.unit_id for line in lines}
    behind = {line.unit_id for line in lines if line.standing.is_behind}
    missing = {line.unit_id for line in lines if line.standing.is_missing and line.is_must}
    words = _("%(n)s đơn vị còn quy trình phải áp dụng mà chưa áp dụng")
    yield KeyFigure(
        _("Chưa theo bản mới"), str(len(behind)), unit=_("đơn vị"),
        of=_("trong %(n)s đơn vị được giao quy trình dùng chung") % {"n": len(reached)},
        trend=words % {"n": len(missing)} if missing else "",
        tone="danger" if behind else "warn", url=reverse("documents:adoption_matrix"),
    )  # fmt: skip


# --- the page of a document ----------------------------------------------------------------------
@panel(50)
def offered(shown) -> Panel | None:
    """Beside a document that is shared, or may be: with whom, on what terms, how many follow."""
    document, moment = shown.document, shown.moment
    rows = moment.rows(Offer).filter(document_id=document.pk, ended_on=None)
    offer = next(iter(moment.instances(rows)), None)
    writes = not moment.is_past and document.status == "effective"
    may = writes and shown.user.has_perm("documents.offer_document", document)
    if offer is None and not may:
        return None
    lines = _lines(document, moment) if offer else []
    follow = sum(one.standing.state in (sharing.TAKEN_AS_IS, sharing.TAKEN_LOCAL) for one in lines)
    context = {
        "offer": offer, "document": document, "may": may, "all": len(lines), "follow": follow,
        "behind": [one for one in lines if one.standing.is_behind or one.standing.is_missing],
        "list_url": f"{reverse(LIST)}?source={document.pk}",
    }  # fmt: skip
    return Panel("documents/_panel_offer.html", context)


def _lines(document, moment):
    rows = moment.rows(Adoption).filter(source_id=document.pk, status=sharing.OFFERED)
    return stand(moment.instances(rows.select_related("unit").order_by("unit__path")), moment)


@panel(5)
def taken_over(shown) -> Panel | None:
    """Above a document made from a shared one: what it follows, and whether that is the newest."""
    moment = shown.moment
    rows = moment.rows(Adoption).filter(document_id=shown.document.pk)
    adoption = next(iter(moment.instances(rows.select_related("source", "source__unit", "unit"))), None)
    if adoption is None:
        return None
    standing = stand([adoption], moment)[0].standing
    return Panel("documents/_taken_over.html", {"adoption": adoption, "standing": standing}, TOP)


@links.register
def of_an_adoption(record, moment):
    """From a shared procedure to the unit's own document."""
    if isinstance(record, Adoption) and record.document_id:
        document = record.document
        yield Link(str(document), document.get_absolute_url(), "file-text", _("Tài liệu của đơn vị"))
