"""What the matrix asks of the plain registers, made from their list: a new register needs no row here."""

from registers import actions as register_acts
from registers.models import AssessedCriterion, ProcessDocument, TrainingAttendee
from registers.tables import REGISTERS
from tests.registers import samples

BY_HAND = ("risk", "objective")  # stand in the tables of the matrix themselves

LIST, CREATE = ("222222222L", "000000000L"), ("222FFF220L", "UUUFFFUU0L")
PROPOSE = ("22222F220L", "UUUUUFUU0L")  # whoever works here
READ = ("222222244L", "-")
KEPT, OWNED = ("22FFFF244L", "UUFFFFU44L"), ("222FFF244L", "UUUFFFU44L")
NO_MORE = ("000FFF044L", "000FFF044L")  # its rows come from elsewhere
# verb of the first step: (GET, POST) by who may make it; a line of the story is complete but for its rows
STEPS = {
    "registers.look": (("222FFF244L", "222FFF244L"), ("22FFFF244L", "22FFFF244L")),
    "registers.approve": (("F2FFFFF44L", "F3FFFFF44L"), ("F2FFFFF44L", "F3FFFFF44L")),
    "registers.close": (("222FFF244L", "333FFF344L"), ("22FFFF244L", "33FFFF344L")),
    "registers.start": (("22FFFF244L", "33FFFF344L"), ("22FFFF244L", "33FFFF344L")),
}

# noun: queries of its page, its history, its list
QUERIES = {
    "contextissue": (10, 16, 11),
    "interestedparty": (10, 16, 10),
    "process": (12, 22, 15),
    "appointment": (11, 17, 9),
    "changeplan": (13, 21, 10),
    "equipment": (11, 20, 10),
    "premisescheck": (13, 22, 10),
    "premisesitem": (10, 16, 9),
    "knowledge": (10, 16, 10),
    "mobilisedresource": (11, 17, 10),
    "competence": (13, 22, 10),
    "training": (13, 21, 11),
    "communication": (11, 20, 10),
    "conduct": (11, 17, 9),
    "provider": (11, 20, 10),
    "nonconformingoutput": (12, 18, 10),
    "modelcriteria": (13, 22, 9),
    "modelassessment": (13, 24, 10),
    "improvement": (12, 18, 10),
}


def nouns() -> list[tuple[str, type]]:
    """(name in addresses, model) of each plain register that has no rows of its own in the matrix."""
    found = [(table.model.url_name.split(":")[1], table.model) for table in REGISTERS]
    return [(noun, model) for noun, model in found if noun not in BY_HAND]


def first_step(model):
    return next(move for move in model.life_cycle.transitions if move.primary)


def is_owned(model) -> bool:
    """Whether a line names a person who keeps it up too."""
    return "person" in {field.name for field in model._meta.fields}


def about() -> dict[str, list[str]]:
    """URL name → the records of the story its address names."""
    found = {}
    for noun, model in nouns():
        for page in ("detail", "edit", "history", "pdf"):
            found[f"registers:{noun}_{page}"] = [noun]
        found[f"registers:{noun}_act"] = [noun, "=" + first_step(model).verb.split(".")[1]]
        if model.row_model:
            found[f"registers:{noun}_row_add"] = [noun]
            found[f"registers:{noun}_row_edit"] = [f"{noun}_row"]
            if model.row_model.filled_together:
                found[f"registers:{noun}_rows_fill"] = [noun]
    return found


def answers() -> dict[str, tuple[str, str]]:
    """URL name → (GET, POST) letters of every persona."""
    found = {}
    for noun, model in nouns():
        name, keeps = f"registers:{noun}", OWNED if is_owned(model) else KEPT
        creates = PROPOSE if model.add_permission == "registers.propose" else CREATE
        found |= {f"{name}_list": LIST, f"{name}_create": creates, f"{name}_edit": keeps}
        found |= {f"{name}_{page}": READ for page in ("detail", "history", "pdf")}
        found[f"{name}_act"] = STEPS[first_step(model).verb][0 if is_owned(model) else 1]
        if model.row_model:
            adds = keeps if model.row_model.grows else NO_MORE
            found |= {f"{name}_row_edit": keeps, f"{name}_row_add": adds}
            if model.row_model.filled_together:
                found[f"{name}_rows_fill"] = keeps
    return found


def signed_by_the_head() -> list[str]:
    """URL names of the first steps that only the head may make."""
    return [
        f"registers:{noun}_act" for noun, model in nouns() if first_step(model).verb == "registers.approve"
    ]


def without_more_rows() -> set[str]:
    """URL names that answer everybody with the sentence that rows come from elsewhere: no form to fill in."""
    return {name for name, letters in answers().items() if letters == NO_MORE}


def queries() -> dict[str, int]:
    """URL name → how many queries its page takes, with one row or with three."""
    pages = ("detail", "history", "list")
    return {
        f"registers:{noun}_{page}": number
        for noun, numbers in QUERIES.items()
        for page, number in zip(pages, numbers, strict=True)
    }


def codes(again) -> dict:
    """Constraint → a second line with the code of the first, for every register."""
    return {
        f"registers_{noun}_code": lambda s, noun=noun: again(getattr(s.ours, noun)) for noun, _m in nouns()
    }


def tell_more(office, ours) -> None:
    """Two more lines in every register and two more rows under the line of the story."""
    people = (office.owner, office.owner2)
    for number in (0, 1):
        for noun, model in nouns():
            samples.line(model, office, title=f"Dòng {number}")
            record, changes = getattr(ours, noun), {}
            if model.row_model in (None, ProcessDocument, AssessedCriterion):
                continue
            if model.row_model is TrainingAttendee:
                changes = {"attendee": people[number]}
            samples.row(record, office, **changes)


def tell(office, mark, found) -> None:
    """One line of every register and one row under it, under their names in addresses."""
    approved = samples.criteria(office, title=f"{mark}Bộ tiêu chí", from_date=samples.DAY)
    register_acts.approve(approved, by=office.chief)
    for noun, model in nouns():
        record = samples.line(model, office, title=f"{mark}Dòng mẫu")
        if model.row_model:
            setattr(found, f"{noun}_row", _row(record, office, found))
        setattr(found, noun, model.objects.get(pk=record.pk))


def _row(record, office, found):
    """A row as the sample says, the procedure of the story, or what the record began with, judged."""
    if record.row_model is ProcessDocument:
        return samples.row(record, office, document=found.document)
    if record.row_model is not AssessedCriterion:
        return samples.row(record, office)
    rows = list(AssessedCriterion.objects.filter(assessment=record))
    for row in rows:
        row.points = 0
    register_acts.fill_rows(record, rows, by=office.secretary)
    return AssessedCriterion.objects.filter(assessment=record).first()
