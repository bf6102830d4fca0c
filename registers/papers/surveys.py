"""A survey in words: what is asked and what was answered (BM-9.1-02), and the drawing of its months."""

from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from documents.record_papers import LANGUAGE, Facts, field_rows, record_paper
from qms.export import charts
from registers.models.survey import Factor, Survey
from registers.survey_figures import Tally, by_month, groups, papers


def told(survey: Survey) -> list[Facts]:
    """The survey and its questions under their factors."""
    facts = field_rows(survey, "starts_on", "ends_on", "intro")
    if survey.replaces is not None:
        facts.append(("replaces", _("Thay cho"), survey.replaces))
    blocks = [Facts(_("Khảo sát"), [fact for fact in facts if fact[2] not in (None, "")])]
    labels = dict(Factor.choices)
    asked = [(one["key"], str(labels[one["factor"]]), one["text"]) for one in survey.questions]
    return [*blocks, Facts(_("Câu hỏi, chấm từ 1 đến 5"), asked)] if asked else blocks


def tally_words(tally: Tally) -> str:
    """ "4,35 · 86,7 % chấm 4–5 (n = 120 lượt, 24 phiếu)"; of nothing a dash and n = 0."""
    mean = number_format(tally.mean) if tally.mean is not None else "–"
    words = _("%(mean)s · %(share)s %% chấm 4–5 (n = %(n)s lượt, %(answers)s phiếu)")
    if not tally.n:
        words = _("– (n = 0)")
        return words
    return words % {"mean": mean, "share": tally.words, "n": tally.n, "answers": tally.answers}


def survey_paper(survey, moment) -> bytes:
    """The survey as of a moment with what was answered until then."""
    with translation.override(LANGUAGE):
        found = papers([survey.unit_id], moment, survey=survey.pk)
        said = [
            Facts(_("Kết quả: %(group)s") % {"group": group.lower()}, _lines(tallies))
            for group, tallies in groups(found)
            if tallies
        ]
        return record_paper(survey, moment, told(survey) + said)


def _lines(tallies):
    return [(name, name, tally_words(tally)) for name, tally in tallies]


def months_chart(found) -> tuple[str, str]:
    """(drawing, title) of the share of 4–5 by month; empty before the second month."""
    months = by_month(found)
    if len(months) < 2:
        return "", ""
    title = _("Tỷ lệ chấm 4–5 theo tháng, %% (n = %(n)s phiếu)") % {"n": len(found)}
    notes = [_("n = %(n)s") % {"n": tally.n} for _name, tally in months]
    labels = [name for name, _tally in months]
    return charts.line_chart(labels, [tally.share for _n, tally in months], title=title, notes=notes), title
