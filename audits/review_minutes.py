"""The content of the minutes of a management review, computed once for page, paper and signature."""

from dataclasses import dataclass

from audits.models import Action, Attendee, ReviewInput
from qms.hashing import sha256_of


@dataclass
class ReviewMinutes:
    """All the minutes say: inputs in their order, who was there, what was decided."""

    review: object
    inputs: list[ReviewInput]
    attendees: list[Attendee]
    decisions: list[Action]

    @classmethod
    def of(cls, review, moment):
        """Read the children at the moment: three queries, whatever their number."""
        decisions = review.at("actions", moment, related=["owner", "unit"], order_by=["number", "id"])
        return cls(
            review,
            review.at("inputs", moment, order_by=["no"]),
            review.at("attendees", moment, related=["user"]),
            [action for action in decisions if action.status != "cancelled"],
        )

    @property
    def present(self) -> list[Attendee]:
        return [attendee for attendee in self.attendees if attendee.present]

    @property
    def absent(self) -> list[Attendee]:
        return [attendee for attendee in self.attendees if not attendee.present]

    @property
    def answered(self) -> int:
        return sum(item.is_answered for item in self.inputs)

    def content_hash(self) -> str:
        """SHA-256 of what the secretary confirms: meeting, inputs, attendance, decisions; no signatures.

        The progress of a decision (its state) is left out: it goes on after the minutes.
        """
        return sha256_of(
            {
                "review": {name: getattr(self.review, name) for name in _REVIEW_CONTENT},
                "inputs": [[getattr(item, name) for name in _INPUT_CONTENT] for item in self.inputs],
                "attendees": [
                    [attendee.user_id, attendee.position, attendee.present, attendee.absence_reason]
                    for attendee in self.attendees
                ],
                "decisions": [
                    [action.number, action.kind, action.text, action.owner_id, action.first_due_on]
                    for action in self.decisions
                ],
            }
        )


_REVIEW_CONTENT = (
    "code", "title", "period_from", "period_to", "held_on", "starts_at", "ends_at", "place", "chair_id",
    "secretary_id", "discussion", "conclusion", "minutes_number", "gathered_at",
)  # fmt: skip
_INPUT_CONTENT = ("letter", "gathered", "discussion", "nothing_arose", "nothing_reason", "climate")
