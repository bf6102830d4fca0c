"""Titles that a paper prints wholly in capitals, as they would be written in a list: a suggestion only.

Which words are names nobody can tell from capitals alone, so a person looks at what is suggested.
"""

import re

from documents.importing.folding import folded

FEWEST = 5  # letters; shorter ones are codes
WORD = re.compile(r"[^\W\d_]+")
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?"
    r"(?:uye|uya|uyu|uoi|uou|uay|uai|oai|oao|oay|oeo|ieu|yeu|[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|iu|oa|oe|oi|oo"
    r"|ua|ue|ui|uo|uu|uy|ye)"
    r"(?:ch|ng|nh|[cmnpt])?"
)


def in_sentence_case(title: str, names=()) -> str:
    """ "ĐĂNG KÝ TẠM TRÚ TẠI UBND XÃ" → "Đăng ký tạm trú tại UBND xã"; empty where nothing is to suggest.

    What is no Vietnamese syllable (UBND, CAX, CCCD) keeps its capitals; `names` are written as given.
    """
    letters = [letter for letter in title if letter.isalpha()]
    if len(letters) < FEWEST or any(letter.islower() for letter in letters):
        return ""
    text = WORD.sub(lambda word: _lowered(word, title), title)
    for name in names:
        text = re.sub(re.escape(name), lambda _found, name=name: name, text, flags=re.IGNORECASE)
    start = WORD.search(text).start()
    text = text[:start] + text[start].upper() + text[start + 1 :]
    return text if text != title else ""


def _lowered(word, title) -> str:
    """A word in small letters, unless it is an abbreviation or stands beside a digit or & as part of one."""
    beside = title[max(0, word.start() - 1) : word.start()] + title[word.end() : word.end() + 1]
    is_part = any(sign.isdigit() or sign == "&" for sign in beside)
    is_syllable = SYLLABLE.fullmatch(folded(word.group())) is not None
    return word.group() if is_part or not is_syllable else word.group().lower()
