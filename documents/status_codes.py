"""The short code of a revision in the address of its status page, printed as a QR code on its papers.

Nothing is stored: the code is the revision's key followed by a check of what was approved, so it is the same
whenever it is worked out, cannot be guessed, and stops answering should the content ever be another.
"""

import hashlib
import hmac

LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"  # without i, l, o, u: nothing that is misread
CHECK = 10  # letters of 5 bits each
LONGEST = 13 + CHECK  # no key of a database is longer


def status_code(revision) -> str:
    """The code of an approved revision, e.g. "16k7m2q9xz0a"."""
    told = f"{revision.pk}:{revision.content_hash}".encode()
    number = int.from_bytes(hashlib.sha256(b"qms status " + told).digest()[:8])
    return _written(revision.pk) + _written(number % 32**CHECK).rjust(CHECK, "0")


def key_in(code: str) -> int | None:
    """The key of the revision that a code speaks of, not checked yet; None for what is no code."""
    code = code.lower()
    if not CHECK < len(code) <= LONGEST or not set(code) <= set(LETTERS):
        return None
    key = 0
    for letter in code[:-CHECK]:
        key = key * 32 + LETTERS.index(letter)
    return key if key < 2**63 else None


def is_code_of(code: str, revision) -> bool:
    """Whether this is the code of the revision; takes the same time wherever it differs."""
    return hmac.compare_digest(code.lower().encode(), status_code(revision).encode())


def _written(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 32)
        text = LETTERS[digit] + text
    return text
