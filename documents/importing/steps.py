"""The steps of a procedure: from a table, its merged cells resolved, or from "Bước 1: …" in running text."""
# ruff: noqa: E501 (one expression a line reads better than a broken one)

import re

from django.utils.translation import gettext as _

from documents.importing.folding import folded
from documents.importing.result import ParsedStep, Procedure
from documents.importing.sections import Section, words_of
from documents.importing.tagging import PROSE_STEP, Tagged
from documents.importing.times import read_duration

TOTAL = re.compile(r"tong(?: cong| so| thoi gian| thoi han|$|\s*:)|cong$|cong:")
NUMBER = re.compile(r"(?:buoc|b)?\s*[\divx]+(?:\.\d+)*[.):]?$|(?:buoc|b)\s*[\divx]+(?:\.\d+)*")
STEP_LABEL = re.compile(
    r"[-+*\s]*(?P<name>trach nhiem|nguoi thuc hien|don vi thuc hien|thoi gian(?: thuc hien)?|thoi han|bieu mau|ket qua)\s*:\s*"
)
LABELS = {"trach": "role", "nguoi": "role", "don": "role", "thoi": "time", "bieu": "forms", "ket": "forms"}


def read_steps(section: Section, found: Procedure):
    """Append the steps of a part to `found`; rows that are no step are kept as words."""
    durations: dict[int, str] = {}  # the cell that holds a duration → the step that has it
    for item in section.items:
        if item.is_head:
            continue
        if item.columns and item.columns.kind == "steps":
            _row(item, found, durations)
        elif item.is_step:
            _prose(item, found)
        elif _is_below_prose(item, found) and _belongs(item, found.steps[-1]):
            found.told.append(item.line.text)
        else:
            for text in words_of(item):
                found.keep(text, item.line.place)


def _is_below_prose(item, found) -> bool:
    """A paragraph below "Bước 2: …"; one below a table of steps is no part of its last row."""
    return bool(found.steps) and found.steps[-1].table is None and item.line.table is None


def _row(item: Tagged, found: Procedure, durations):
    line, columns = item.line, item.columns
    if _is_total(item):
        found.told += [cell.text for cell in line.filled]
        _total(columns.text(line, "time"), found, line.place)
        return
    if not any(cell.row == line.row for cell in line.filled):
        return
    step = _step(item, len(found.steps) + 1)
    _time(step, item, found, durations)
    for cell in columns.others(line):
        found.keep(cell.text, line.place)
    found.steps.append(step)
    if columns.is_unheaded:
        words = _("Bảng các bước không có dòng tiêu đề: hiểu theo thứ tự cột thường dùng. Hãy xem lại.")
        found.warn(words)


def _is_total(item) -> bool:
    own = [cell for cell in item.line.filled if cell.row == item.line.row]
    return bool(own) and any(TOTAL.match(folded(cell.text)) for cell in own[:2])


def _total(text, found, place):
    """The last row of a table that adds up: the time limit, where the text has no other."""
    duration = read_duration(text)
    if duration and duration.is_counted:
        found.put("steps_total", duration, "likely", place)
    else:
        found.keep(text, place)


def _step(item, position: int) -> ParsedStep:
    line, columns = item.line, item.columns
    no, name = _number_and_name(columns.text(line, "no"), columns.text(line, "name"))
    action = columns.text(line, "action")
    if not no and not columns.places.keys() & {"no", "name"}:
        no, action = _leading_number(action)
    forms_head = folded(columns.heads.get("forms", ""))
    return ParsedStep(
        no=no or str(position),
        action="\n".join(filter(None, [name, action])),
        role=columns.text(line, "role"),
        forms_text=columns.text(line, "forms"),
        only_forms=forms_head.startswith(("bieu mau", "mau", "bm")) and "ket qua" not in forms_head,
        note=columns.text(line, "note"),
        place=line.place,
        table=line.table,
    )


def _number_and_name(no, name) -> tuple[str, str]:
    """ "Bước 1" is a number, "Bước 1: Tiếp nhận" a number and a name; "Tiếp nhận" alone is a name."""
    no, said = _leading_number(no) if no else ("", "")
    if not no:
        no, name = _leading_number(name)
    return no, "\n".join(filter(None, [said, name]))


def _leading_number(text: str) -> tuple[str, str]:
    first = text.split("\n", 1)[0]
    plain = folded(first).strip()
    if NUMBER.fullmatch(plain):
        return first.strip(" .:)"), text[len(first) :].strip()
    if match := re.match(r"(?:buoc|b)\s*\d{1,2}(?:\.\d+)*\s*[:.)-]\s*", plain):
        return first[: match.end()].strip(" .:)-–"), text[match.end() :].strip()
    return "", text


def _time(step, item, found, durations):
    cell = item.columns.cell(item.line, "time")
    if cell is None or cell.is_empty:
        return
    if id(cell) in durations:
        step.shared_with = durations[id(cell)]
        return
    durations[id(cell)] = step.no
    _read_time(step, item.columns.time_words(item.line), item.columns.unit, found)


def _read_time(step, text, unit, found):
    step.time_text = text
    step.duration = read_duration(text, unit)
    if step.duration is None:
        words = {"no": step.no, "text": text}
        found.warn(_("Bước %(no)s: chưa hiểu thời gian “%(text)s”; giữ nguyên chữ trong ghi chú.") % words)
    elif not step.duration.is_sure:
        words = {"no": step.no, "text": text}
        found.warn(_("Bước %(no)s nêu nhiều thời gian: “%(text)s”. Hãy xem lại.") % words)


# --- running text --------------------------------------------------------------------------------


def _prose(item: Tagged, found: Procedure):
    line = item.line
    match = PROSE_STEP.match(line.folded)
    step = ParsedStep(no=line.text[: match.end()].strip(" .:)-–"), place=line.place)
    step.action = line.text[match.end() :].strip()
    found.steps.append(step)


def _belongs(item, step) -> bool:
    """A line below "Bước 2: …": its role, time or forms when it says so, else more of what is done."""
    if item.columns or item.line.cells:
        return False
    line = item.line
    match = STEP_LABEL.match(line.folded)
    name = LABELS[match["name"].split()[0]] if match else ""
    value = line.text[match.end() :].strip() if match else ""
    if name == "role" and not step.role:
        step.role = value
    elif name == "time" and not step.time_text:
        step.time_text, step.duration = value, read_duration(value)
    elif name == "forms" and not step.forms_text:
        step.forms_text = value
    else:
        step.action = "\n".join([step.action, *words_of(item)])
    return True
