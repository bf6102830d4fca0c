"""What every plain register shares, so that a new one declares only what is its own."""

from dataclasses import dataclass
from decimal import Decimal

from qms.models import Record, UnitRecord
from qms.states import Blocked


@dataclass(frozen=True)
class Section:
    """A titled group of fields: one block on the page, on the form and on paper."""

    title: str
    fields: tuple[str, ...]


class RegisterRecord(Record):
    """One line of a plain register.

    A subclass says its fields, its `sections`, its `life_cycle`, and, where a step needs something,
    `missing_for(verb, moment)`. Pages, forms, history, as-of and PDFs follow from that.
    """

    sections: tuple[Section, ...] = ()
    #: Fields the paper does not repeat in a section: they stand in its title or drawing.
    paper_shows_apart: tuple[str, ...] = ("title",)
    #: Child rows kept with the record (an objective's measurements), or None.
    row_model = None
    #: Fields approved together with the record: afterwards they change by a decision, with its reason.
    agreed: tuple[str, ...] = ()

    @property
    def is_kept_up(self) -> bool:
        """Whether the record may still be edited: not any more once it is closed or ended."""
        return self.status != self.life_cycle.track[-1]

    @property
    def fixed(self) -> tuple[str, ...]:
        """The fields that stand as approved in the present state."""
        return () if self.status == self.life_cycle.track[0] else self.agreed

    @property
    def takes_rows(self) -> bool:
        """Whether rows may be added in the present state."""
        return True

    def new_row(self):
        """An empty row of this record, with what the record already says filled in."""
        return self.row_model(unit=self.unit, **{self.row_model.parent: self})

    class Meta(Record.Meta):
        abstract = True

    def told(self) -> list[tuple[str, list[tuple[str, str, object]]]]:
        """The record section by section: (title, [(field name, label, value as read)])."""
        return told(self)

    def shown_with(self, moment) -> dict:
        """What page and paper show besides the sections (a drawing, child rows), for their templates."""
        return {}

    def missing_for(self, verb: str, moment) -> list:
        """What must still be filled in before `verb`; each item leads to its field."""
        return []

    def missing(self, moment) -> list:
        """What blocks the next step of the life cycle ("Còn thiếu")."""
        for transition in self.life_cycle.transitions:
            if transition.primary and self.status in transition.sources:
                return self.missing_for(transition.verb, moment)
        return []

    def refuse_incomplete(self, verb: str, moment) -> None:
        """Raise `Blocked` naming every gap when `verb` may not happen yet."""
        gaps = self.missing_for(verb, moment)
        if gaps:
            raise Blocked(gaps)


def told(record) -> list[tuple[str, list[tuple[str, str, object]]]]:
    """The sections of a record or row with labels; choices in words, other values as they are."""
    return [
        (str(section.title), [_told(record, name) for name in section.fields]) for section in record.sections
    ]


def _told(record, name):
    field = record._meta.get_field(name)
    in_words = getattr(record, f"get_{name}_display", None)
    label = str(field.verbose_name)
    value = in_words() if in_words else getattr(record, name)
    return name, label[:1].upper() + label[1:], trimmed(value)


def trimmed(value):
    """A decimal without needless noughts (98, not 98.00); anything else as it is."""
    if not isinstance(value, Decimal):
        return value
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


class RegisterRow(UnitRecord):
    """A row kept under a register's record; its changes show in the record's history."""

    may_be_deleted = True
    sections: tuple[Section, ...] = ()

    class Meta:
        abstract = True

    @property
    def record(self) -> RegisterRecord:
        return getattr(self, self.parent)

    def settle(self, record: RegisterRecord, kept) -> None:
        """Take over what the record decides for its rows; `kept` is the row as stored, None for a new one."""

    def get_absolute_url(self) -> str:
        return self.record.get_absolute_url()
