"""What surveys say, each figure with its n: means and shares of 4–5 by factor, month, field and channel."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from qms.shares import percent, percent_words
from registers.measures import measure
from registers.models import Objective
from registers.models.survey import SATISFIED_FROM, AnswerChannel, Factor, Survey, SurveyAnswer

FEW = 5  # papers


@dataclass
class Tally:
    """Scores added up: ``answers`` papers with ``n`` scores, ``good`` of them 4 or 5."""

    answers: int = 0
    n: int = 0
    total: int = 0
    good: int = 0

    @property
    def is_few(self) -> bool:
        """So few papers that one more could turn the figure: told beside it, never left out."""
        return 0 < self.answers < FEW

    def add(self, scores: Iterable[int]) -> None:
        """Count the scores of one paper; none of them, no paper."""
        scores = list(scores)
        self.answers += bool(scores)
        self.n += len(scores)
        self.total += sum(scores)
        self.good += sum(score >= SATISFIED_FROM for score in scores)

    @property
    def mean(self) -> Decimal | None:
        """Of 1 to 5, two decimals; None of nothing."""
        if not self.n:
            return None
        return (Decimal(self.total) / self.n).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def share(self) -> Decimal | None:
        """Percent of 4–5, one decimal; None of nothing."""
        return percent(self.good, self.n)

    @property
    def words(self) -> str:
        """The share as it is read: "86,7", "–" of nothing."""
        return percent_words(self.good, self.n)


@dataclass(frozen=True)
class Paper:
    """One answer as it is counted: its scores by factor."""

    survey: int
    day: dt.date
    channel: str
    field: str
    scores: list[tuple[str, int]]


def papers(units, moment, *, period=None, survey=None) -> list[Paper]:
    """The answers of some units (or of one survey), as of a moment, without those left out; two queries."""
    rows = moment.rows(SurveyAnswer).filter(unit__in=units, left_out=False)
    rows = rows.filter(answered_on__range=period) if period else rows
    rows = rows.filter(survey_id=survey) if survey else rows
    names = ("survey_id", "answered_on", "channel", "field", "scores")
    found = list(rows.order_by("answered_on", "id").values_list(*names))
    factors = _factors({key for key, *_rest in found}, moment)
    return [
        Paper(key, day, channel, field, _by_factor(scores, factors.get(key, {})))
        for key, day, channel, field, scores in found
    ]


def _factors(keys, moment) -> dict[int, dict[str, str]]:
    """{survey: {question key: factor}}"""
    rows = moment.rows(Survey).filter(id__in=keys).values_list("id", "questions")
    return {key: {one["key"]: one["factor"] for one in questions} for key, questions in rows}


def _by_factor(scores, factors) -> list[tuple[str, int]]:
    return [(factors[key], score) for key, score in scores.items() if key in factors]


def overall(found: list[Paper]) -> Tally:
    """All scores together."""
    tally = Tally()
    for paper in found:
        tally.add(score for _factor, score in paper.scores)
    return tally


def by_factor(found: list[Paper]) -> list[tuple[str, Tally]]:
    """Each of the five factors in its order, also one nobody was asked about."""
    tallies = {value: Tally() for value in Factor.values}
    for paper in found:
        for value, tally in tallies.items():
            tally.add(score for factor, score in paper.scores if factor == value)
    return [(str(label), tallies[value]) for value, label in Factor.choices]


def by_month(found: list[Paper]) -> list[tuple[str, Tally]]:
    """Months with an answer, oldest first, as "03/2026"."""
    return _grouped(
        found, lambda paper: (paper.day.year, paper.day.month), lambda key: f"{key[1]:02d}/{key[0]}"
    )


def by_field(found: list[Paper]) -> list[tuple[str, Tally]]:
    """Fields of work, those without one last."""
    return _grouped(
        found, lambda paper: (paper.field == "", paper.field), lambda key: key[1] or _("Không ghi")
    )


def by_channel(found: list[Paper]) -> list[tuple[str, Tally]]:
    """The ways the answers came."""
    labels = dict(AnswerChannel.choices)
    return _grouped(found, lambda paper: paper.channel, lambda key: str(labels[key]))


def _grouped(found, key_of: Callable, name_of: Callable) -> list[tuple[str, Tally]]:
    tallies: dict = {}
    for paper in found:
        tallies.setdefault(key_of(paper), Tally()).add(score for _factor, score in paper.scores)
    return [(name_of(key), tallies[key]) for key in sorted(tallies)]


def groups(found: list[Paper]) -> list[tuple[str, list[tuple[str, Tally]]]]:
    """Every way of looking at the same answers, in the order of page and sheet."""
    return [
        (_("Chung"), [(_("Tất cả câu hỏi"), overall(found))]),
        (_("Yếu tố"), by_factor(found)),
        (_("Tháng"), by_month(found)),
        (_("Lĩnh vực"), by_field(found)),
        (_("Kênh"), by_channel(found)),
    ]


def satisfied(units, period, moment) -> tuple[int, int]:
    """(scores of 4 or 5, all scores) given in a period (two days, both included), as of a moment."""
    tally = overall(papers(units, moment, period=period))
    return tally.good, tally.n


@measure(Objective.Source.SATISFACTION, Objective.Source.SATISFACTION.label)
def satisfied_measure(unit, first, last, moment) -> tuple[int, int]:
    """The figure for an objective of a unit."""
    return satisfied([unit.pk], (first, last), moment)
