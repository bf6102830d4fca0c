"""Text typed in the fonts of the nineties (TCVN3/ABC, VNI): every letter means another one, so it is refused.

Recognised by letters that stand inside words there and never do in Unicode Vietnamese; a leftover font
name alone proves nothing, because Word keeps old names on new text.
"""

import re

from django.utils.translation import gettext as _

TCVN3_INSIDE = re.compile(r"[^\W\d_][®µ¸¶·¹¨©ª¬¦§¼½¾Æ×Ø]|[^\W\d_][«»][^\W\d_]|[®¨©§][^\W\d_]{1,6}")
VNI_ONLY = re.compile(r"ñ|[aeouy][ùøûï]|[ae]â|oâ|e[áàåãä]|[öô][ùøûï]|a[êáàåäéèúüë]", re.IGNORECASE)
LEGACY_FONT = re.compile(rb'w:(?:ascii|hAnsi|cs)="(?:\.Vn|VNI-|VNtime)', re.IGNORECASE)
FEW = 3


def legacy_encoding(text: str, has_legacy_font: bool) -> str:
    """ "TCVN3 (ABC)", "VNI" or "" for readable text."""
    words = max(1, len(text.split()))
    for name, count in (("TCVN3 (ABC)", _tcvn3(text)), ("VNI", _vni(text))):
        if count >= (FEW if has_legacy_font else 2 * FEW) and count >= words * 0.04:
            return name
    return ""


def _tcvn3(text) -> int:
    return sum(1 for word in text.split() if TCVN3_INSIDE.search(word))


def _vni(text) -> int:
    """Proper Vietnamese has "uâ", "oà", "uý", but never the pairs counted here."""
    return sum(1 for word in text.split() if VNI_ONLY.search(word))


def refusal_sentence(name: str) -> str:
    """What the person is told."""
    return _(
        "Tệp gõ bằng bảng mã cũ %(name)s nên đọc sẽ sai dấu. Hãy chuyển sang Unicode (UniKey, Ctrl+Shift+F6) "
        "rồi gửi lại."
    ) % {"name": name}
