"""What changed in the documents of some units between two moments: new, revised, withdrawn, looked through.

Both ends are read as of their moment, so a change that came and went in between is told as what it left.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from documents import states
from documents.models import Document, Revision
from qms.history import Moment, history_of
from qms.states import State

NEW = State("new", _("Mới ban hành"), "ok", "file-plus")
REVISED = State("revised", _("Bản mới"), "accent", "file-pen")
WITHDRAWN = State("withdrawn", _("Hết hiệu lực"), "danger", "archive-x")
REVIEWED = State("reviewed", _("Đã soát xét, không sửa"), "mute", "calendar-check")
REVIEW_VERB = "documents.document_reviewed"


@dataclass(frozen=True)
class ChangeLine:
    """One thing that happened to a document: what, on which day, through whom and why."""

    kind: State
    on: dt.date
    who: str
    why: str
    number: str = ""
    before: str = ""
    url: str = ""


@dataclass
class DocumentChanges:
    """A document with what happened to it, the newest last."""

    document: Document
    lines: list[ChangeLine] = field(default_factory=list)


def changes(units: Iterable[int], since: dt.datetime, moment) -> list[DocumentChanges]:
    """The documents of these units that changed after `since`, by code, each with its lines."""
    then, now = _in_force(units, Moment(since)), _in_force(units, moment)
    gone = _withdrawn(units, since, moment)
    reviews = _reviews(units, since, moment)
    turned = {key for key in then.keys() | now.keys() if _pk(then.get(key)) != _pk(now.get(key))}
    found = {one.pk: DocumentChanges(one) for one in _documents(turned | reviews.keys(), moment)}
    for key in turned & found.keys():
        found[key].lines.append(_turn(found[key].document, then.get(key), now.get(key), gone.get(key)))
    for key in reviews.keys() & found.keys():
        found[key].lines.extend(reviews[key])
    for one in found.values():
        one.lines.sort(key=lambda line: line.on)
    return sorted(found.values(), key=lambda one: (one.document.unit.path, one.document.code))


def _pk(revision):
    return revision["id"] if revision else None


def _in_force(units, moment) -> dict[int, dict]:
    """What is told of the revision in force of each document at a moment."""
    rows = moment.rows(Revision).filter(unit__in=units, status=states.EFFECTIVE)
    told = rows.values(
        "id", "document_id", "issue_no", "revision_no", "effective_from", "change_summary",
        "approver__full_name",
    )  # fmt: skip
    return {row["document_id"]: row for row in told}


def _withdrawn(units, since, moment) -> dict[int, dict]:
    """For documents whose revision was withdrawn in between: the act that did it, the newest of each."""
    rows = history_of(Revision).objects.filter(
        unit__in=units, status=states.WITHDRAWN, history_date__gt=since, history_date__lte=moment.at
    )
    told = rows.order_by("history_date", "history_id").values(
        "document_id", "history_date", "history_actor", "history_change_reason"
    )
    return {row["document_id"]: row for row in told}


def _reviews(units, since, moment) -> dict[int, list[ChangeLine]]:
    """The periodic reviews that found nothing to change."""
    rows = history_of(Document).objects.filter(
        unit__in=units, history_verb=REVIEW_VERB, history_date__gt=since, history_date__lte=moment.at
    )
    found: dict[int, list[ChangeLine]] = {}
    for row in rows.order_by("history_date", "history_id").values(
        "id", "history_date", "history_actor", "history_change_reason"
    ):
        found.setdefault(row["id"], []).append(_line_of(REVIEWED, row))
    return found


def _line_of(kind, row, before="") -> ChangeLine:
    """A line from a row of history."""
    on = timezone.localtime(row["history_date"]).date()
    who = row["history_actor"].rpartition(" (")[0] or row["history_actor"]
    return ChangeLine(kind, on, who, row["history_change_reason"] or "", before=before)


def _documents(keys, moment) -> list[Document]:
    rows = moment.rows(Document).filter(id__in=keys).select_related("unit")
    return moment.instances(rows)


def _turn(document, then, now, gone) -> ChangeLine:
    """From one revision in force to another, to none, or from none."""
    before = _number(then)
    if now is None:
        if gone is not None:
            return _line_of(WITHDRAWN, gone, before=before)
        return ChangeLine(WITHDRAWN, then["effective_from"], "", "", before=before)
    url = reverse("documents:revision_detail", args=[now["id"]])
    if then is not None:
        asked = urlencode({"old": then["id"], "new": now["id"]})
        url = f"{reverse('documents:document_compare', args=[document.pk])}?{asked}"
    return ChangeLine(
        REVISED if then else NEW, now["effective_from"], now["approver__full_name"] or "",
        now["change_summary"], _number(now), before, url,
    )  # fmt: skip


def _number(revision) -> str:
    return f"{revision['issue_no']:02d}/{revision['revision_no']:02d}" if revision else ""
