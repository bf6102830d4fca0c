"""Which part of a procedure a line opens, whatever its number: "5.2.", "II.", "Mục 4", none.

Offices name the same part in many ways (five layouts are known); what is not in this table is not guessed.
"""
# ruff: noqa: E501 (one expression a line reads better than a broken one)

import re
from dataclasses import dataclass

from documents.importing.blocks import Line
from documents.importing.folding import folded, without_bullet

TTHC = re.compile(
    r"(?<![\d.])[1-9]\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}(?:\.H\d{2})?|\.H\d{2})?(?![\d])", re.IGNORECASE
)

# (part, how its heading begins); the first that fits counts
_PHRASES = [
    ("tthc", r"ma (?:so )?(?:tthc|thu tuc(?: hanh chinh)?|ho so tthc)"),
    ("title", r"ten (?:quy trinh|tai lieu|(?:thu tuc|tthc)(?: hanh chinh)?)|(?:thu tuc(?: hanh chinh)?|tthc)(?= ?:| ?$)"),
    ("code", r"(?:ky hieu|ma so|ma hieu|ma|so hieu)(?: cua)? (?:quy trinh|tai lieu|qt)|ky hieu|ma so|ma hieu|ma qt"),
    ("issue", r"lan ban hanh|lan sua doi|ngay (?:co )?hieu luc|ngay ban hanh|ngay ap dung|hieu luc tu(?: ngay)?|trang(?= ?:)"),
    ("purpose", r"muc dich(?: y nghia)?"),
    ("scope", r"pham vi(?: va doi tuong)?(?: ap dung| dieu chinh)?|doi tuong ap dung"),
    ("references", r"tai lieu (?:vien dan|tham chieu|lien quan)"),
    ("definitions", r"(?:giai thich )?(?:cac )?(?:dinh nghia|thuat ngu|tu ngu|tu viet tat|chu viet tat|viet tat|giai thich tu ngu)"),
    ("legal", r"(?:cac )?(?:co so|can cu)(?: (?:phap ly|phap luat|thuc hien|ban hanh))|van ban (?:phap ly|phap luat|quy dinh)"),
    ("conditions", r"(?:yeu cau,? ?(?:va |/)?)?dieu kien(?: (?:thuc hien|giai quyet))?"),
    ("sets", r"so luong (?:bo )?ho so|so bo ho so"),
    ("records", r"(?:cac )?ho so (?:can |phai |duoc )?luu(?: tru| giu)?|luu (?:tru )?ho so|luu tru(?: ho so)?|danh muc ho so luu"),
    ("dossier", r"(?:thanh phan|danh muc|so luong,? thanh phan)(?:,? so luong)? ?(?:giay to|ho so)|ho so (?:bao )?gom|giay to phai nop|thanh phan"),
    ("time", r"(?:tong )?(?:so )?(?:thoi han|thoi gian)(?: (?:giai quyet|xu ly|thuc hien|tra ket qua|quy dinh|theo quy dinh|hoan thanh))?(?! (?:luu|tiep nhan|lam viec|nhan|bao quan))"),
    ("hours", r"(?:thoi gian|gio) (?:tiep nhan|lam viec|nhan)(?: ho so)?"),
    ("channels", r"(?:cach thuc|hinh thuc|phuong thuc)(?: (?:thuc hien|nop|tiep nhan|tra ket qua|nhan))?"),
    ("place", r"(?:noi|dia diem|dia chi) (?:tiep nhan|thuc hien|nhan|nop|tra|giai quyet)|dia diem|dia chi"),
    ("fee", r"(?:muc )?(?:phi|le phi)(?: ?(?:,|/|va|hoac|;) ?(?:phi|le phi))?"),
    ("agency", r"co quan|don vi (?:thuc hien|giai quyet|chu tri)|tham quyen"),
    ("applicants", r"doi tuong"),
    ("result", r"ket qua(?: (?:giai quyet|thuc hien|thu tuc|cua))?"),
    ("forms", r"(?:cac |danh muc |he thong )?(?:bieu mau|mau don|mau bieu|phu luc bieu mau)"),
    ("steps", r"(?:noi dung )?(?:quy trinh|trinh tu|cac buoc|thu tu)(?:,? cac buoc)?(?: (?:xu ly|giai quyet|thuc hien|noi bo|cong viec|tiep nhan|tien hanh|luan chuyen))|luu do|quy trinh(?! so)|cac buoc|mo ta (?:quy trinh|cac buoc)|trinh tu"),
    ("content", r"noi dung"),
    ("level", r"muc (?:do )?(?:dvc|dich vu cong)|muc do"),
    ("revisions", r"(?:bang )?(?:theo doi|kiem soat|lich su)(?: tinh trang| qua trinh| nhung)?(?: (?:sua doi|thay doi))"),
    ("distribution", r"noi nhan(?! ho so| ket qua| va)"),
    ("annex", r"phu luc"),
]  # fmt: skip
PHRASES = [(part, re.compile(rf"(?:{phrase})(?![\w])")) for part, phrase in _PHRASES]

# words that may follow in a heading without being its value
FILLER = re.compile(
    r"(?:[ ,/;()&-]|\b(?:ho so|va|hoac|tra|nhan|ket qua|giai quyet|tthc|thu tuc|hanh chinh|thuc hien|xu ly|cong viec"
    r"|bao gom|gom|su dung|can|luu|luu tru|ap dung|noi bo|quy trinh|cac|cua|theo|quy dinh|kem theo|dich vu cong|dvc"
    r"|dia chi|dia diem|thoi gian|thoi han|phi|le phi|muc|noi|tiep nhan|nop|yeu cau|dieu kien|so luong|thanh phan"
    r"|giay to|phap ly|phap luat|to khai|mau don|bieu mau|neu co|iso|viet tat|tu ngu|dinh nghia|pham vi|doi tuong"
    r"|chi tiet|bang|phai|duoc|tong|nhu sau|sau|tren|lien quan|nay|cong dan|to chuc|ca nhan|toan trinh|mot phan|co quan"
    r"|don vi|tham quyen|phoi hop|uy quyen|quyet dinh|thu|tai|truc tiep|cach thuc|hinh thuc)\b)*"
)
# "QUY TRÌNH NỘI BỘ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH": says that procedures follow, names none
GENERIC = re.compile(
    r"(?:cac )?quy trinh(?: (?:iso|noi bo|giai quyet|thuc hien|thu tuc|hanh chinh|tthc|cac|va|dien tu|lien thong))*"
)
UNIQUE = frozenset({"code", "legal", "dossier", "time", "steps", "purpose", "sets", "records", "forms"})
FRONT = frozenset({"code", "title", "tthc", "issue", "revisions", "signatures"})
WEAK = frozenset(
    {"fee", "content", "level", "agency", "result", "conditions", "title", "issue", "applicants"}
)
LONGEST_HEADING = 100  # characters before the colon


@dataclass(frozen=True)
class Heading:
    """`part` it opens, its words, what stands behind them on the same line, and its number."""

    part: str
    words: str
    value: str = ""
    number: str = ""


def heading_of(line: Line) -> Heading | None:
    """The part that this line opens, else None. A sentence that only begins alike opens nothing."""
    found = _read(line.text, line.folded, marked=bool(line.number) or line.bold or line.tag.startswith("h"))
    if found is None:
        return None
    return Heading(found.part, found.words, found.value, line.number)


def label_of(text: str) -> str:
    """The part that a cell with nothing but a label names, else ""."""
    found = _read(text, folded(text), marked=False)
    return found.part if found and not found.value else ""


def bulleted_heading(line: Line) -> Heading | None:
    """ "- Phí: Không" inside a part that holds several ("Thời gian, phí, mức dịch vụ công")."""
    text = without_bullet(line.text)
    return _read(text, folded(text), marked=False) if ":" in text else None


def _read(text, plain, *, marked) -> Heading | None:
    for part, phrase in PHRASES:
        match = phrase.match(plain)
        if match:
            return _with_value(part, text, plain, match.end(), marked)
    return None


def _with_value(part, text, plain, end, marked):
    words_end = FILLER.match(plain, end).end()
    rest = text[words_end:].strip()
    if not rest or not rest.strip(" .:;-–…"):
        return Heading(part, text.strip(" .:;"))
    colon = text.find(":", end, end + LONGEST_HEADING)
    if part == "steps" and colon > words_end:  # "Quy trình cấp giấy phép (Mã TTHC: …)" is a title
        return None
    if colon >= 0 and (colon <= words_end or (marked and _is_short(text[end:colon]))):
        return Heading(part, text[:colon].strip(), text[colon + 1 :].strip())
    if marked and part not in WEAK and _goes_on_with_value(part, plain[end:]):
        return Heading(part, text[:end].strip(), text[end:].strip(" .–-"))
    return None


def _is_short(words: str) -> bool:
    return len(words.split()) <= 12


def _goes_on_with_value(part, rest) -> bool:
    """ "5.4. Thời gian xử lý 03 ngày", "Mã số QT-01": a time or a code without a colon."""
    if part == "time":
        return bool(re.match(r"[\s(–-]*(?:la |toi da |khong qua )?[\d½¼¾]", rest))
    return part in ("code", "tthc") and len(rest.split()) <= 3
