"""What somebody is typing, kept beside the draft until it is saved: no record, no history.

One row a person and draft. It is offered again when the page is opened and it is younger than the
stored draft; a real save deletes it.
"""

import json

from django.http import QueryDict
from django.utils.translation import gettext as _

from documents import states
from documents.models import Revision, UnsavedDraft
from qms.states import Refused

MOST = 2_000_000  # bytes of JSON; a long procedure is some 60 000
NOT_TYPED = ("csrfmiddlewaretoken", "row", "save", "stay")


def keep(revision: Revision, *, by, data: QueryDict, at) -> UnsavedDraft:
    """Keep what is posted in place of what was kept before. Raises Refused for far too much."""
    typed = {name: values for name, values in data.lists() if name not in NOT_TYPED}
    if len(json.dumps(typed)) > MOST:
        raise Refused(_("Bản đang gõ quá dài nên không giữ nháp được. Hãy bấm Lưu nháp."))
    version = data.get("version", "")
    base = int(version) if version.isdecimal() and len(version) < 10 else revision.version
    values = {"typed": typed, "base_version": base, "saved_at": at}
    kept, _made = UnsavedDraft.objects.update_or_create(revision=revision, person=by, defaults=values)
    return kept


def kept_for(revision: Revision, person) -> UnsavedDraft | None:
    """What the person typed after the draft was last saved, if anything."""
    kept = UnsavedDraft.objects.filter(revision=revision, person=person).first()
    latest = revision.history.order_by("-history_id").values_list("history_date", flat=True).first()
    return kept if kept and (latest is None or kept.saved_at > latest) else None


def as_posted(kept: UnsavedDraft) -> QueryDict:
    """What was kept, as the form that was posted."""
    data = QueryDict(mutable=True)
    for name, values in kept.typed.items():
        data.setlist(name, values)
    return data


def forget(revision: Revision, person) -> None:
    """Nothing is being typed any more: it was saved or given up."""
    UnsavedDraft.objects.filter(revision=revision, person=person).delete()


def tidy(on=None) -> None:
    """Drop what was typed into drafts that are no drafts any more; a work of every day."""
    UnsavedDraft.objects.exclude(revision__status__in=states.EDITABLE).delete()
