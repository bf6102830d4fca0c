"""The dossier check-list of a service file: which papers were asked for and which were handed in.

One value a file: ``[{"name": …, "originals": 0, "copies": 1, "asked": true, "note": "",
"held": true}, …]``. The rows come from the revision of the procedure; what the desk adds is not ``asked``.
"""

import re
from dataclasses import asdict, dataclass

from django.utils.translation import gettext as _

from qms.states import Refused
from qms.text import UncleanText, clean, fold, mask_numbers

MOST = 100  # papers of one file
LONGEST = 300  # characters of a name
#: How forms are called that the citizen fills in, without marks; a certificate of birth is none.
FILLED_IN = re.compile(r"(to khai|phieu|don(?! vi)|giay khai(?! sinh))\b")


def is_form(name: str) -> bool:
    """Whether the name is that of a form the citizen fills in: its original stays with the file."""
    return FILLED_IN.match(fold(name).strip()) is not None


@dataclass(frozen=True)
class Paper:
    """One paper of the dossier and how many of it were handed in.

    ``held`` says that its originals are kept for the citizen and go back (8.5.3); where nobody said it, those
    of everything but forms are.
    """

    name: str
    originals: int = 0
    copies: int = 0
    asked: bool = True
    note: str = ""
    held: bool | None = None

    def __post_init__(self):
        if self.held is None:
            object.__setattr__(self, "held", not is_form(self.name))

    @property
    def kept(self) -> int:
        """How many originals the office keeps for the citizen."""
        return self.originals if self.held else 0

    @property
    def handed_in(self) -> bool:
        return bool(self.originals or self.copies)


def asked_by(content) -> list[Paper]:
    """The papers a procedure asks for, none handed in yet."""
    return [Paper(item.name[:LONGEST]) for item in content.dossier if item.name.strip()]


def stored(papers) -> list[dict]:
    """The check-list as the file keeps it. Raises Refused for too many, odd counts or unclean text."""
    papers = list(papers)
    if len(papers) > MOST:
        raise Refused(_("Một hồ sơ có nhiều nhất %(most)d loại giấy tờ.") % {"most": MOST})
    return [asdict(_checked(paper)) for paper in papers]


def read(value) -> list[Paper]:
    """The stored check-list as rows."""
    return [Paper(**row) for row in value or []]


def _checked(paper: Paper) -> Paper:
    try:
        name, note = clean(paper.name, lines=False), mask_numbers(clean(paper.note, lines=False))
    except UncleanText as error:
        raise Refused(str(error)) from error
    if not name or len(name) > LONGEST or len(note) > LONGEST:
        raise Refused(_("Tên giấy tờ để trống hoặc dài quá %(most)d ký tự.") % {"most": LONGEST})
    if not (0 <= paper.originals <= 99 and 0 <= paper.copies <= 99):
        raise Refused(_("Số bản của “%(name)s” phải từ 0 đến 99.") % {"name": name})
    return Paper(name, paper.originals, paper.copies, bool(paper.asked), note, bool(paper.held))


def in_words(value) -> str:
    """The check-list as history tells it, one paper a line."""
    lines = []
    for paper in read(value):
        counts = _("bản chính: %(originals)d, bản sao: %(copies)d") % {
            "originals": paper.originals, "copies": paper.copies,
        }  # fmt: skip
        lines.append(f"{paper.name} ({counts})" if paper.handed_in else f"{paper.name} (–)")
    return "\n".join(lines)
