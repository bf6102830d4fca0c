"""The list of administrative procedures that a decision begins with: codes, fee, legal basis of each."""

from documents.importing import lists
from documents.importing.folding import folded
from documents.importing.headings import TTHC, Heading
from documents.importing.result import LIKELY, Procedure
from documents.importing.sections import Section
from documents.importing.times import read_duration

SAME = ("nhu tren", "nt", "-nt-", "//", '"', "nhu muc tren")


def fill_from_catalogue(before, procedures: list[Procedure]):
    """Give each procedure what the list tells and its own text does not; matched by title or code."""
    rows = list(_rows(before))
    for procedure in procedures:
        row = _row_of(procedure, rows)
        if row:
            _fill(procedure, row)


def _rows(before):
    """Each row as column → (text, place); "Như trên" takes the words of the row above."""
    above: dict[str, tuple[str, str]] = {}
    for item in before:
        if item.is_head or item.columns is None or item.columns.kind != "catalogue":
            continue
        row = {}
        for name in item.columns.places:
            text = item.columns.text(item.line, name)
            same = folded(text).strip(" .") in SAME
            row[name] = above.get(name, ("", "")) if same else (text, item.line.place)
        above = row
        yield row


def _row_of(procedure, rows):
    for row in rows:
        codes = TTHC.findall(row.get("tthc", ("", ""))[0])
        if codes and set(codes) & set(procedure.tthc_codes):
            return row
    titled = [row for row in rows if _words(row.get("title", ("", ""))[0]) == _words(procedure.title)]
    return titled[0] if len(titled) == 1 else None


def _words(text) -> str:
    return " ".join(folded(text).replace("quy trinh", "").split()).strip(" .:")


def _fill(procedure: Procedure, row):
    for code in TTHC.findall(row.get("tthc", ("", ""))[0]):
        if code not in procedure.tthc_codes:
            procedure.tthc_codes.append(code)
            procedure.put("tthc", [code], LIKELY, row["tthc"][1])
    for name in ("place", "fee"):
        text, place = row.get(name, ("", ""))
        procedure.put(name, text.strip(), LIKELY, place)
    text, place = row.get("time", ("", ""))
    procedure.put("time_limit", read_duration(text) if text else None, LIKELY, place)
    text, place = row.get("legal", ("", ""))
    if text and not procedure.legal_basis:
        lists.read_legal(Section("legal", Heading("legal", "", text), place), procedure)
        procedure.put("legal", True, LIKELY, place)
