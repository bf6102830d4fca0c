"""Who may not audit what: auditors do not audit their own work (ISO 9001:2015, 9.2.2 c).

Conflicts are kept as data, `{"kind": "role" | "documents" | "actions", "items": [str, …]}`, so that a
record made in Vietnamese still reads in English; `describe` turns one into a sentence.
"""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audits.models.action import Action
from documents.models import Document, Revision, Signature
from qms.models import Assignment
from qms.permissions import Role

OWN_ROLES = (Role.OWNER, Role.HEAD)
SHOWN = 4


def conflicts_of(people, audit) -> dict[int, list[dict]]:
    """Reasons against impartiality by user key, in a constant number of queries.

    A person is in conflict who holds the role of process owner or head in the audited unit itself during
    the audit, who owns, wrote, reviewed or approved one of its documents, or who owns an action of the
    unit due in the period under audit. Roles held in a parent unit do not count: the province may audit.
    """
    keys = [person.pk for person in people]
    found = {key: [] for key in keys}
    for kind, pairs in (
        ("role", _roles(keys, audit)),
        ("documents", _documents(keys, audit)),
        ("actions", _actions(keys, audit)),
    ):
        for key in keys:
            items = sorted({item for owner, item in pairs if owner == key})
            if items:
                found[key].append({"kind": kind, "items": items})
    return found


def _roles(keys, audit):
    held = Assignment.objects.filter(
        Q(to_date=None) | Q(to_date__gte=audit.planned_from),
        user__in=keys,
        unit=audit.unit_id,
        role__in=OWN_ROLES,
        from_date__lte=audit.planned_to,
    )
    return list(held.values_list("user_id", "role"))


def _documents(keys, audit):
    pairs = list(
        Document.objects.filter(unit=audit.unit_id, owner__in=keys).values_list("owner_id", "code", "title")
    )
    handled = Revision.objects.filter(unit=audit.unit_id).exclude(status="discarded")
    for author, reviewer, approver, writers, code, title in handled.values_list(
        "author_id", "reviewer_id", "approver_id", "writers", "document__code", "document__title"
    ):
        pairs += [(key, code, title) for key in {author, reviewer, approver, *writers}]
    signed = Signature.objects.filter(unit=audit.unit_id, person__in=keys)  # one of several reviewers, too
    pairs += signed.values_list("person_id", "revision__document__code", "revision__document__title")
    return [(key, code or title) for key, code, title in pairs]


def _actions(keys, audit):
    owned = Action.objects.filter(
        unit=audit.unit_id, owner__in=keys, due_on__range=(audit.period_from, audit.period_to)
    ).exclude(status="cancelled")
    return list(owned.values_list("owner_id", "text"))


def describe(conflict: dict) -> str:
    """One conflict as a sentence part for the reader."""
    items = conflict["items"]
    if conflict["kind"] == "role":
        words = {Role.OWNER: _("chủ quá trình"), Role.HEAD: _("thủ trưởng")}
        names = ", ".join(words[role] for role in items)
        return _("đang là %(roles)s ở đơn vị được đánh giá") % {"roles": names}
    if conflict["kind"] == "documents":
        codes = ", ".join(items[:SHOWN]) + ("…" if len(items) > SHOWN else "")
        return _("phụ trách, soạn, xem xét hoặc phê duyệt tài liệu %(codes)s") % {"codes": codes}
    return ngettext(
        "được giao %(count)s hành động trong kỳ đánh giá",
        "được giao %(count)s hành động trong kỳ đánh giá",
        len(items),
    ) % {"count": len(items)}


def in_words(conflicts: list[dict]) -> str:
    """All conflicts of a person in one line."""
    return "; ".join(describe(conflict) for conflict in conflicts)
