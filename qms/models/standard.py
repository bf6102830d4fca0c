"""The standard as data: editions and their clauses, by number and short title only."""

import csv
import re
from importlib.resources import files

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

NUMBER = re.compile(r"\d{1,2}(\.\d{1,2}){0,3}")


def clause_order(number: str) -> tuple[int, ...]:
    """Sort key of a clause number: 4.2 before 4.10."""
    return tuple(int(part) for part in number.split("."))


class Edition(models.Model):
    """An edition of a standard, such as ISO 9001:2015."""

    code = models.CharField(_("ký hiệu"), max_length=40, unique=True)
    name = models.CharField(_("tên"), max_length=200)
    in_force = models.BooleanField(_("đang áp dụng"), default=True)

    class Meta:
        verbose_name = _("phiên bản tiêu chuẩn")

    def __str__(self):
        return self.code


class ClauseQuerySet(models.QuerySet):
    def main(self):
        """The clauses of the matrix: 4.1, 4.2 … 10.3."""
        return self.filter(depth=2)


class Clause(models.Model):
    """A clause of an edition. ``documented``: "maintain", "retain", both joined by +, or empty."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="clauses")
    number = models.CharField(_("số"), max_length=12)
    title_vi = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    documented = models.CharField(max_length=20, blank=True)
    position = models.PositiveIntegerField(default=0)
    depth = models.PositiveSmallIntegerField(default=1)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        verbose_name = _("điều khoản")
        ordering = ["edition", "position"]
        constraints = [models.UniqueConstraint(fields=["edition", "number"], name="clause_once")]

    def __str__(self):
        return f"{self.number} {self.title}"

    @property
    def title(self) -> str:
        """The short title in the language of the page."""
        return self.title_en if get_language() == "en" else self.title_vi


def check_clauses(numbers) -> None:
    """Refuse a list that holds anything but clause numbers, or one twice."""
    if not isinstance(numbers, list) or not all(isinstance(n, str) and NUMBER.fullmatch(n) for n in numbers):
        raise ValidationError(_("Điều khoản ghi bằng số, ví dụ 8.5.1."))
    if len(set(numbers)) != len(numbers):
        raise ValidationError(_("Mỗi điều khoản chỉ ghi một lần."))


class ClauseListField(models.JSONField):
    """Clause numbers as a sorted JSON list of text, ``["8.1", "8.5.1"]``: one field, one version."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("verbose_name", _("điều khoản"))
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.default_validators = [*self.default_validators, check_clauses]

    def pre_save(self, model_instance, add):
        numbers = sorted(set(getattr(model_instance, self.attname)), key=clause_order)
        setattr(model_instance, self.attname, numbers)
        return numbers


def load_edition() -> Edition:
    """Load ISO 9001:2015 from the table in the package; loading again changes nothing.

    It is asked on every migrate, so what stands there is read once and only differences are written.
    """
    edition, _made = Edition.objects.get_or_create(
        code="ISO 9001:2015", defaults={"name": "Hệ thống quản lý chất lượng – Các yêu cầu"}
    )
    known = {clause.number: clause for clause in edition.clauses.all()}
    new, changed = [], []
    for number, facts in _facts_of_clauses():
        clause = known.get(number)
        if clause is None:
            new.append(Clause(edition=edition, number=number, **facts))
        elif any(getattr(clause, name) != value for name, value in facts.items()):
            vars(clause).update(facts)
            changed.append(clause)
    Clause.objects.bulk_create(new)
    Clause.objects.bulk_update(changed, FACTS)
    return edition


FACTS = ["title_vi", "title_en", "documented", "position", "depth"]


def _facts_of_clauses():
    """(number, facts) of each clause in the table of the package."""
    text = (files("qms") / "standard" / "iso9001_2015.csv").read_text(encoding="utf-8")
    for position, row in enumerate(csv.DictReader(text.splitlines()), start=1):
        number = row["number"]
        told = (row["title_vi"], row["title_en"], row["documented_information"])
        yield number, dict(zip(FACTS, (*told, position, number.count(".") + 1), strict=True))
