"""The lines of one procedure gathered into its parts, in order."""

from dataclasses import dataclass, field

from documents.importing.headings import Heading
from documents.importing.tagging import Tagged


@dataclass
class Section:
    """One part: the heading that opened it, and everything up to the next heading."""

    part: str
    heading: Heading | None = None
    place: str = ""
    items: list[Tagged] = field(default_factory=list)

    @property
    def words(self) -> list[str]:
        """The value on the heading's line, then every line of words; rows as "a | b"."""
        lines = self.heading.value.split("\n") if self.heading and self.heading.value else []
        for item in self.items:
            if not item.is_head:
                lines += words_of(item)
        return lines

    @property
    def text(self) -> str:
        return "\n".join(self.words)


def words_of(item: Tagged) -> list[str]:
    """A line as it is kept in running text, with its number."""
    line = item.line
    if line.cells:
        own = [cell for cell in line.filled if cell.row == line.row]
        return [" | ".join(" ".join(cell.lines) for cell in own)] if own else []
    return [text for text in line.raw.split("\n") if text]


def gather(lines: list[Tagged]) -> list[Section]:
    """The front (what stands before the first heading), then the parts."""
    sections = [Section("front", place=lines[0].line.place if lines else "")]
    for item in lines:
        if item.heading:
            sections.append(Section(item.heading.part, item.heading, item.line.place))
            if not (item.is_step or item.is_head):
                continue
        elif item.is_head and item.columns.kind != sections[-1].part:
            sections.append(Section(item.columns.kind, None, item.line.place))
        sections[-1].items.append(item)
    return sections
