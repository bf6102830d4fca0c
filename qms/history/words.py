"""The verbs of history in words: one place per app registers its own."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Verb:
    """How a verb reads in "who *did* what", and its icon (lucide name) and tone."""

    label: str | Promise
    icon: str = "pencil"
    tone: str = "mute"


VERBS: dict[str, Verb] = {}


def register_verbs(verbs: dict[str, Verb]) -> None:
    """Add verbs by slug. Raises ValueError when a slug is taken with other words."""
    for slug, verb in verbs.items():
        if VERBS.setdefault(slug, verb) is not verb:
            raise ValueError(f"verb {slug!r} is registered twice")


def verb_of(slug: str) -> Verb:
    """The verb of a slug; an old slug that no longer exists reads as itself."""
    return VERBS.get(slug) or Verb(slug)
