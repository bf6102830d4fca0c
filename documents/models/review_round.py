"""Who has to review a revision in its present round, and who has."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReviewRound:
    """The people asked besides the one reviewer, and the signatures "Xem xét" of the round.

    A signature sits on the seat of the person it was given for; the seat of the one reviewer is taken by
    any signature that sits on nobody else's. While nobody else is asked, ``signatures`` need not be known.
    """

    asked: tuple = ()
    signatures: tuple = ()

    @property
    def _asked_keys(self) -> set[int]:
        return {person.pk for person in self.asked}

    @property
    def _taken(self) -> set[int]:
        return {signature.seat for signature in self.signatures}

    @property
    def main_is_open(self) -> bool:
        """Whether the one reviewer has still to sign."""
        return self._taken <= self._asked_keys

    def waits_for(self, key: int) -> bool:
        """Whether the person of this key was asked besides the reviewer and has not signed."""
        return key in self._asked_keys and key not in self._taken

    def has_signed(self, key: int) -> bool:
        """Whether the person of this key gave a signature, for themselves or somebody else."""
        return any(signature.person_id == key for signature in self.signatures)

    @property
    def missing(self) -> list:
        """Those asked besides the reviewer who have not signed."""
        return [person for person in self.asked if person.pk not in self._taken]

    @property
    def is_complete(self) -> bool:
        """Whether the signature just given was the last one."""
        return not self.asked or not (self.main_is_open or self.missing)
