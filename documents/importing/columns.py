"""What the columns of a table mean, read from its header row."""
# ruff: noqa: E501 (one expression a line reads better than a broken one)

import re
from dataclasses import dataclass, field, replace

from documents.importing.blocks import Cell, Line
from documents.importing.folding import folded
from documents.importing.times import read_duration, unit_in

# kind of table → (column, how its head begins); the first that fits counts
_COLUMNS = {
    "steps": [
        ("no", r"tt$|stt$|so tt$|thu tu(?: cong viec| thuc hien)?$|so thu tu$|buoc(?: cong viec| thuc hien)?$|b$"),
        ("name", r"ten buoc|ten cong viec"),
        ("time", r"thoi gian|thoi han|so ngay|so gio"),
        ("role", r"trach nhiem|phan cong|nguoi|don vi|bo phan|chuc danh|co quan|can bo|chu the|doi tuong thuc hien|ai "),
        ("forms", r"bieu mau|ket qua|san pham|mau|ho so|tai lieu|bm"),
        ("note", r"ghi chu|mo ta"),
        ("action", r"trinh tu|noi dung|cong viec|cac buoc|buoc|hoat dong|quy trinh|tien trinh|thu tu"),
    ],
    "catalogue": [
        ("no", r"tt$|stt$|so tt$|so thu tu$"),
        ("tthc", r"ma (?:so )?(?:tthc|thu tuc|ho so)|ma so$|ma$|so ho so"),
        ("title", r"ten (?:thu tuc|tthc)|thu tuc hanh chinh|ten quy trinh"),
        ("code", r"ma (?:so )?quy trinh|ky hieu"),
        ("time", r"thoi han|thoi gian"),
        ("place", r"dia diem|noi tiep nhan|cach thuc"),
        ("fee", r"phi|le phi"),
        ("legal", r"can cu|co so"),
        ("other", r"linh vuc|co quan|ghi chu|muc do|cap|don vi|noi dung|trang|quyet dinh"),
    ],
    "dossier": [
        ("no", r"tt$|stt$|so tt$|\d+\.\d+(?:\.\d+)*$"),
        ("original", r"ban chinh|ban goc"),
        ("copy", r"ban sao|ban chup|ban photo"),
        ("quantity", r"so luong|so ban"),
        ("note", r"ghi chu|bieu mau|mau|hinh thuc|yeu cau"),
        ("name", r"(?:5\.\d )?thanh phan|ten (?:giay to|ho so|thanh phan|tai lieu)|giay to|loai giay to|ho so|tai lieu|noi dung"),
    ],
    "records": [
        ("no", r"tt$|stt$|so tt$"),
        ("retention", r"thoi gian luu|thoi han (?:luu|bao quan)|thoi gian bao quan|bao quan|thoi gian"),
        ("place", r"noi luu|bo phan luu|don vi luu|vi tri|trach nhiem|nguoi luu"),
        ("medium", r"hinh thuc|dang|ban (?:chinh|sao)"),
        ("code", r"ma (?:so|hieu)|ky hieu"),
        ("name", r"(?:ten )?(?:cac )?(?:ho so|loai ho so|tai lieu|bieu mau)|thanh phan"),
        ("note", r"ghi chu"),
    ],
    "forms": [
        ("no", r"tt$|stt$|so tt$"),
        ("code", r"ma (?:so|hieu|bieu mau|bm|mau)|ky hieu|ma$|so hieu|mau so|ma hoa"),
        ("name", r"ten|bieu mau|mau|tai lieu"),
        ("basis", r"can cu|ban hanh kem"),
        ("note", r"ghi chu|noi dung|tep|file"),
    ],
    "legal": [
        ("no", r"tt$|stt$|so tt$"),
        ("name", r"(?:ten )?(?:van ban|can cu|co so)|trich yeu|noi dung"),
        ("number", r"so,? ?(?:ky hieu|hieu)|so van ban|ngay"),
        ("note", r"ghi chu|co quan|hieu luc"),
    ],
    "revisions": [
        ("no", r"tt$|stt$|so tt$"),
        ("asked", r"yeu cau (?:sua|thay)"),
        ("issue", r"lan (?:ban hanh|sua doi|soat xet)|lan$|phien ban"),
        ("pages", r"trang|vi tri|muc"),
        ("text", r"(?:mo ta |tom tat )?(?:noi dung|ly do)"),
        ("date", r"ngay|ghi chu|hieu luc"),
    ],
    "signatures": [
        ("wrote", r"(?:nguoi )?(?:soan thao|bien soan|nguoi soan|soan|lap)"),
        ("reviewed", r"(?:nguoi )?(?:xem xet|soat xet|kiem tra|tham tra|tham dinh)"),
        ("approved", r"(?:nguoi )?(?:phe duyet|ky duyet|duyet|ban hanh)"),
        ("head", r"trach nhiem|$|noi dung|ho va ten|chuc"),
    ],
}  # fmt: skip
COLUMNS = {
    kind: [(name, re.compile(pattern)) for name, pattern in columns] for kind, columns in _COLUMNS.items()
}
# the sets of columns that make a header of this kind by themselves
ENOUGH = {
    "signatures": [{"wrote", "approved"}, {"wrote", "reviewed"}],
    "revisions": [{"text", "issue", "pages"}, {"text", "issue", "date"}, {"asked", "text"}, {"text", "pages", "date"}],
    "catalogue": [{"title", "tthc", "time"}, {"title", "legal"}, {"title", "fee"}, {"title", "tthc"}],
    "steps": [{"time", "role", "action"}, {"time", "role", "name"}, {"time", "action"}, {"no", "time", "role"}, {"role", "action", "forms"}],
    "dossier": [{"name", "original"}, {"name", "copy"}, {"original", "copy"}],
    "records": [{"name", "retention"}],
    "forms": [{"code", "name"}],
}  # fmt: skip
# and inside a part that is already open
ENOUGH_INSIDE = {
    "dossier": [{"no", "name"}, {"name", "quantity"}, {"name", "note"}],
    "forms": [{"no", "name"}, {"name", "note"}],
    "records": [{"no", "name"}, {"name", "place"}],
    "legal": [{"name", "number"}, {"no", "name"}],
    "steps": [{"action", "role"}, {"no", "action"}],
}
LONGEST_HEAD = 60
FIRST_STEP = re.compile(r"(?:buoc|b)?\s*0?1\s*[.):]?")


@dataclass
class Columns:
    """Where each named column of a table stands: name → first and last grid column; names of the heads."""

    kind: str
    places: dict[str, tuple[int, int]]
    heads: dict[str, str]
    row: int
    width: int
    unit: str = ""
    names: tuple = field(default=())
    is_unheaded: bool = False  # no row says what the columns are: understood from the usual order

    def cell(self, line: Line, name: str) -> Cell | None:
        """The cell of a row under the named column."""
        if name not in self.places:
            return None
        first, last = self.places[name]
        for cell in line.cells:
            if cell.column <= last and first <= cell.column + cell.colspan - 1 and self.owner(cell) == name:
                return cell
        return None

    def owner(self, cell: Cell) -> str:
        """The column a cell belongs to: the one it covers most of, the leftmost of equals."""
        best, most = "", 0
        for name, (first, last) in self.places.items():
            shared = min(last, cell.column + cell.colspan - 1) - max(first, cell.column) + 1
            if shared > most:
                best, most = name, shared
        return best

    def time_words(self, line: Line) -> str:
        """All that stands under the time: a number and its unit may have a cell each."""
        cells = [cell for cell in line.filled if self.owner(cell) == "time"]
        return " ".join(text for cell in cells for text in cell.lines)

    def text(self, line: Line, name: str) -> str:
        cell = self.cell(line, name)
        return cell.text if cell else ""

    def others(self, line: Line) -> list[Cell]:
        """Filled cells of a row that stand under no named column."""
        return [cell for cell in line.filled if cell.row == line.row and not self.owner(cell)]


def columns_of(line: Line, inside: str = "") -> Columns | None:
    """What this row heads, if it is a header; `inside` is the part that is open."""
    heads = [cell for cell in line.cells if not cell.is_empty]
    if len(heads) < 2 or any(len(cell.text) > LONGEST_HEAD for cell in heads):
        return None
    best = None
    for kind, rules in ENOUGH.items():
        found = _named(kind, heads)
        sets = rules + (ENOUGH_INSIDE.get(kind, []) if kind == inside else [])
        fits = any(wanted <= set(found) for wanted in sets) and len(heads) - len(found) <= 1
        if fits and (best is None or (len(found), kind == inside) > (len(best[1]), best[0] == inside)):
            best = (kind, found)
    if best is None and inside == "legal" and {"name"} < set(_named("legal", heads)):
        best = ("legal", _named("legal", heads))
    return _columns(best[0], best[1], line) if best else None


def _named(kind, heads) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for cell in heads:
        plain = folded(" ".join(cell.lines)).strip(" .:*")
        for name, pattern in COLUMNS[kind]:
            if pattern.match(plain) and name not in found:
                found[name] = cell
                break
    return found


def _columns(kind, found, line) -> Columns:
    places = {name: (cell.column, cell.column + cell.colspan - 1) for name, cell in found.items()}
    heads = {name: " ".join(cell.lines) for name, cell in found.items()}
    unit = unit_in(heads.get("time", ""))
    return Columns(kind, places, heads, line.row, len(line.cells), unit)


def unheaded(line: Line) -> Columns | None:
    """Steps in the usual order of columns without a header: number, what, who, how long[, forms]; else None."""
    if len(line.cells) not in (4, 5) or any(cell.is_empty or cell.row != line.row for cell in line.cells[:4]):
        return None
    no, time = line.cells[0].text, line.cells[3].text
    others = [cell for cell in line.cells if cell is not line.cells[3]]
    if not FIRST_STEP.fullmatch(folded(no)) or len(time) > LONGEST_HEAD or not read_duration(time):
        return None
    if any(read_duration(cell.text) for cell in others if len(cell.text) <= LONGEST_HEAD):
        return None
    names = ("no", "action", "role", "time", "forms")
    places = {
        name: (cell.column, cell.column + cell.colspan - 1)
        for name, cell in zip(names, line.cells, strict=False)
    }
    return Columns("steps", places, {}, line.row, len(line.cells), is_unheaded=True)


def _numbers_columns(own) -> bool:
    """ "(1) | (2) | (3)" under the heads."""
    return len(own) > 2 and [cell.text.strip(" ()") for cell in own] == [str(n + 1) for n in range(len(own))]


def refined(columns: Columns, line: Line) -> Columns | None:
    """A further header row: its own cells name halves of what the first spanned, or only number the columns."""
    own = [cell for cell in line.filled if cell.row == line.row]
    if not own or line.row != columns.row + 1 or any(len(cell.text) > LONGEST_HEAD for cell in own):
        return None
    if _numbers_columns(own):
        return replace(columns, row=line.row)
    if not any(cell.row < line.row for cell in line.filled):
        return None
    found = _named(columns.kind, own)
    if len(found) != len(own):  # beside a head that reaches down here, but no column of ours: "Đơn vị tính"
        return replace(columns, row=line.row)
    places = {
        name: place
        for name, place in columns.places.items()
        if not any(place[0] <= cell.column <= place[1] for cell in own)
    }
    places |= {name: (cell.column, cell.column + cell.colspan - 1) for name, cell in found.items()}
    heads = columns.heads | {name: " ".join(cell.lines) for name, cell in found.items()}
    return Columns(columns.kind, places, heads, line.row, columns.width, columns.unit)
