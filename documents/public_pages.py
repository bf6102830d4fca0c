"""What the public is told of a posted procedure: of the revision in force on a day and of nothing else.

Only the parts named in `SHOWN` are read out of the content; no person is named. It speaks of the present,
whatever moment a reader looks at elsewhere.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.db.models import OuterRef, Q, Subquery

from documents import content as contents
from documents import states
from documents.content_parts import HOURS, amount_words
from documents.fees import Fee, fee_of
from documents.models import Kind, Meaning, Posting, Revision, Signature
from documents.states import posting as posting_states
from qms.text import fold

SHOWN = (
    "legal_basis", "tthc_codes", "conditions", "channels", "dossier", "dossier_sets", "time_limit",
    "statutory_time_limit", "place", "reception_hours", "fee", "agency", "applicants", "result", "steps",
    "forms",
)  # fmt: skip
NEVER_ENDED = (states.EFFECTIVE, states.APPROVED)


def shown_content(value) -> contents.Content:
    """The parts of a stored content that are for everybody; the rest is not even read."""
    return contents.parse({name: part for name, part in value.items() if name in SHOWN})


def in_force_on(rows, on: dt.date):
    """Those of the revisions in force on a day, even before the works of that day have run; newest first."""
    told = rows.filter(status__in=NEVER_ENDED, effective_from__lte=on)
    return told.order_by("-issue_no", "-revision_no", "-pk")


@dataclass(frozen=True)
class FormLine:
    """A form the procedure names; ``key`` is the document whose paper anybody may download, None without."""

    code: str
    name: str
    key: int | None = None


@dataclass(frozen=True)
class PublicProcedure:
    """A posting with the revision in force on a day (None: no longer in force) and its downloadable forms."""

    posting: Posting
    revision: Revision | None
    papers: dict

    @property
    def unit(self):
        return self.posting.unit

    @property
    def code(self) -> str:
        return self.posting.document.code

    @property
    def title(self) -> str:
        return self.revision.title if self.revision else self.posting.title

    @cached_property
    def content(self) -> contents.Content:
        return shown_content(self.revision.content) if self.revision else contents.Content()

    @property
    def fee(self) -> Fee:
        return fee_of(self.content.fee)

    @property
    def saved(self) -> str:
        """By how much the promised time is shorter than the law's; empty when it is not."""
        return time_saved(self.content)

    @property
    def forms(self) -> list[FormLine]:
        return [FormLine(form.code, form.name, self.papers.get(form.code)) for form in self.content.forms]

    @property
    def approved_as(self) -> list[str]:
        """The position in which it was approved, as it stands on the paper; never a name."""
        if self.revision is None or not self.revision.approved_position:
            return []
        mark = {"form": self.revision.approved_form, "on_behalf_position": self.revision.approved_for}
        return Signature(**mark).lines_of(self.revision.approved_position)


def time_saved(content) -> str:
    """By how much the promised time is shorter than the law's, in words; empty when it is not."""
    law, promised = content.statutory_time_limit, content.time_limit
    if not (law.is_counted and promised.is_counted) or law.hours <= promised.hours:
        return ""
    return hours_in(promised.step_unit, law.hours - promised.hours)


def hours_in(unit: str, hours: Decimal) -> str:
    """Working hours told in `unit`: "2 ngày", "0,5 ngày"."""
    amount = (hours / HOURS[unit]).quantize(Decimal("0.0001"))
    return amount_words(amount, unit)


def find_posting(unit_name: str, slug: str) -> Posting | None:
    """The posting at an address, also one that was taken down; with its unit. One query."""
    rows = Posting.objects.filter(_named(unit_name, "unit__"), slug=slug)
    return rows.select_related("unit", "unit__parent_unit", "document").first()


def procedure_of(posting: Posting, on: dt.date) -> PublicProcedure:
    """What everybody is told of a posting on a day; two queries."""
    rows = in_force_on(Revision.objects.filter(document_id=posting.document_id), on)
    revision = with_approval(rows).first()
    if revision is None:
        return PublicProcedure(posting, None, {})
    return PublicProcedure(posting, revision, form_papers(posting.unit_id, revision.content, on))


def with_approval(rows):
    """Revisions with the position in which each was approved, in the same query."""
    approved = Signature.objects.filter(
        revision=OuterRef("pk"), round=OuterRef("round"), meaning=Meaning.APPROVED
    )
    return rows.annotate(
        approved_position=Subquery(approved.values("position")[:1]),
        approved_form=Subquery(approved.values("form")[:1]),
        approved_for=Subquery(approved.values("on_behalf_position")[:1]),
    )


def form_papers(unit_id, content, on: dt.date) -> dict[str, int]:
    """{code: document key} of the forms it names that are documents of the unit in force with a paper."""
    codes = {form.get("code", "") for form in content.get("forms") or ()} - {""}
    if not codes:
        return {}
    rows = Revision.objects.filter(
        document__unit=unit_id, document__kind=Kind.FORM, document__code__in=codes,
        status=states.EFFECTIVE, effective_from__lte=on, pdf__isnull=False,
    )  # fmt: skip
    return dict(rows.values_list("document__code", "document_id"))


def _named(unit_name: str, prefix="") -> Q:
    if not unit_name.isprintable():
        return Q(pk__in=[])  # no code has such letters, and not every database takes them
    return Q(**{f"{prefix}code__iexact": unit_name, f"{prefix}is_active": True})


# --- the lists -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ListLine:
    """A procedure in the list of a unit: its name, field, time limit and fee in words."""

    posting: Posting
    title: str
    code: str
    limit: str
    fee: str

    @property
    def folded(self) -> str:
        return fold(f"{self.title} {self.code} {self.posting.field}")


def lines_of(postings: list[Posting], on: dt.date) -> list[ListLine]:
    """One line for each posting whose procedure is in force on a day, by field and title; one query."""
    keys = [posting.document_id for posting in postings]
    rows = in_force_on(Revision.objects.filter(document__in=keys), on)
    told: dict[int, tuple] = {}
    for key, *facts in rows.values_list(
        "document_id", "title", "document__code", "content__time_limit", "content__fee"
    ):
        told.setdefault(key, tuple(facts))
    lines = [
        _line(posting, *told[posting.document_id]) for posting in postings if posting.document_id in told
    ]
    return sorted(lines, key=lambda line: (fold(line.posting.field), fold(line.title), line.posting.pk))


def _line(posting, title, code, limit, fee) -> ListLine:
    content = contents.parse({"time_limit": limit or {}, "fee": fee or ""})
    return ListLine(posting, title, code, str(content.time_limit), content.fee)


def postings_up(**where):
    """Postings of active units that are up, by unit and field."""
    rows = Posting.objects.filter(status=posting_states.POSTED, unit__is_active=True, **where)
    return rows.select_related("unit", "unit__parent_unit").order_by("unit__path", "field", "pk")


def postings_in(unit_name: str) -> list[Posting]:
    """The postings of the unit of an address that are up; none for an unknown unit."""
    return list(postings_up().filter(_named(unit_name, "unit__")))


#: Where citizens write to a unit, offered by the floor above: each gives an address, or "" for none.
feedback_pages: list[Callable] = []


def feedback_page(unit) -> str:
    """The address of the page on which citizens write to a unit; empty where there is none."""
    return next(filter(None, (offered(unit) for offered in feedback_pages)), "")


#: Where citizens look up a file of a unit, offered by the floor above in the same way.
lookup_pages: list[Callable] = []


def lookup_page(unit) -> str:
    """The address of the page on which files of a unit are looked up; empty where there is none."""
    return next(filter(None, (offered(unit) for offered in lookup_pages)), "")


def feedback_target(unit) -> tuple[str, str]:
    """(words, link) of where a unit takes feedback: its own word, else its telephone; perhaps no link."""
    text = unit.feedback or unit.phone
    if text.lower().startswith(("https://", "http://")):
        return text.split("://", 1)[1].rstrip("/"), text
    digits = "".join(letter for letter in text if letter not in " .-()")
    if 6 <= len(digits.lstrip("+")) <= 15 and digits.lstrip("+").isdecimal():
        return text, f"tel:{digits}"
    return text, ""
