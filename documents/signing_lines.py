"""The signatures of a revision as page and paper show them: everybody who signs, and who has still to."""

from dataclasses import dataclass

from documents.models import Meaning, RequestedSignature, Signature
from documents.models.review_round import ReviewRound


@dataclass(frozen=True)
class SigningLine:
    """One signature that was given, or the person it waits for (None while nobody is named).

    `is_further` marks those who review besides the one reviewer.
    """

    meaning: Meaning
    signature: Signature | None
    person: object | None
    is_further: bool = False

    @property
    def label(self):
        return self.meaning.label

    @property
    def is_open(self) -> bool:
        return self.signature is None


def signatures_of(revision, moment) -> list[Signature]:
    """The signatures of the present round, in the order of signing, as of `moment`."""
    rows = moment.rows(Signature).filter(revision_id=revision.pk, round=revision.round)
    return moment.instances(rows.select_related("person", "on_behalf_of").order_by("id"))


def asked_too(revision, moment) -> list:
    """The people who review besides the reviewer."""
    rows = moment.rows(RequestedSignature).filter(revision_id=revision.pk).select_related("person")
    return [row.person for row in moment.instances(rows.order_by("id"))]


def signing_lines(revision, moment) -> list[SigningLine]:
    """Author, the reviewer and all who review besides, approver: each with the signature of this round."""
    signed = signatures_of(revision, moment)
    asked = asked_too(revision, moment)
    seats = {person.pk for person in asked}
    of = {meaning: [one for one in signed if one.meaning == meaning] for meaning in Meaning}
    main = next((one for one in of[Meaning.REVIEWED] if one.seat not in seats), None)
    by_seat = {one.seat: one for one in of[Meaning.REVIEWED]}
    if revision.is_as_is:  # taken over word for word: nobody wrote or reviewed it here
        return [SigningLine(Meaning.APPROVED, next(iter(of[Meaning.APPROVED]), None), revision.approver)]
    return [
        SigningLine(Meaning.WROTE, next(iter(of[Meaning.WROTE]), None), revision.author),
        SigningLine(Meaning.REVIEWED, main, revision.reviewer),
        *[SigningLine(Meaning.REVIEWED, by_seat.get(person.pk), person, True) for person in asked],
        SigningLine(Meaning.APPROVED, next(iter(of[Meaning.APPROVED]), None), revision.approver),
    ]


def know_rounds(revisions) -> None:
    """Read who has to review these revisions, and who has, for all of them in two queries."""
    keys = [revision.pk for revision in revisions]
    asked, signed = {key: [] for key in keys}, {key: [] for key in keys}
    for row in RequestedSignature.objects.filter(revision__in=keys).select_related("person").order_by("id"):
        asked[row.revision_id].append(row.person)
    rounds = {revision.pk: revision.round for revision in revisions}
    wanted = [key for key in keys if asked[key]]
    for one in Signature.objects.filter(revision__in=wanted, meaning=Meaning.REVIEWED).order_by("id"):
        if one.round == rounds[one.revision_id]:
            signed[one.revision_id].append(one)
    for revision in revisions:
        revision.review_round = ReviewRound(tuple(asked[revision.pk]), tuple(signed[revision.pk]))
