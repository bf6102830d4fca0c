"""What stands before the first part: title, codes, issue and revision, the table of changes, who signed."""
# ruff: noqa: E501 (one expression a line reads better than a broken one)

import datetime as dt
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from documents.importing.folding import folded, is_bullet, without_bullet
from documents.importing.headings import GENERIC, TTHC, label_of
from documents.importing.result import LIKELY, SURE, Procedure
from documents.importing.sections import Section

_CODE = r"[A-ZĐa-zđ][A-ZĐa-zđ0-9]*(?:[.\-–_/ ]?[A-ZĐa-zđ0-9]+)*?[.\-–_/ ]?\d[A-ZĐa-zđ0-9.\-–_/]*|[A-ZĐ][A-ZĐ0-9]*(?:[.\-–/][A-ZĐ0-9]+)+"
CODE = re.compile(_CODE)
BARE_CODE = re.compile(
    r"(?<![\w.\-/])QT[A-ZĐ0-9]*(?:[.\-–_/][A-ZĐ0-9]+)*[.\-–_/]?\d+(?:[.\-–/][A-ZĐ0-9]+)*(?![\w])"
)
CODE_LABEL = re.compile(
    r"(?:ky hieu|ma so|ma hieu|so hieu|ma)(?: cua)?(?: quy trinh| tai lieu| qt)?\s*[:.]?\s*(?!tthc|thu tuc|ho so|\d)"
)
LABELS = {
    "issue_no": re.compile(r"lan ban hanh\s*(?:thu)?\s*[:.]?\s*(?P<number>\d{1,3})"),
    "revision_no": re.compile(r"(?:lan )?(?:sua doi|soat xet)(?: lan)?(?: thu)?\s*[:.]?\s*(?P<number>\d{1,3})(?![/\d])"),
    "effective_from": re.compile(r"(?:ngay )?(?:co )?hieu luc(?: tu)?(?: ngay)?\s*[:.]?\s*(?P<date>[\d/. -]{8,12}|ngay .{5,30}\d{4}|\d{1,2} thang .{3,12}\d{4})"),
    "issued_on": re.compile(r"(?:ngay )?ban hanh(?: ngay)?\s*[:.]?\s*(?P<date>[\d/. -]{8,12})"),
    "page": re.compile(r"(?:so )?trang\s*[:.]?\s*(?:\d+\s*/\s*)?\d+"),
}  # fmt: skip
TITLE_LABEL = re.compile(
    r"(?:ten )?(?:quy trinh|thu tuc(?: hanh chinh)?|tthc|tai lieu)(?: so)?\s*\d{0,3}\s*[:.–-]\s*"
)
TTHC_NOTE = re.compile(
    r"[\s,;–-]*\(?\s*(?:(?:mã|Mã|MÃ)(?:\s+(?:số|SỐ))?\s*(?:TTHC|thủ tục(?: hành chính)?|THỦ TỤC)?\s*:?\s*)?"
    + TTHC.pattern
    + r"\s*\)?"
)
LEFT_OVER = re.compile(r"[\s,;(–-]*(?:ký hiệu|mã số|mã hiệu|mã quy trình)\s*:?\s*\)?\s*$", re.IGNORECASE)
NUMBER_ONLY = re.compile(r"(?:quy trinh|thu tuc)(?: so)?[ :.\d-]*")
OPENING = re.compile(r"quy trinh(?: iso| noi bo)?$")
BEGINS = re.compile(r"(?:quy trinh|thu tuc)\b")
AGENCY = re.compile(
    r"(?:uy ban|ubnd|hdnd|so (?:y te|noi vu|tu phap|tai|xay|cong|nong|van|khoa|giao|ngoai|dan toc|lao)|cong an|bo (?:y te|cong an|noi vu|tu phap|tai chinh|quoc phong|giao duc|xay dung|cong thuong|nong nghiep|van hoa|khoa hoc|ngoai giao)|chi cuc|cuc |phong |trung tam|van phong|cong hoa|doc lap|tinh |huyen |xa |phuong |ban chi dao|phu luc|\(?kem theo|\(?ban hanh kem|so:|ngay |noi nhan|[-_*=.\s]*$)"
)


@dataclass(frozen=True)
class Piece:
    """A line of the cover; `loud` ones are bold, a heading or in capitals."""

    text: str
    place: str
    loud: bool


def read_front(section: Section, found: Procedure):
    """Read what is known of a cover; every other line is kept as words."""
    pieces = _heading_piece(section)
    for item in section.items:
        kind = item.columns.kind if item.columns else ""
        if kind == "revisions":
            _row_text(item, found.revisions_text)
        elif kind == "signatures":
            _signatures(item, found)
        else:
            pieces += _pieces(item.line)
    rest = []
    for piece in pieces:
        known = NUMBER_ONLY.fullmatch(_plain(piece.text)) and not OPENING.fullmatch(_plain(piece.text))
        known = known or read_labels(piece.text, found, piece.place, SURE)
        known = known and not _names_a_title_first(piece)
        (found.told if known else rest).append(piece.text if known else piece)
    for piece in _without_title(rest, found):
        _tthc(piece.text, found, piece.place)
        if not TTHC.fullmatch(piece.text):
            found.keep(piece.text, piece.place)


def _names_a_title_first(piece) -> bool:
    """ "Quy trình cấp giấy phép (Mã TTHC: …) - Ký hiệu QT.01": codes behind a title."""
    plain = _plain(piece.text)
    before = re.split(r"\b(?:ma so|ma hieu|ky hieu|ma tthc|ma thu tuc|ma quy trinh)\b", plain)[0]
    words = len(before.split())
    return (
        bool(BEGINS.match(plain))
        and ":" not in before
        and words >= 4
        and not GENERIC.fullmatch(before.strip(" (-"))
    )


def _heading_piece(section) -> list[Piece]:
    heading = section.heading
    if heading is None or section.part in ("revisions", "signatures"):
        return []
    text = f"{heading.words}: {heading.value}" if heading.value else heading.words
    if not heading.value and section.items and not section.items[0].line.cells:
        text = f"{heading.words}: {section.items.pop(0).line.text}"
    return [Piece(text, section.place, True)]


def _pieces(line) -> list[Piece]:
    """The lines of a paragraph or of all cells of a row; a label alone is joined with what follows it."""
    if not line.cells:
        return [Piece(line.text, line.place, line.bold or line.tag.startswith("h") or line.text.isupper())]
    cells = [cell for cell in line.filled if cell.row == line.row]
    texts = [(text, cell.bold or text.isupper()) for cell in cells for text in cell.lines]
    joined: list[tuple[str, bool]] = []
    for text, loud in texts:
        if joined and (
            joined[-1][0].endswith(":") or label_of(joined[-1][0]) in ("code", "issue", "tthc", "title")
        ):
            before = joined.pop()[0].rstrip(": ")
            text = f"{before}: {text}"
        joined.append((text, loud))
    return [Piece(text, line.place, loud) for text, loud in joined]


def _row_text(item, texts: list[str]):
    if not item.is_head:
        own = [" ".join(cell.lines) for cell in item.line.filled if cell.row == item.line.row]
        texts.append(" | ".join(own))


def _signatures(item, found):
    """The names under "Soạn thảo", "Xem xét", "Phê duyệt": told as words, never as signatures."""
    columns = item.columns
    for name in ("wrote", "reviewed", "approved"):
        text = " ".join(columns.text(item.line, name).split())
        if text and not item.is_head:
            _add_signatory(found.signatories_text, f"{columns.heads[name]}: ", text)
    for cell in item.line.filled:
        if cell.row == item.line.row and columns.owner(cell) not in ("wrote", "reviewed", "approved"):
            found.told.append(cell.text) if len(cell.text) <= 40 else found.keep(cell.text, item.line.place)


def _add_signatory(texts: list[str], label: str, text: str):
    """Name and position of one person come in two rows."""
    for place, told in enumerate(texts):
        if told.startswith(label):
            texts[place] = f"{told}, {text}"
            return
    texts.append(f"{label}{text}")


# --- labelled facts ------------------------------------------------------------------------------


def read_labels(text: str, found: Procedure, place: str, confidence: str) -> bool:
    """Codes, numbers and dates told by a label anywhere in a line; False when it tells none."""
    plain = folded(text)
    known = _issue(plain, found, place, confidence)
    known = _code(text, plain, found, place, confidence) or known
    if re.search(r"\bma (?:so )?(?:tthc|thu tuc)", plain):
        known = _tthc(text, found, place) or known
    if ":" in text and label_of(text.split(":")[0]) == "title":
        if "title" in found.fields and found.fields["title"].confidence != SURE:
            found.keep(found.fields.pop("title").value, place)  # a label tells it better than a guess
        _title(text.split(":", 1)[1], found, place, SURE)
        known = True
    return known


def _issue(plain, found, place, confidence) -> bool:
    known = False
    for name, pattern in LABELS.items():
        match = pattern.search(plain)
        if match is None or (name == "page" and not re.match(r"(?:so )?trang", plain) and not known):
            continue
        known = True
        if name == "page":
            continue
        if name in ("issue_no", "revision_no"):
            found.put(name, int(match["number"]), confidence, place)
        else:
            found.put(name, read_paper_date(match["date"]), confidence, place)
    return known


def read_paper_date(text: str) -> dt.date | None:
    """ "01/02/2025", "01 tháng 02 năm 2025"; None for anything else."""
    match = re.search(r"(\d{1,2})\s*(?:[/.\-]|thang)\s*(\d{1,2})\s*(?:[/.\-]|,?\s*nam)\s*(\d{4})", text)
    try:
        return dt.date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def _code(text, plain, found, place, confidence) -> bool:
    for label in CODE_LABEL.finditer(plain):
        starts_word = label.start() == 0 or not plain[label.start() - 1].isalnum()
        code = CODE.match(text, label.end()) if starts_word and label.end() > label.start() + 2 else None
        if code and (":" in plain[label.start() : label.end()] or label.start() == 0):
            found.put("code", _clean_code(code.group()), confidence, place)
            return True
    return False


def _clean_code(code: str) -> str:
    code = re.split(r"\s+(?=[A-ZĐ]?[a-zà-ỹ]|[Ll]ần|[Nn]gày)", code)[0]
    return code.strip(" .,;–-").replace("–", "-")


def _tthc(text, found, place) -> bool:
    codes = TTHC.findall(text)
    found.tthc_codes += [code for code in codes if code not in found.tthc_codes]
    if codes:
        found.put("tthc", list(codes), SURE, place)
    return bool(codes)


# --- title ---------------------------------------------------------------------------------------


def _without_title(pieces: list[Piece], found) -> list[Piece]:
    """Take the title out of the lines: after "QUY TRÌNH" alone, else "Quy trình …", else the last loud line."""
    if found.title:
        return pieces
    looked = (_after_opening, _beginning, _before_its_code, _last_loud)
    for start, stop, sureness in (look(pieces) for look in looked):
        if start < stop:
            place = pieces[start].place
            words = [piece for piece in pieces[start:stop] if not OPENING.fullmatch(_plain(piece.text))]
            found.told += [piece.text for piece in pieces[start:stop]]
            _title(" ".join(piece.text for piece in words), found, place, sureness)
            return pieces[:start] + pieces[stop:]
    return pieces


def _plain(text) -> str:
    return folded(text).strip(" .:")


def _after_opening(pieces):
    for place, piece in enumerate(pieces):
        if OPENING.fullmatch(_plain(piece.text)):
            stop = place + 1
            while stop < len(pieces) and stop < place + 5 and _may_be_title(pieces[stop], stop > place + 1):
                stop += 1
            if stop > place + 1:
                return place, stop, SURE
    return 0, 0, SURE


def _beginning(pieces):
    for place, piece in enumerate(pieces):
        if GENERIC.fullmatch(_plain(piece.text)):
            continue
        if BEGINS.match(_plain(piece.text)) and _may_be_title(piece, loud=False):
            stop = place + 1
            while (
                piece.text.isupper()
                and stop < len(pieces)
                and pieces[stop].text.isupper()
                and _may_be_title(pieces[stop])
            ):
                stop += 1
            return place, stop, SURE if piece.loud else LIKELY
    return 0, 0, SURE


def _before_its_code(pieces):
    """ "Trợ giúp xã hội đột xuất (1.001731)": the national code behind a name."""
    for place, piece in enumerate(pieces):
        named = len(TTHC_NOTE.sub("", piece.text).split()) >= 3
        if named and TTHC.search(piece.text) and _may_be_title(piece, loud=False):
            return place, place + 1, LIKELY
    return 0, 0, LIKELY


def _last_loud(pieces):
    for place in range(len(pieces) - 1, -1, -1):
        if _may_be_title(pieces[place]):
            start = place
            while (
                start > 0
                and pieces[start].text.isupper()
                and pieces[start - 1].text.isupper()
                and _may_be_title(pieces[start - 1])
            ):
                start -= 1
            return start, place + 1, LIKELY
    return 0, 0, LIKELY


def _may_be_title(piece, loud=True) -> bool:
    plain = _plain(piece.text)
    if (
        is_bullet(piece.text)
        or AGENCY.match(plain)
        or GENERIC.fullmatch(plain)
        or not any(letter.isalpha() for letter in plain)
    ):
        return False
    return (piece.loud or not loud) and len(plain) <= 300


def _title(text, found, place, confidence):
    found.told.append(text)
    _tthc(text, found, place)
    code = BARE_CODE.search(text)
    if code:
        found.put("code", _clean_code(code.group()), LIKELY, place)
        text = text.replace(code.group(), "")
    text = re.sub(r"\(\s*\)", "", LEFT_OVER.sub("", TTHC_NOTE.sub("", text)))
    match = TITLE_LABEL.match(folded(text))
    text = text[match.end() :] if match and match.end() < len(text) else text
    title = without_bullet(" ".join(text.split())).strip(
        " .:;,–-()" if text.count("(") != text.count(")") else " .:;,–-"
    )
    found.put("title", title, confidence, place)


def read_page_header(texts: list[str], found: Procedure) -> list[str]:
    """What the page headers add to a file with one procedure; the texts that tell nothing."""
    rest = [text for text in texts if not read_labels(text, found, _("đầu trang"), LIKELY)]
    if "title" not in found.fields:
        for text in rest:
            if BEGINS.match(_plain(text)) and not OPENING.fullmatch(_plain(text)):
                _title(text, found, _("đầu trang"), LIKELY)
                return [other for other in rest if other is not text]
    return rest
