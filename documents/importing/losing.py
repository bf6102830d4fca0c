"""The last look: every line of the file must be found again in what was read of it, else it is kept."""

from documents.importing.folding import folded
from documents.importing.lists import FILE_NAME
from documents.importing.result import Procedure

SHORTEST = 3  # letters; below are numbers, ticks and dashes


def keep_the_rest(tagged, found: Procedure):
    """Keep each line, and each line of a cell, that no field, list or kept text holds."""
    held = _bare("\n".join(_texts(found)))
    for item in tagged:
        if (item.heading and not item.is_step) or item.is_head:
            continue
        for text in _lines(item.line):
            bare = _bare(text)
            if len(bare) >= SHORTEST and bare not in held and not FILE_NAME.fullmatch(text):
                found.keep(text, item.line.place)


def _lines(line):
    if not line.cells:
        return line.text.split("\n")
    return [text for cell in line.filled if cell.row == line.row for text in cell.lines]


def _texts(found: Procedure):
    yield from (str(field.value) for field in found.fields.values())
    yield from (field.value.text for field in found.fields.values() if hasattr(field.value, "text"))
    yield from found.told
    yield from found.legal_basis
    yield from (kept.text for kept in found.not_understood)
    yield from found.revisions_text
    yield from (text for told in found.signatories_text for text in told.split(", "))
    for step in found.steps:
        yield "\n".join([step.no, step.action, step.role, step.time_text, step.forms_text, step.note])
    for row in (*found.dossier, *found.forms, *found.records):
        yield "\n".join([row.code, row.name, *(text for text in row.extra.values() if isinstance(text, str))])


def _bare(text: str) -> str:
    """Letters and digits alone: bullets, signs and line breaks do not make a difference."""
    return "".join(letter for letter in folded(text) if letter.isalnum())
