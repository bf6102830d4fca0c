"""The parts of one procedure turned into its fields."""

import re

from django.utils.translation import gettext as _

from documents.importing import lists
from documents.importing.blocks import Line
from documents.importing.cover import read_front
from documents.importing.folding import folded, is_bullet, without_bullet
from documents.importing.headings import TTHC, bulleted_heading
from documents.importing.losing import keep_the_rest
from documents.importing.result import LIKELY, SURE, UNSURE, Procedure
from documents.importing.sections import Section, gather, words_of
from documents.importing.steps import read_steps
from documents.importing.times import read_duration

PROSE = {"purpose": "purpose", "scope": "scope", "references": "references", "definitions": "definitions"}
TEXTS = {
    "conditions": "conditions", "channels": "channels", "sets": "dossier_sets", "place": "place",
    "hours": "reception_hours", "fee": "fee", "applicants": "applicants", "result": "result",
}  # fmt: skip
SHORT = ("fee", "sets", "hours", "applicants", "result")
LONGEST_ITEM = 200  # characters
LISTS = {
    "legal": lists.read_legal, "dossier": lists.read_dossier, "forms": lists.read_forms,
    "records": lists.read_records, "steps": read_steps,
}  # fmt: skip


def read_procedure(tagged) -> Procedure:
    """Everything the lines of one procedure tell; what fits nowhere is kept, in order."""
    found = Procedure()
    for section in gather(tagged):
        _read(section, found)
    _codes_anywhere(tagged, found)
    keep_the_rest(tagged, found)
    _time_from_total(found)
    return found


def _read(section: Section, found: Procedure):
    part = section.part
    if part in LISTS:
        LISTS[part](section, found)
    elif part in PROSE:
        _text(section, PROSE[part], found)
    elif part in TEXTS:
        _text(section, TEXTS[part], found)
    elif part == "time":
        _time(section, found)
    elif part == "agency":
        _agency(section, found)
    elif part in ("front", "code", "title", "tthc", "issue", "revisions", "signatures"):
        read_front(section, found)
    else:
        _keep(section, found)


def _keep(section: Section, found: Procedure):
    """A part without a field: heading and lines stay as words."""
    if section.heading and section.part not in ("content", "catalogue"):
        number = f"{section.heading.number}. " if section.heading.number else ""
        value = f": {section.heading.value}" if section.heading.value else ""
        if not (section.items and section.items[0].is_head):
            found.keep(f"{number}{section.heading.words}{value}", section.place)
    elif section.heading and section.heading.value:
        found.keep(section.heading.value, section.place)
    for item in section.items:
        for text in words_of(item):
            found.keep(text, item.line.place)


def _added(found, name, text):
    """A part that comes twice is one text; the first is taken out to be put again."""
    before = found.fields.pop(name, None)
    return f"{before.value}\n{text}" if before else text


def _text(section: Section, name: str, found: Procedure):
    if section.part in SHORT:
        _without_strangers(section, found)
    text = section.text.strip()
    if not text:
        return
    sureness = UNSURE if name in found.fields else SURE
    if name == "channels" and re.search(r"\b(?:dia chi|dia diem|noi) ", folded(section.heading.words)):
        name, sureness = "place", LIKELY  # "Cách thức, địa chỉ tiếp nhận": one part for both
    found.put(name, _added(found, name, text), sureness, section.place)


def _without_strangers(section: Section, found: Procedure):
    """After a value on the heading's own line only short items go on with it; other words are kept apart."""
    own, value = [], (section.heading.value if section.heading else "").strip()
    for item in section.items:
        same_cell = item.line.table is not None and item.line.place == section.place
        goes_on = not value or value.endswith((":", ";")) or is_bullet(item.line.text)
        if same_cell or (goes_on and len(item.line.text) <= LONGEST_ITEM):
            own.append(item)
        else:
            for text in words_of(item):
                found.keep(text, item.line.place)
    section.items = own


def _agency(section: Section, found: Procedure):
    """ "Cơ quan thực hiện: Sở Y tế"; further kinds of agency keep their label."""
    label, text = section.heading.words, section.text.strip()
    if not text:
        return
    is_first = "agency" not in found.fields and "thuc hien" in folded(label)
    told = text if is_first else f"{label}: {text}"
    found.put("agency", _added(found, "agency", told), place=section.place)


def _time(section: Section, found: Procedure):
    text = _own_words(section, " ".join(without_bullet(line) for line in section.words), found)
    if not text:
        return
    duration = read_duration(text)
    if duration is None:
        found.keep(f"{section.heading.words}: {text}", section.place)
        found.warn(_("Chưa hiểu thời hạn giải quyết “%(text)s”; giữ nguyên chữ.") % {"text": text[:200]})
    elif "time_limit" not in found.fields:
        found.put("time_limit", duration, SURE if duration.is_sure else UNSURE, section.place)
        if not duration.is_sure:
            found.warn(_("Thời hạn có nhiều trường hợp: “%(text)s”. Hãy xem lại.") % {"text": text[:200]})
    elif (duration.value, duration.unit) != (found.total_time.value, found.total_time.unit):
        found.keep(f"{section.heading.words}: {text}", section.place)
        found.warn(_("Tệp nêu hai thời hạn khác nhau; lấy thời hạn nêu trước. Hãy xem lại."))


def _own_words(section: Section, text: str, found: Procedure) -> str:
    """ "10 ngày; Lệ phí: Không": what has a label of its own on the line of the time is its own part."""
    own, *others = re.split(r";\s*(?=[^;:]{2,60}:)", text)
    if others:
        found.told += section.words
    for other in others:
        heading = bulleted_heading(Line(other, section.place))
        if heading and heading.part != "time":
            _read(Section(heading.part, heading, section.place), found)
        else:
            own = f"{own}; {other}"
    return own


def _time_from_total(found: Procedure):
    """No time limit of its own: the table's row "Tổng cộng" tells it."""
    total = found.value("steps_total")
    if total and "time_limit" not in found.fields:
        found.put("time_limit", total, LIKELY, found.fields["steps_total"].place)


def _codes_anywhere(tagged, found: Procedure):
    """National codes outside the cover, where the cover has none: likely, not sure."""
    if found.tthc_codes:
        return
    for item in tagged:
        if item.columns is None:
            for code in TTHC.findall(item.line.text):
                if code not in found.tthc_codes:
                    found.tthc_codes.append(code)
    if found.tthc_codes:
        found.put("tthc", list(found.tthc_codes), LIKELY)
