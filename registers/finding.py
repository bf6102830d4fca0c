"""Finding a service file by what a citizen at the desk can say: a code, a name without marks, a number."""

import re

from django.db.models import Q

from qms.models import PersonalData
from qms.text import fold

FULL_CODE = re.compile(r"[a-z]{1,6}-\d{4}-\d{4,}")
NUMBER = re.compile(r"[+\d][\d .\-]*")
PERSONS_NUMBER = re.compile(r"0\d{11}|(\+84|0[1-9])[\d .]{8,13}")  # identity number or phone, whole
SEPARATORS = re.compile(r"[\s.\-]")


def found(rows, text: str, units, *, personal: bool):
    """The files among ``rows`` that fit ``text``: own or other system's code, name, identity or phone.

    Every word has to be there, in any order. Without ``personal`` only codes are looked at: whoever sees
    names masked must not find out by searching whose file it is. ``units`` are keys of units, None for all.
    A part of a code is looked for file by file, so not where the text is plainly a person's.
    """
    text = fold(text)
    if not text:
        return rows
    if FULL_CODE.fullmatch(text):
        return rows.filter(Q(code=text.upper()) | Q(external_code__iexact=text))
    if not personal:
        return rows.filter(_by_code(text))
    if PERSONS_NUMBER.fullmatch(text):
        return _either(rows, _by_person(text, units), Q(external_code=text))
    if _is_named(text) or not any(letter.isdigit() for letter in text):
        return rows.filter(_by_person(text, units))
    return rows.filter(_by_code(text) | _by_person(text, units))


def _is_named(text: str) -> bool:
    """Two words of letters alone are of a name; a code has one at most."""
    return sum(word.isalpha() for word in text.split()) > 1


def _either(rows, one: Q, other: Q):
    """The rows of both conditions, each found by its own index: joined by OR, every file would be read."""
    bare = rows.order_by()
    return rows.filter(pk__in=bare.filter(one).values("pk").union(bare.filter(other).values("pk")))


def _by_code(text: str) -> Q:
    """Codes hold no spaces; whoever types one by hand may."""
    bare = text.replace(" ", "")
    return Q(code__icontains=bare) | Q(external_code__icontains=bare)


def _by_person(text: str, units) -> Q:
    """People of these units by name, identity number or phone, kept folded beside their data."""
    people = PersonalData.objects.all() if units is None else PersonalData.objects.filter(unit__in=units)
    for word in _words(text):
        people = people.filter(search_text__contains=word)
    return Q(applicant__in=people.values("pk"))


def _words(text: str) -> list[str]:
    """The words to find; a number typed in groups ("0912 345 678") is one."""
    if NUMBER.fullmatch(text):
        return [SEPARATORS.sub("", text).lstrip("+")]
    return text.split()
