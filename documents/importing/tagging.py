"""Each line of a file with what it is: a heading, the head of a table, a row of it, or words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from documents.importing.blocks import Line
from documents.importing.columns import Columns, columns_of, refined, unheaded
from documents.importing.folding import folded, is_bullet, number_style, split_number
from documents.importing.headings import GENERIC, Heading, bulleted_heading, heading_of, label_of

PROSE_STEP = re.compile(r"(?:buoc|b)\s*(\d{1,2})\s*[:.)-]\s*")
HOLDS_SEVERAL = (
    "title", "tthc", "code", "time", "fee", "content", "channels", "level", "place", "agency", "unknown",
)  # fmt: skip
OWN_PARTS = ("catalogue", "revisions", "signatures")
STEPS_HEADINGS = ("quy trinh", "quy trinh thuc hien", "quy trinh noi bo", "quy trinh giai quyet")
BEGIN_A_PROCEDURE = ("code", "tthc", "title", "legal", "purpose")
FORM_ALONE = re.compile(r"(?:bm|bieu mau|mau)(?: so)?[ .:-]*[a-z.]{0,8}\d[\w./-]{0,12}|phu luc(?: [ivx\d]+)?")
LONGEST_UNKNOWN = 15  # words of a heading we do not know


@dataclass
class Tagged:
    """`columns` is set for a head (`is_head`) and for the rows below it."""

    line: Line
    heading: Heading | None = None
    columns: Columns | None = None
    is_head: bool = False
    is_step: bool = False  # "Bước 2: …" in running text

    @property
    def part(self) -> str:
        return self.heading.part if self.heading else ""


class Tagger:
    """Goes once over the lines; remembers which part is open and the columns of each table."""

    def __init__(self):
        self.part, self.style = "", ""
        self.in_prose = False  # the steps are told in running text
        self.columns: dict[int, Columns] = {}

    def tag(self, lines: list[Line]) -> list[Tagged]:
        return [tagged for line in lines for tagged in (self._row(line) if line.cells else self._words(line))]

    def _open(self, tagged: Tagged) -> Tagged:
        if tagged.heading:
            self.part = tagged.heading.part
            self.in_prose = tagged.is_step
            if tagged.heading.number:
                self.style = number_style(tagged.heading.number)
        return tagged

    # --- paragraphs ------------------------------------------------------------------------------

    def _words(self, line: Line) -> Iterator[Tagged]:
        step = PROSE_STEP.match(line.folded)
        if step and self.part != "annex" and (self.part == "steps" or int(step.group(1)) == 1):
            yield self._open(
                Tagged(line, None if self.part == "steps" else Heading("steps", ""), is_step=True)
            )
            self.in_prose = True
            return
        yield self._open(Tagged(line, self._heading(line)))

    def _heading(self, line: Line) -> Heading | None:
        if self.part == "annex":
            return self._after_annex(line)
        if self.part and FORM_ALONE.fullmatch(folded(line.raw)):
            return Heading("annex", line.raw)
        if found := heading_of(line):
            return None if self._is_title(line, found) or self._belongs_to_step(line, found) else found
        if self.part in HOLDS_SEVERAL and is_bullet(line.text) and (found := bulleted_heading(line)):
            return found
        if self.part == "dossier" and is_bullet(line.text) and (found := bulleted_heading(line)):
            return found if found.part == "sets" else None
        if self._is_unknown_heading(line):
            return Heading("unknown", line.text, "", line.number)
        return None

    def _after_annex(self, line: Line) -> Heading | None:
        """Blank forms repeat the words of procedures; only what begins a procedure ends them."""
        if (line.bold or line.tag.startswith("h")) and line.folded.startswith("quy trinh "):
            self.part = ""
        found = heading_of(line)
        return found if found and found.part in BEGIN_A_PROCEDURE and line.number else None

    def _belongs_to_step(self, line, found) -> bool:
        """ "Thời gian: 0,5 ngày" below "Bước 2: …" in running text."""
        return (
            self.in_prose and not line.number and not line.bold and found.part in ("time", "forms", "result")
        )

    def _is_title(self, line: Line, heading: Heading) -> bool:
        """ "QUY TRÌNH" on a cover, "QUY TRÌNH NỘI BỘ THỦ TỤC HÀNH CHÍNH": not the part with the steps."""
        plain = folded(heading.words).strip()
        if heading.part != "steps":
            return False
        if heading.value:
            return plain == "quy trinh" and not line.number
        style = number_style(line.number)
        in_line = bool(style) and (style == self.style or style.startswith("1"))
        return bool(GENERIC.fullmatch(plain)) and not (in_line and plain in STEPS_HEADINGS)

    def _is_unknown_heading(self, line: Line) -> bool:
        if not self.part or is_bullet(line.text) or len(line.text.split()) > LONGEST_UNKNOWN:
            return False
        if line.text.endswith((";", ",")):
            return False
        same_level = bool(line.number) and number_style(line.number) == self.style
        return (line.bold or line.tag.startswith("h")) and (same_level or line.text.isupper())

    # --- rows ------------------------------------------------------------------------------------

    def _row(self, line: Line) -> Iterator[Tagged]:
        columns = self.columns.get(line.table)
        if self.part == "annex" and not self._leaves_annex(line):
            yield Tagged(line)
        elif columns and (more := refined(columns, line)):
            self.columns[line.table] = more
            yield Tagged(line, None, more, is_head=True)
        elif (head := columns_of(line, self.part)) and not _is_like_its_head(head, columns):
            yield from self._head(line, head, columns)
        elif columns and self._is_data(line, columns):
            yield Tagged(line, None, columns)
        elif not columns and self.part == "steps" and (usual := unheaded(line)):
            self.columns[line.table] = usual
            yield Tagged(line, None, usual)
        else:
            yield from self._free(line, columns)

    def _leaves_annex(self, line) -> bool:
        if line.single:
            return False
        heading = self._labelled(line) if line.telling else None
        return bool(heading) and heading.part in BEGIN_A_PROCEDURE

    def _head(self, line, head, before) -> Iterator[Tagged]:
        self.columns[line.table] = head
        repeated = before is not None and before.kind == head.kind and before.places == head.places
        opens = not repeated and (self.part != head.kind or head.kind in OWN_PARTS)
        number = split_number(line.filled[0].text + " ")[0] if opens else ""
        heading = Heading(head.kind, line.text, "", number) if opens else None
        yield self._open(Tagged(line, heading, head, is_head=True))

    def _is_data(self, line, columns) -> bool:
        if line.single:
            first = _numbered(next(line.opened()))
            if self._heading(first):
                return False
            return columns.kind != "steps" or bool(line.filled[1:]) or line.single.colspan < columns.width - 1
        if columns.kind == "steps" and folded(line.telling[0].text).startswith("tong"):
            return True
        label = label_of(split_number(line.telling[0].text)[1])
        if not label or label == columns.kind:
            return True
        return columns.kind == "steps" and len(line.telling) >= 3

    def _free(self, line, columns) -> Iterator[Tagged]:
        if line.single:
            for opened in line.opened():
                for tagged in self._words(_numbered(opened)):
                    if tagged.heading and tagged.heading.part != "unknown" and not tagged.is_step:
                        self.columns.pop(line.table, None)
                    yield tagged
            return
        if heading := self._labelled(line):
            self.columns.pop(line.table, None)
            yield self._open(Tagged(Line(heading.words, line.place, (), line.table, line.row), heading))
            yield from self._values(line, heading)
        else:
            yield Tagged(line, None, columns)

    def _values(self, line, heading) -> Iterator[Tagged]:
        """The lines of the cells beside a label; a label for several things may hold labels itself."""
        for cell in line.telling[1:]:
            if cell.row != line.row:
                continue
            for text in cell.lines:
                value = Line(text, line.place, (), line.table, line.row)
                if heading.part in HOLDS_SEVERAL or heading.part == "dossier":
                    yield from self._words(value)
                else:
                    yield Tagged(value)

    def _labelled(self, line) -> Heading | None:
        """A row of a label and its value: "1 | Cơ sở pháp lý | - Luật …"."""
        label = line.telling[0]
        if label.row != line.row or len(label.lines) > 2:
            return None
        number, words = split_number(" ".join(label.lines))
        part = label_of(words)
        if not part:
            return None
        number = number or (line.filled[0].text if label is not line.filled[0] else "")
        return Heading(part, words, "", number.strip(" .)"))


def _numbered(line: Line) -> Line:
    if line.number:
        return line
    number, rest = split_number(line.text)
    return replace(line, number=number, text=rest) if number else line


def _is_like_its_head(head, columns) -> bool:
    """A row of a table that only reads like another head of it: "2 | Giấy tờ chứng minh …"."""
    return columns is not None and columns.kind == head.kind and head.heads != columns.heads
