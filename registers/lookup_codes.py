"""What a citizen's slip carries to look the file up: four check letters, and the code behind its QR.

Nothing is stored: both are worked out with the secret of the installation, so that nobody who knows the
number of a file can work them out. The four letters are few, so wrong tries are counted
(`public_forms.Guesses`); the code of the QR address cannot be guessed.
"""

import hashlib
import hmac

from django.conf import settings

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # without I, L, O, U: nothing that is misread
CHECK = 4
TOKEN = 16  # letters of 5 bits: 80 bits
LONGEST = 13 + TOKEN  # no key of a database is longer
READ_AS = str.maketrans("ILO", "110")


def check_letters(file) -> str:
    """The letters that are printed beside the code of a file: "K7Q4"."""
    return _letters("file check", file, CHECK)


def lookup_token(file) -> str:
    """The end of the QR address of a file: its key and 80 bits that only this installation works out."""
    return (_written(file.pk) + _letters("file lookup", file, TOKEN)).lower()


def key_in(token: str) -> int | None:
    """The key of the file that a token speaks of, not checked yet; None for what is no token."""
    token = token.upper()
    if not TOKEN < len(token) <= LONGEST or not set(token) <= set(LETTERS):
        return None
    key = 0
    for letter in token[:-TOKEN]:
        key = key * 32 + LETTERS.index(letter)
    return key if key < 2**63 else None


def is_token_of(token: str, file) -> bool:
    """Whether this is the token of the file; takes the same time wherever it differs."""
    return hmac.compare_digest(token.lower().encode(), lookup_token(file).encode())


def is_right(typed: str, check: str, phone: str) -> bool:
    """Whether what a citizen typed are the check letters, or the last four digits of the telephone.

    Both are compared whatever the first says, so that the time tells nothing.
    """
    typed = "".join(letter for letter in typed.upper() if letter.isalnum())
    by_check = hmac.compare_digest(typed.translate(READ_AS).encode(), check.encode())
    digits = phone[-CHECK:]
    by_phone = hmac.compare_digest(typed.encode(), digits.encode()) and len(digits) == CHECK
    return by_check or by_phone


def _letters(purpose: str, file, count: int) -> str:
    told = f"{purpose}:{file.pk}:{file.unit_id}:{file.code}".encode()
    digest = hmac.new(settings.SECRET_KEY.encode(), told, hashlib.sha256).digest()
    number = int.from_bytes(digest[:16])
    return _written(number % 32**count).rjust(count, LETTERS[0])


def _written(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 32)
        text = LETTERS[digit] + text
    return text
