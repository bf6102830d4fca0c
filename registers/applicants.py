"""What a desk writes of a citizen, checked: the name as it is spoken, numbers as they are printed."""

import re
import unicodedata

from django.utils.translation import gettext as _

from qms.text import UncleanText, clean
from registers.odd_values import OddValue

DIGITS = re.compile(r"[\s.\-]")
IDENTITY = re.compile(r"\d{9}|\d{12}|[A-Z]{1,2}\d{6,8}|[\dA-Z.\-/]{5,20}", re.ASCII)
PHONE = re.compile(r"\+?\d{9,12}", re.ASCII)


def checked(given: dict) -> dict:
    """Personal data ready to be remembered. Raises OddValue, which names the field, for the first odd value.

    Identity numbers: 12 digits (căn cước), 9 (chứng minh cũ), a passport, or a code of an organisation of at
    most 20 characters.
    """
    kept = {key: _clean(key, value) for key, value in given.items()}
    if not kept.get("name"):
        raise OddValue(_("Hãy ghi họ và tên người nộp, hoặc tên tổ chức."), "name")
    if not any(letter.isalpha() for letter in kept["name"]):
        raise OddValue(_("Họ và tên phải có chữ."), "name")
    if number := identity_digits(kept.get("id_number", "")):
        kept["id_number"] = _identity(number)
    if phone := phone_digits(kept.get("phone", "")):
        kept["phone"] = _phone(phone)
    return kept


def identity_digits(typed: str) -> str:
    """An identity number as it is kept: without spaces, points and dashes, letters in capitals."""
    return phone_digits(typed).upper()


def phone_digits(typed: str) -> str:
    """A telephone number without spaces, points and dashes; wide digits of other keyboards as plain ones."""
    return DIGITS.sub("", unicodedata.normalize("NFKC", typed))


def _clean(key, value) -> str:
    try:
        return clean(value or "", lines=False)
    except UncleanText as error:
        raise OddValue(str(error), key) from error


def _identity(number: str) -> str:
    if not IDENTITY.fullmatch(number):
        words = _("Số định danh “%(number)s” không đúng: căn cước có 12 chữ số, chứng minh cũ có 9.")
        shown = f"{number[:4]}…" if len(number) > 4 else number
        raise OddValue(words % {"number": shown}, "id_number")
    if number.isdigit() and len(number) not in (9, 10, 12, 13):
        words = _(
            "Số định danh có %(n)d chữ số: căn cước có 12, chứng minh cũ có 9, mã số thuế có 10 hoặc 13."
        )
        raise OddValue(words % {"n": len(number)}, "id_number")
    return number


def _phone(phone: str) -> str:
    if not PHONE.fullmatch(phone):
        raise OddValue(_("Số điện thoại phải có từ 9 đến 12 chữ số."), "phone")
    return phone
