"""The filters of a list in order of need: search, what is chosen, the few that matter, all further ones."""

from dataclasses import dataclass, field

SHOWN = 4  # filters beside the search box; with one more they still stand in one row at 1280 px


@dataclass
class FilterBar:
    """The parts of the bar. Each filter is {"field": bound field, "words": present value, "names": keys}."""

    search: object = None
    chosen: list = field(default_factory=list)
    offered: list = field(default_factory=list)
    further: list = field(default_factory=list)

    @property
    def is_more_than_one(self) -> bool:
        """Whether "clear all" says more than the one cross does; words searched for have none."""
        searched = self.search is not None and bool(self.search.value())
        return searched or len(self.chosen) > 1


def filter_bar(filters) -> FilterBar:
    """Filters in declared order: the first ``SHOWN`` are offered at once, the rest behind one button.

    A chosen filter always stands in the bar itself, wherever it was declared. A hidden one that nobody chose
    is not shown at all. One single further filter is offered like the others.
    """
    bar, matter, rest = FilterBar(), [], []
    filters = list(filters)
    for place, one in enumerate(each for each in filters if each["field"].name != "q"):
        if one["words"]:
            bar.chosen.append(one)
        elif not one["field"].is_hidden:
            (matter if place < SHOWN else rest).append(one)
    bar.search = next((each["field"] for each in filters if each["field"].name == "q"), None)
    bar.offered, bar.further = (matter + rest, []) if len(rest) == 1 else (matter, rest)
    return bar
