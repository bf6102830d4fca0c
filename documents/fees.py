"""A fee as procedures write it, in parts as far as it is written so."""

import re
from dataclasses import dataclass

_SUM = re.compile(
    r"(?P<how>[^:;\d\n]{1,30}):\s*(?P<sum>\d[\d.,]*\s*(?:đồng|đ|VNĐ)?(?:/[\w ]{1,12})?|Không|Miễn phí)\.?",
    re.I,
)


@dataclass(frozen=True)
class Fee:
    """A fee as (how, how much) pairs as far as it is written so, and the rest of it in its own words."""

    parts: tuple = ()
    rest: str = ""


def fee_of(text: str) -> Fee:
    """ "Trực tiếp: 20.000 đồng; trực tuyến: 10.000 đồng" as two parts; other wording stays as it is."""
    parts, rest = [], " ".join(text.split())
    while len(parts) < 3 and (match := _SUM.match(rest)) and _ends(rest[match.end() :]):
        parts.append((match["how"].strip().capitalize(), match["sum"].strip()))
        rest = rest[match.end() :].lstrip(" ;.")
    return Fee(tuple(parts), rest[:1].upper() + rest[1:])


def _ends(rest: str) -> bool:
    """Whether a sum ends here, and is not the beginning of a longer sentence."""
    return not rest.strip() or rest.lstrip().startswith(";") or (rest.startswith(" ") and rest[1:2].isupper())
