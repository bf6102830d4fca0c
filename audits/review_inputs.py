"""Gathering the thirteen inputs of a management review from the records of its period (9.3.2).

Each input becomes `{"facts": [{"key", …}], "records": [{"model", "pk", "label"}]}`: numbers and a key into
`review_facts.FACTS`, never finished sentences, so that what is frozen reads in either language. No register
for an input, no facts: the page says "no data" instead of a zero nobody counted.
"""

from audits.models import Action, Audit, Finding, ManagementReview, Nonconformity
from audits.states.audits import CLOSED as AUDIT_CLOSED
from audits.states.audits import MAJOR, MINOR, OBSERVATION, OPPORTUNITY
from audits.states.reviews import CLOSED, INPUTS, PERFORMANCE
from documents.models import LegalImpact, LegalText, Revision
from documents.states import EFFECTIVE, SUPERSEDED, WITHDRAWN
from documents.states.legal import LISTED, UNAFFECTED
from qms import evidence
from registers.file_figures import file_figures
from registers.file_report import voice
from registers.models import Measurement, Objective, Risk
from registers.spans import Span

# Where a register of these clauses exists, its count for the period is a fact of the input.
CLAUSES = {
    "b": ("4.1", "4.2"),
    "c1": ("9.1.2", "8.2.1"),
    "c3": ("8.5", "8.6", "8.7"),
    "c5": ("9.1.1", "9.1.3"),
    "c7": ("8.4",),
    "d": ("7.1", "7.2"),
    "f": ("10.1", "10.3"),
}


def gather(review, moment) -> dict[str, dict]:
    """Facts and records by letter for the review's unit and period, as known at the moment."""
    found = {letter: {"facts": [], "records": []} for letter in INPUTS}
    for letter, collect in GATHERERS.items():
        collect(review, moment, found[letter])
    for letter, clauses in CLAUSES.items():
        found[letter]["facts"] += _from_registers(review, moment, clauses)
    with_data = sum(any(map(_tells, found[letter]["facts"])) for letter in PERFORMANCE)
    found["c"]["facts"].append({"key": "kinds_with_data", "n": with_data, "of": len(PERFORMANCE)})
    return found


def _tells(fact: dict) -> bool:
    """Whether a fact counts anything: an empty register does not, nor a share of which nothing is done."""
    return any(value for name, value in fact.items() if name != "of" and isinstance(value, int))


def _of_unit(model, review, moment):
    return moment.rows(model).filter(unit=review.unit_id)


def _in_period(review):
    return (review.period_from, review.period_to)


def _earlier_actions(review, moment, into):
    earlier = _of_unit(ManagementReview, review, moment).filter(status=CLOSED, held_on__lt=review.held_on)
    keys = list(earlier.exclude(id=review.pk).values_list("id", "code"))
    if not keys:
        into["facts"].append({"key": "no_earlier"})
        return
    rows = moment.rows(Action).filter(review_id__in=[key for key, _code in keys]).exclude(status="cancelled")
    actions = moment.instances(rows)
    done = sum(action.status == "done" for action in actions)
    late = sum(bool(action.days_late(moment.on)) for action in actions)
    into["facts"] += [
        {"key": "actions_done", "n": done, "of": len(actions)},
        {"key": "actions_late", "n": late},
    ]
    into["records"] += [_record("audits.managementreview", key, code) for key, code in keys]


def _objectives(review, moment, into):
    objectives = list(_of_unit(Objective, review, moment).exclude(status="draft").values_list("id", "code"))
    if not objectives:
        return
    rows = moment.rows(Measurement).filter(
        objective_id__in=[key for key, _code in objectives],
        period_from__lte=review.period_to,
        period_to__gte=review.period_from,
    )
    measured = moment.instances(rows.select_related("objective"))
    judged = [row for row in measured if row.met is not None]
    into["facts"] += [
        {
            "key": "objectives_measured",
            "n": len({row.objective_id for row in measured}),
            "of": len(objectives),
        },
        {"key": "objectives_met", "n": sum(row.met for row in judged), "of": len(judged)},
    ]
    into["records"] += [_record("registers.objective", key, code) for key, code in objectives]


def _documents(review, moment, into):
    issued = _of_unit(Revision, review, moment).filter(
        effective_from__range=_in_period(review), status__in=(EFFECTIVE, SUPERSEDED, WITHDRAWN)
    )
    if count := issued.count():
        into["facts"].append({"key": "documents_issued", "n": count})


def _process(review, moment, into):
    """How the one-stop files of the period went, then the documents issued in it."""
    units = [review.unit_id]
    found = file_figures(units, Span(review.period_from, review.period_to), moment)
    total, timed = found.total, sum(line.n for line in found.steps)
    if total.carried or total.received:
        into["facts"] += [
            {"key": "files_received", "n": total.received},
            {"key": "files_on_time", "n": total.kept, "of": total.resolved},
            {"key": "files_late", "n": total.open_late},
            {
                "key": "files_ended",
                "refused": total.refused,
                "stopped": total.stopped,
                "withdrawn": total.withdrawn,
            },
            {"key": "files_asked", "n": found.asking.asked, "again": found.asking.asked_again},
            {
                "key": "files_apologised",
                "n": found.apologies.apologised,
                "late": found.apologies.apologised_late,
            },
            {"key": "steps_on_time", "n": timed - sum(line.late for line in found.steps), "of": timed},
        ]
    _documents(review, moment, into)


def _voice(review, moment, into):
    """What citizens said: feedback and satisfaction; nothing where nobody was asked and nobody wrote."""
    said = voice([review.unit_id], Span(review.period_from, review.period_to), moment)
    if said.received:
        into["facts"] += [
            {"key": "feedback_received", "n": said.received},
            {"key": "feedback_answered", "n": said.answered, "of": said.to_answer},
        ]
    if said.scores.n:
        into["facts"].append({"key": "satisfied", "n": said.scores.good, "of": said.scores.n})


def _legal_texts(review, moment, into):
    """New texts of the period, and how far procedures were updated for texts (QĐ 19/2014/QĐ-TTg, Đ.4.4)."""
    texts = _of_unit(LegalText, review, moment).filter(status=LISTED)
    if not texts.exists():
        return
    touched = moment.instances(_of_unit(LegalImpact, review, moment).exclude(verdict=UNAFFECTED))
    late = sum(one.is_open and one.is_late(moment.on) for one in touched)
    into["facts"] += [
        {"key": "texts_new", "n": texts.filter(effective_on__range=_in_period(review)).count()},
        {"key": "texts_taken_in", "n": sum(not one.is_open for one in touched), "of": len(touched)},
        {"key": "texts_late", "n": late},
    ]


def _nonconformities(review, moment, into):
    raised = moment.instances(
        _of_unit(Nonconformity, review, moment)
        .filter(detected_on__range=_in_period(review))
        .exclude(status="cancelled")
        .order_by("code")
    )
    by_grade = {grade: sum(one.grade == grade for one in raised) for grade in (MAJOR, MINOR)}
    closed = sum(one.status == "closed" for one in raised)
    late = sum(bool(one.status != "closed" and one.due_on and one.due_on < moment.on) for one in raised)
    into["facts"] += [
        {"key": "nonconformities", "n": len(raised), **by_grade},
        {"key": "nonconformities_closed", "n": closed, "of": len(raised)},
        {"key": "nonconformities_late", "n": late},
    ]
    into["records"] += [_record("audits.nonconformity", one.pk, one.code) for one in raised]


def _closed_audits(review, moment):
    return list(
        _of_unit(Audit, review, moment)
        .filter(status=AUDIT_CLOSED, closing_on__range=_in_period(review))
        .order_by("code")
        .values_list("id", "code")
    )


def _audits(review, moment, into):
    audits = _closed_audits(review, moment)
    into["facts"].append({"key": "audits", "n": len(audits)})
    if audits:
        grades = _grades(audits, moment)
        counted = {grade: grades.count(grade) for grade in (MAJOR, MINOR, OBSERVATION, OPPORTUNITY)}
        into["facts"].append({"key": "findings", **counted})
    into["records"] += [_record("audits.audit", key, code) for key, code in audits]


def _grades(audits, moment):
    rows = moment.rows(Finding).filter(audit_id__in=[key for key, _code in audits])
    return list(rows.values_list("grade", flat=True))


def _risks(review, moment, into):
    risks = moment.instances(_of_unit(Risk, review, moment).order_by("code"))
    if not risks:
        return
    judged = [risk for risk in risks if risk.residual_score is not None]
    into["facts"] += [
        {
            "key": "risks_lower",
            "n": sum(risk.residual_score < risk.score for risk in judged),
            "of": len(judged),
        },
        {"key": "risks_open", "n": len(risks) - len(judged), "of": len(risks)},
    ]
    into["records"] += [_record("registers.risk", risk.pk, risk.code) for risk in risks]


def _opportunities(review, moment, into):
    audits = _closed_audits(review, moment)
    if audits:
        into["facts"].append({"key": "opportunities", "n": _grades(audits, moment).count(OPPORTUNITY)})


def _from_registers(review, moment, clauses):
    """A count for every kept register of these clauses; figures and this app's own are gathered above."""
    facts = []
    for register in evidence.registers():
        own = register.model._meta.app_label in ("audits", "documents")
        told = register.maintained or register.worked_out
        if own or told or not set(register.table.clauses) & set(clauses):
            continue
        rows = register.table().queryset(None, [review.unit_id], moment, period=_in_period(review))
        facts.append({"key": "register", "slug": register.slug, "n": rows.count()})
    return facts


def _record(model, key, code):
    return {"model": model, "pk": key, "label": code}


GATHERERS = {
    "a": _earlier_actions,
    "b": _legal_texts,
    "c1": _voice,
    "c2": _objectives,
    "c3": _process,
    "c4": _nonconformities,
    "c6": _audits,
    "e": _risks,
    "f": _opportunities,
}
