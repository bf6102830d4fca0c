"""The code a sender of the public page keeps: worked out from the page that was sent, never stored."""

import base64
import hashlib
import hmac

from django.conf import settings

LETTERS = 20  # of base 32: 100 bits
GROUP = 5


def receipt_code(key) -> str:
    """The receipt of what was sent with a page key (UUID): "K7QF2-…", the same when it is sent twice.

    Nobody guesses it: it is keyed with the secret of the installation.
    """
    digest = hmac.new(settings.SECRET_KEY.encode(), f"receipt:{key}".encode(), hashlib.sha256).digest()
    letters = base64.b32encode(digest).decode()[:LETTERS]
    return "-".join(letters[place : place + GROUP] for place in range(0, LETTERS, GROUP))


def receipt_hash(code: str) -> str:
    """What is stored of a code as a person types it: small letters, spaces and dashes do not matter."""
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"receipt:{letters}".encode()).hexdigest()
