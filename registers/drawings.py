"""A drawing that stands with the list of a register."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Drawing:
    """What is drawn, under which heading, with what it needs to be read; `first` puts it above the list."""

    title: str | Promise
    html: str
    hint: str | Promise = ""
    first: bool = False
