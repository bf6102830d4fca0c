"""The statistics of a period, each figure beside that of the period before, then in every cut (9.1.3)."""

from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from qms.shares import percent
from registers import file_cuts
from registers.feedback_figures import answered_on_time, received
from registers.figure_parts import Cell, Part
from registers.file_figures import FEW, FileFigures, file_figures, procedure_names
from registers.file_sets import FILES, written
from registers.models import Channel
from registers.spans import Span
from registers.survey_figures import Tally as Scores
from registers.survey_figures import overall, papers
from registers.tallies import Tally, mean


@dataclass(frozen=True)
class Voice:
    """What citizens said in a period: feedback, and the scores of surveys."""

    received: int
    answered: int
    to_answer: int
    scores: Scores


@dataclass
class Report:
    """Everything that is told of a period, and of the one before it."""

    span: Span
    now: FileFigures
    before: FileFigures
    voice: Voice
    voice_before: Voice
    parts: list[Part] = field(default_factory=list)


def voice(units, span: Span, moment) -> Voice:
    """Feedback and satisfaction of some units in a period."""
    answered, to_answer = answered_on_time(units, span.days, moment)
    scores = overall(papers(units, moment, period=span.days))
    return Voice(received(units, span.days, moment), answered, to_answer, scores)


def report(units, span: Span, moment, keys=None) -> Report:
    """The statistics of units (Unit instances; ``keys`` are theirs) in a period, as known at a moment."""
    keys = [unit.pk for unit in units] if keys is None else keys
    now = file_figures(keys, span, moment)
    before = file_figures(keys, span.before(), moment, cuts=("channel",))
    found = Report(span, now, before, voice(keys, span, moment), voice(keys, span.before(), moment))
    names = procedure_names(now.cuts.get("procedure", ()), moment)
    found.parts = [summary(found), file_cuts.trend(keys, span, moment)]
    found.parts += [file_cuts.months(now)] if len(now.months) > 1 else []
    found.parts += [file_cuts.channels(now), file_cuts.steps(now, names)]
    if len(keys) <= FEW:
        found.parts += [file_cuts.procedures(now, names), file_cuts.promises(keys, now, names, moment)]
    else:
        found.parts += file_cuts.too_many_units(FEW)
    found.parts.append(file_cuts.of_fields(now))
    if len(keys) > 1:
        found.parts.append(file_cuts.units(now, {unit.pk: str(unit) for unit in units}))
    return found


# --- the figures one by one -----------------------------------------------------------------------
def summary(found: Report) -> Part:
    """Each figure of the period beside that of the period before, with what it counts."""
    now, before = found.now, found.before
    heads = [
        (_("Số liệu"), "text"), (_("Trong kỳ"), "decimal"), (_("n (mẫu số)"), "int"),
        (_("Kỳ trước"), "decimal"), (_("n kỳ trước"), "int"), (_("Chênh lệch"), "decimal"),
    ]  # fmt: skip
    rows = [
        *_counted(found, "carried", "received"),
        *_by_channel(found),
        *_counted(found, "resolved"),
        *_counted(found, "early", "on_time", "late", of="resolved", sub=True),
        _rate(found, "kept", _("Tỷ lệ trước và đúng hạn, %"), "resolved"),
        *_counted(found, "refused", "stopped", "withdrawn", "open"),
        *_counted(found, "open_in_time", "open_late", "open_waiting", of="open", sub=True),
        *_counted(found, "returned", "asked"),
        _plain(_("Lượt yêu cầu bổ sung"), _("phiếu yêu cầu bổ sung lập trong kỳ"),
               now.asking.slips, before.asking.slips, sub=True,
               links=_lists("registers:supplement_list", "asked", found)),
        *_counted(found, "asked_again", of="asked", sub=True),
        *_counted(found, "apologised"),
        *_counted(found, "redated", "apologised_late", of="apologised", sub=True),
        *_hours(found, "timed", "saved"),
        *_hours(found, "timed_by_law", "saved_by_law"),
        *_voices(found),
    ]  # fmt: skip
    return Part("summary", _("Số liệu trong kỳ"), heads, rows, note=_balance(now.total))


def _balance(total: Tally) -> str:
    words = _(
        "Cân đối: chuyển sang %(carried)s + tiếp nhận %(received)s = giải quyết %(resolved)s"
        " + từ chối, dừng, rút %(ended)s + đang giải quyết %(open)s."
    )
    told = words % {
        "carried": total.carried, "received": total.received, "resolved": total.resolved,
        "ended": total.ended, "open": total.open,
    }  # fmt: skip
    return told if total.is_balanced else f"{told} {_('Hai vế không bằng nhau: hãy kiểm tra sổ.')}"


def _row(label, told, now, before, *, kind="int", n=None, n_before=None, figure="", earlier="", sub=False):
    gap = None if now is None or before is None else now - before
    return [
        Cell(label, "text", told=told, sub=sub), Cell(now, kind, figure), Cell(n, "int"),
        Cell(before, kind, earlier), Cell(n_before, "int"), Cell(gap, kind),
    ]  # fmt: skip


def _plain(label, told, now, before, *, links=({}, {}), sub=False, **more):
    """A row whose numbers lead to another list than the register of files, or to none."""
    row = _row(label, told, now, before, sub=sub, **more)
    here, earlier = links
    row[1], row[3] = replace(row[1], **here), replace(row[3], **earlier)
    return row


def _lists(page, name, found: Report, first="_from", last="_to") -> tuple[dict, dict]:
    """Where the period and the one before it are listed: the page and its two days."""
    spans = (found.span, found.before.span)
    days = [(f"{span.first:%d/%m/%Y}", f"{span.last:%d/%m/%Y}") for span in spans]
    asked = [urlencode({f"{name}{first}": begin, f"{name}{last}": end}) for begin, end in days]
    return tuple({"page": page, "asked": one} for one in asked)


def _counted(found: Report, *names, of="", sub=False):
    """Counts of files, each with the list behind it."""
    now, before = found.now, found.before
    for name in names:
        yield _row(
            str(FILES[name].label), str(FILES[name].told), now.value(name), before.value(name),
            n=now.value(of) if of else None, n_before=before.value(of) if of else None,
            figure=written(name, now.span), earlier=written(name, before.span), sub=sub,
        )  # fmt: skip


def _by_channel(found: Report):
    """Received through each channel."""
    now, before = found.now, found.before
    for value, label in Channel.choices:
        counted = [one.cuts["channel"].get(value, Tally()).received for one in (now, before)]
        yield _row(
            str(label), "", *counted, n=now.total.received, n_before=before.total.received,
            figure=written("received", now.span, "channel", value),
            earlier=written("received", before.span, "channel", value), sub=True,
        )  # fmt: skip


def _rate(found: Report, name, label, of):
    now, before = found.now, found.before
    return _row(
        label, str(FILES[name].told), percent(now.value(name), now.value(of)),
        percent(before.value(name), before.value(of)), kind="decimal", n=now.value(of),
        n_before=before.value(of), figure=written(name, now.span), earlier=written(name, before.span),
        sub=True,
    )  # fmt: skip


def _hours(found: Report, name, total):
    """Office hours in sum and a file; of how many files they are told beside them."""
    now, before = found.now.total, found.before.total
    n, n_before = getattr(now, name), getattr(before, name)
    places = {"kind": "decimal", "n": n, "n_before": n_before}
    links = {"figure": written(name, found.span), "earlier": written(name, found.before.span)}
    sums = [getattr(one, total) if count else None for one, count in ((now, n), (before, n_before))]
    yield _row(
        _("%(what)s, tổng giờ") % {"what": FILES[name].label}, str(FILES[name].told), *sums, **places, **links
    )
    means = [mean(getattr(now, total), n), mean(getattr(before, total), n_before)]
    yield _row(_("bình quân một hồ sơ, giờ"), "", *means, **places, **links, sub=True)


def _voices(found: Report):
    now, before = found.voice, found.voice_before
    papers_page = _lists("registers:survey_summary", "", found, "first", "last")
    yield _plain(
        _("Phản ánh, kiến nghị nhận trong kỳ"), "", now.received, before.received,
        links=_lists("registers:feedback_list", "received", found),
    )  # fmt: skip
    yield _plain(
        _("Tỷ lệ trả lời đúng hạn, %"),
        _("trả lời chậm nhất ngày hạn ÷ đã trả lời hoặc đã qua hạn; lời khen không tính"),
        percent(now.answered, now.to_answer), percent(before.answered, before.to_answer),
        kind="decimal", n=now.to_answer, n_before=before.to_answer, sub=True,
    )  # fmt: skip
    yield _plain(
        _("Hài lòng, điểm trung bình 1–5"), _("n là số lượt chấm của các phiếu khảo sát trong kỳ"),
        now.scores.mean, before.scores.mean, kind="decimal", n=now.scores.n, n_before=before.scores.n,
        links=papers_page,
    )  # fmt: skip
    yield _plain(
        _("Tỷ lệ chấm 4–5, %"), "", now.scores.share, before.scores.share, kind="decimal", n=now.scores.n,
        n_before=before.scores.n, sub=True, links=papers_page,
    )  # fmt: skip
