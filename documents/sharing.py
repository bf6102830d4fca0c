"""How far the units below follow what is shared with them, worked out from the revisions on a day.

Nothing of it is stored: the source's revision in force and the revisions of the unit's own document say it,
today and on any day of the past.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from documents import content as contents
from documents import states
from documents.models import AdoptedAs, Revision
from documents.states import sharing
from qms.hashing import sha256_of
from qms.states import State

KNOWN = (
    "id", "document_id", "issue_no", "revision_no", "status", "effective_from", "source_revision_id",
    "adopted_as",
)  # fmt: skip


@dataclass(frozen=True)
class Issue:
    """What is asked of a revision here; its content stays in the database."""

    pk: int
    document_id: int
    issue_no: int
    revision_no: int
    status: str
    effective_from: dt.date | None
    source_id: int | None
    adopted_as: str

    @property
    def number(self) -> str:
        return f"{self.issue_no:02d}/{self.revision_no:02d}"


@dataclass(frozen=True)
class Standing:
    """What a unit has made of a shared document on a day.

    ``current`` is the source's revision in force, ``taken`` the one the unit's own text follows, ``own`` the
    unit's revision in force and ``coming`` its one on the way. ``due`` is until when the unit must have
    followed, None where nothing waits; ``on`` the day all this is said of.
    """

    state: State
    current: Issue | None
    taken: Issue | None
    own: Issue | None
    coming: Issue | None
    due: dt.date | None
    on: dt.date

    @property
    def is_behind(self) -> bool:
        """The unit has its own in force, and it follows an older revision of the source."""
        return self.has_own and self.waits

    @property
    def is_missing(self) -> bool:
        """The unit has nothing in force from it yet."""
        return not self.has_own and self.waits

    @property
    def has_own(self) -> bool:
        return self.own is not None

    @property
    def waits(self) -> bool:
        """Something is left to do for the unit, begun or not."""
        return self.state in (sharing.NOT_YET, sharing.BEHIND, sharing.DRAFTING, sharing.WAITING)

    @property
    def is_late(self) -> bool:
        return self.due is not None and self.due < self.on

    @property
    def days_behind(self) -> int | None:
        """Calendar days since the revision that is not followed took effect; None where none is."""
        return (self.on - self.current.effective_from).days if self.is_behind else None

    @property
    def behind_words(self) -> str:
        """How long the new revision has not been followed, "" where none is."""
        if self.days_behind is None:
            return ""
        days = {"n": self.days_behind}
        return _("bản mới đã %(n)s ngày") % days if self.days_behind else _("bản mới từ hôm nay")

    @property
    def is_as_is(self) -> bool:
        return self.own is not None and self.own.adopted_as in (AdoptedAs.AS_IS, AdoptedAs.FACTS)


def stand(adoptions: list, moment) -> list:
    """Give each adoption its ``standing`` on the day of the moment, for all of them in one query."""
    keys = {one.source_id for one in adoptions} | {one.document_id for one in adoptions if one.document_id}
    issues = _issues(keys, moment)
    for one in adoptions:
        source, own = issues.get(one.source_id, []), issues.get(one.document_id, [])
        one.standing = _standing(one, source, own, moment.on)
    return adoptions


def _issues(documents: Iterable[int], moment) -> dict[int, list[Issue]]:
    """The revisions of these documents, those given up left out, in the order of their numbers."""
    rows = moment.rows(Revision).filter(document_id__in=documents).exclude(status=states.DISCARDED)
    found: dict[int, list[Issue]] = {}
    for values in rows.order_by("issue_no", "revision_no", "id").values_list(*KNOWN):
        found.setdefault(values[1], []).append(Issue(*values))
    return found


def _standing(adoption, source, own, on) -> Standing:
    current = _with(source, states.EFFECTIVE)
    mine, coming = _with(own, states.EFFECTIVE), _with(own, *states.COMING)
    taken = _taken(own, source) if mine else None
    state = _state(adoption, current, mine, coming, taken)
    made = Standing(state, current, taken, mine, coming, None, on)
    if not (adoption.is_open and made.waits):
        return made
    follow = current.effective_from + dt.timedelta(days=adoption.follow_days)
    return replace(made, due=follow if mine else adoption.first_due)


def _with(issues, *wanted):
    return next((issue for issue in issues if issue.status in wanted), None)


def _taken(own, source):
    """The newest revision of the source from which one of the unit's came into force."""
    made = [issue.source_id for issue in own if issue.status in (states.EFFECTIVE, states.SUPERSEDED)]
    followed = set(made)
    return next((issue for issue in reversed(source) if issue.pk in followed), None)


def _state(adoption, current, mine, coming, taken) -> State:
    if current is None:
        return sharing.GONE
    if mine and taken and taken.pk == current.pk:
        whole = mine.adopted_as in (AdoptedAs.AS_IS, AdoptedAs.FACTS)
        return sharing.TAKEN_AS_IS if whole else sharing.TAKEN_LOCAL
    if coming and coming.source_id == current.pk:
        return sharing.WAITING if coming.status == states.APPROVED else sharing.DRAFTING
    if adoption.declined_id == current.pk:
        return sharing.KEPT if mine else sharing.NOT_TAKEN
    return sharing.BEHIND if mine and adoption.document_id else sharing.NOT_YET


# --- what two units say, compared -----------------------------------------------------------------
def fingerprint(revision, *, local_facts: bool = True) -> str:
    """The SHA-256 of what a revision says, whoever issued it under whatever number.

    Unlike the hash a signature binds it is the same for a text taken over word for word. Without
    ``local_facts`` place and hours of reception are left out.
    """
    content = revision.content if local_facts else without_local_facts(revision)
    return sha256_of({"title": revision.title, "content": content, "upload": revision.upload_id or ""})


def without_local_facts(revision) -> dict:
    """Its content with place and hours of reception empty."""
    return contents.to_json(replace(revision.body, place="", reception_hours=""))


def source_words(revision) -> str:
    """ "QT-CAT-01, lần ban hành 02, lần sửa đổi 01, của Công an tỉnh": the shared revision behind one."""
    source = revision.source_revision
    number = source.number_in_words.lower()
    return f"{source.document.code}, {number}, {_of_unit(source.document.unit, revision.effective_from)}"


def _of_unit(unit, on) -> str:
    return unit.name_on(on) if on else unit.name
