"""What every plain register shares, so that a new one declares only what is its own."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from qms.export.values import shown_text
from qms.history import current_act
from qms.models import Record, UnitRecord, User
from qms.states import Blocked, Missing, Refused
from registers.row_files import with_files


@dataclass(frozen=True)
class Section:
    """A titled group of fields: one block on the page, on the form and on paper.

    What is known only `later` is not asked of a line that is just being written.
    """

    title: str
    fields: tuple[str, ...]
    later: bool = False


@dataclass(frozen=True)
class Reminder:
    """A day a record or row waits for, told on the home page from `ahead` days before it.

    `field` holds the day, `verb` says what is to be done, `when` filters the rows that still wait for it
    (of a row of its record too: `plan__status`), `person` names the field of whom it waits for; where that
    is empty it waits for whoever keeps the register. `told` names the day on the page where the name of its
    field does not.
    """

    field: str
    verb: str
    when: dict = field(default_factory=dict)
    person: str = "person"
    ahead: int = 14
    icon: str = "calendar-clock"
    told: str = ""


def person_field(label) -> models.ForeignKey:
    """The field that names somebody of the office."""
    return models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=label
    )


def money_field(label) -> models.DecimalField:
    """An amount in whole đồng."""
    return models.DecimalField(label, max_digits=14, decimal_places=0, null=True, blank=True)


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
    #: The days it waits for.
    reminders: tuple[Reminder, ...] = ()
    #: What must be filled in before a step: {verb: ((field, what to do), …)}.
    needed: dict = {}

    #: Who may write a new line: those who work with the registers, or more people where it says so.
    add_permission = "registers.add"
    #: Text fields for which `suggestions` offers what is written elsewhere.
    suggested: tuple[str, ...] = ()

    def suggestions(self, name: str) -> list[str]:
        """What may be chosen instead of typed; anything else may still be typed."""
        return []

    @property
    def is_kept_up(self) -> bool:
        """Whether the record may still be edited: not any more once it is closed or ended."""
        return self.status not in self.life_cycle.final

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

    @property
    def written_on(self) -> date:
        """The day the line was written; of one that is just being written, the day of the act."""
        return timezone.localdate(self.created_at or current_act().at)

    def begun_by(self, user) -> None:
        """Fill in, of a line that is just being written, what follows from who writes it."""

    def told(self) -> list[tuple[str, list[tuple[str, str, object]]]]:
        """The record section by section: (title, [(field name, label, value as read)])."""
        return told(self)

    def shown_with(self, moment) -> dict:
        """What page and paper show besides the sections (a drawing, child rows), for their templates."""
        if not self.row_model:
            return {}
        rows = self.rows_at(moment)
        return {"rows": with_files(rows, moment) if self.row_model.takes_files else rows}

    def rows_at(self, moment) -> list:
        """The rows kept under the record at a moment, in their order."""
        model = self.row_model
        order = model._meta.ordering or ("id",)
        named = [
            key.name
            for key in model._meta.fields
            if key.many_to_one and key.name not in (model.parent, "unit")
        ]
        rows = moment.children(model, [self], order_by=order, related=named)[self.pk]
        for row in rows:
            setattr(row, row.parent, self)
        return rows

    def missing_for(self, verb: str, moment) -> list:
        """What must still be filled in before `verb`; each item leads to its field."""
        needed = self.needed.get(verb, ())
        return [Missing(text, name) for name, text in needed if getattr(self, name) in (None, "")]

    def chips(self, on: date) -> list:
        """States beside that of the life cycle, in the head of the page, as of a day."""
        return []

    def stepped(self, verb: str, on: date) -> None:
        """Take over what a step says by itself on that day; the record is saved afterwards."""

    def absorb(self, rows: list) -> bool:
        """Take over what the rows say (a total, a next day); whether anything changed."""
        return False

    def first_rows(self, moment) -> list:
        """The rows a new record begins with."""
        return []

    def _took(self, **values) -> bool:
        """Set these fields; whether any of them changed."""
        changed = {name for name, value in values.items() if getattr(self, name) != value}
        for name in changed:
            setattr(self, name, values[name])
        return bool(changed)

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
    return name, label[:1].upper() + label[1:], _whole(field, value) or trimmed(value)


def _whole(field, value) -> str:
    """An amount of money in groups of three digits; nothing of another field."""
    is_whole = isinstance(field, models.DecimalField) and not field.decimal_places
    return shown_text(value, "int") if is_whole and value is not None else ""


def trimmed(value):
    """A decimal without needless noughts (98, not 98.00); anything else as it is."""
    if not isinstance(value, Decimal):
        return value
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


class RegisterRow(UnitRecord):
    """A row kept under a register's record; its changes show in the record's history."""

    may_be_deleted = True
    sections: tuple[Section, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    #: The fields filled in for all rows on one page; None where rows are written one by one.
    filled_together: tuple[str, ...] | None = None
    #: Whether rows may be added to those the record began with.
    grows = True
    #: Whether each row keeps files of its own: the photos that prove it.
    takes_files = False
    files_anchor = "rows"  # where a row's files stand on the page of its record

    class Meta:
        abstract = True

    @property
    def record(self) -> RegisterRecord:
        return getattr(self, self.parent)

    def settle(self, record: RegisterRecord, kept) -> None:
        """Take over what the record decides for its rows; `kept` is the row as stored, None for a new one."""

    def refuse_files(self) -> None:
        """Photos prove what is being written down; once that is closed or signed they stand with it."""
        if not self.record.takes_rows:
            words = _("Không thêm, rút ảnh khi hồ sơ đang ở tình trạng “%(state)s”.")
            raise Refused(words % {"state": self.record.state})

    def get_absolute_url(self) -> str:
        return self.record.get_absolute_url()
