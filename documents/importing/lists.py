"""Dossier, forms, kept records and legal basis: from tables with or without a head, or from lines."""
# ruff: noqa: E501 (one expression a line reads better than a broken one)

import re

from documents.checks import cited_codes
from documents.importing.blocks import is_number
from documents.importing.folding import folded, is_bullet, without_bullet
from documents.importing.result import LIKELY, ParsedRow, Procedure
from documents.importing.sections import Section, words_of

TICK = re.compile(r"(?:x|✓|✔|√|v|\u2612|\u2611|\uf0fc|\d{1,2}(?: ?ban)?)", re.IGNORECASE)
FILE_NAME = re.compile(r".+\.(?:docx?|xlsx?|pdf)$", re.IGNORECASE)
FORM_CODE = re.compile(
    r"(?:Mẫu|mẫu|Biểu mẫu|Phụ lục|MẪU)(?:\s+(?:số|SỐ))?\s*[\w.\-/]*\d[\w.\-/]*|[A-ZĐ]{2,}[A-ZĐ0-9.\-/]*\d[A-Za-z0-9.\-/]*"
)
RETENTION = re.compile(
    r"(?:luu(?: giu| tru)?|bao quan)\b[^.;\n]{0,80}?(?P<text>(?P<years>\d{1,3})(?:\s*\([a-z ]+\))?\s*nam\b|vinh vien|lau dai)"
)
RETENTION_LAST = re.compile(  # "Giấy tiếp nhận: 03 năm", "Phiếu kiểm soát (vĩnh viễn)"
    r"[:(,;–-]\s*(?P<text>(?P<years>\d{1,3})(?:\s*\([a-z ]+\))?\s*nam|vinh vien|lau dai)\s*\)?[.;]?$"
)
YEARS = re.compile(r"(\d{1,3})(?:\s*\([a-z ]+\))?\s*nam\b")
ONE_LAW = re.compile(
    r"[;,.]\s+(?=(?:Căn cứ )?(?:Luật|Bộ luật|Nghị định|Thông tư|Quyết định|Nghị quyết|Pháp lệnh|Chỉ thị|Công văn|Hiến pháp|Văn bản hợp nhất)\b)"
)
GENERAL = re.compile(
    r"(?:toan bo |cac |tat ca )*ho so\b.{0,60}\bluu|thoi (?:gian|han) luu|sau khi het (?:thoi )?han"
    r"|luu (?:tru )?(?:tai|trong|\d)"
)
QUANTITY = re.compile(r"(?:ban chinh|ban goc|ban sao|ban chup)\s*:\s*(\d+)")


def own_text(line) -> str:
    """The words of a row that begin in it, without its number."""
    return "\n".join(cell.text for cell in line.telling if cell.row == line.row)


def _is_stray(section: Section, item) -> bool:
    """A paragraph below the table of a part: nobody knows that it belongs to it."""
    line = item.line
    follows = any(other.is_head for other in section.items)
    return follows and line.table is None and not line.number and not is_bullet(line.text)


# --- legal basis ---------------------------------------------------------------------------------


def read_legal(section: Section, found: Procedure):
    for text in section.words:
        text = re.sub(r"^(?:\d{1,2}|[a-zđ])\s*(?:[.)]|\|)\s*", "", without_bullet(text))
        for law in ONE_LAW.split(text):
            if law.strip(" ;,."):
                found.legal_basis.append(law.strip(" ;,."))


# --- dossier -------------------------------------------------------------------------------------


def read_dossier(section: Section, found: Procedure):
    if section.heading and section.heading.value:
        _add_dossier(found, section.heading.value)
    for item in section.items:
        line, columns = item.line, item.columns
        if item.is_head:
            continue
        if columns and columns.kind == "dossier" and line.cells:
            _dossier_row(line, columns, found)
        elif line.cells:
            _add_dossier(found, own_text(line))
        elif _is_stray(section, item):
            found.keep(line.raw, line.place)
        else:
            for text in words_of(item):
                _dossier_line(text, found)


def _dossier_row(line, columns, found):
    name = columns.text(line, "name")
    if not name and line.single:
        name = line.single.text
    original, copy = columns.text(line, "original"), columns.text(line, "copy")
    extra = {
        "original": _is_tick(original), "copy": _is_tick(copy),
        "quantity": columns.text(line, "quantity"), "note": columns.text(line, "note"),
    }  # fmt: skip
    odd = [text for text in (original, copy) if text and not _is_tick(text) and text != "0"]
    odd += [cell.text for cell in columns.others(line)]
    extra["note"] = "\n".join(filter(None, [extra["note"], *odd]))
    if name or extra["note"]:
        found.dossier.append(ParsedRow(without_bullet(name), extra=extra))


def _is_tick(text: str) -> bool:
    return bool(TICK.fullmatch(text.strip())) and text.strip(" 0") != ""


def _dossier_line(text, found):
    """A bullet or numbered line is a paper; other words below a paper go on with it, "+" is a part of it."""
    starts = (is_bullet(text) and not text.lstrip().startswith("+")) or re.match(
        r"(?:\d{1,2}|[a-zđ])[.)]\s", text
    )
    if text.endswith(":") and not is_bullet(text):
        found.keep(text)
    elif found.dossier and not starts and text.lstrip().startswith("+"):
        last = found.dossier[-1]
        last.name = f"{last.name}\n{text}"
    else:
        _add_dossier(found, re.sub(r"^(?:\d{1,2}|[a-zđ])[.)]\s+", "", text))


def _add_dossier(found, text):
    text = without_bullet(text).strip(" ;")
    if text.strip(" .:"):
        plain = folded(text)
        amounts = {name: number for name, number in re.findall(r"(ban chinh|ban sao)\s*:\s*(\d+)", plain)}
        extra = {
            "original": int(amounts.get("ban chinh", 0)) > 0
            or bool(re.search(r"\((?:\d+ )?ban chinh", plain)),
            "copy": int(amounts.get("ban sao", 0)) > 0 or bool(re.search(r"\((?:\d+ )?ban sao", plain)),
        }
        found.dossier.append(ParsedRow(text, extra=extra))


# --- forms ---------------------------------------------------------------------------------------


def read_forms(section: Section, found: Procedure):
    if section.heading and section.heading.value:
        _form_line(section.heading.value, found, section.place)
    for item in section.items:
        line, columns = item.line, item.columns
        if item.is_head:
            continue
        if columns and columns.kind == "forms":
            code, name = columns.text(line, "code"), columns.text(line, "name")
            basis = columns.text(line, "basis")
            if not code:
                code, name = _split_form(name)
            _add_form(found, code, name, basis)
            rest = [columns.text(line, "note"), *(cell.text for cell in columns.others(line))]
            for text in rest:
                if text and not FILE_NAME.fullmatch(text):
                    found.keep(text, line.place)
        elif line.cells:
            _form_cells(line, found)
        elif _is_stray(section, item):
            found.keep(line.raw, line.place)
        else:
            for text in words_of(item):
                _form_line(text, found, line.place)


def _form_cells(line, found):
    """A row without a head: the cell that looks like a code, then the longest other one."""
    texts = [cell.text for cell in line.telling if cell.row == line.row and not is_number(cell.text)]
    code = next((text for text in texts if len(text) <= 30 and FORM_CODE.fullmatch(text.strip(" :"))), "")
    rest = [text for text in texts if text != code and not FILE_NAME.fullmatch(text)]
    name = max(rest, key=len, default="")
    if not code:
        code, name = _split_form(name)
    _add_form(found, code.strip(" :"), name)
    for text in rest:
        if text != name and not name.endswith(text):
            found.keep(text, line.place)


def _form_line(text, found, place):
    text = re.sub(r"^\d{1,2}[.)]\s+", "", without_bullet(text))
    code, name = _split_form(text)
    if code or name:
        _add_form(found, code, name.rstrip(";. "))
    else:
        found.keep(text, place)


def _split_form(text: str) -> tuple[str, str]:
    """ "BM.01 – Giấy tiếp nhận" → ("BM.01", "Giấy tiếp nhận"); "Tờ khai (Mẫu CT01)" → ("CT01", …)."""
    if match := re.match(rf"({FORM_CODE.pattern})\s*[:.–-]?\s*", text):
        return match.group(1).rstrip(".:"), text[match.end() :].strip(" :–-")
    if match := re.search(rf"\((?:mẫu\s+)?({FORM_CODE.pattern})[^)]*\)", text):
        return match.group(1), text[: match.start()].strip(" :–-;")
    return "", text.strip()


def _add_form(found, code, name, basis=""):
    if code or name:
        found.forms.append(ParsedRow(name, code, {"basis": basis}))


# --- kept records --------------------------------------------------------------------------------


def read_records(section: Section, found: Procedure):
    if section.heading and section.heading.value:
        _record_line(section.heading.value, found, section.place)
    for item in section.items:
        line, columns = item.line, item.columns
        if item.is_head:
            continue
        if columns and columns.kind == "records" and not (line.single and columns.cell(line, "name") is None):
            _record_row(line, columns, found)
        elif _is_stray(section, item) and not GENERAL.match(line.folded):
            found.keep(line.raw, line.place)
        else:
            text = own_text(line) if line.cells else "\n".join(words_of(item))
            _record_line(text, found, line.place)
    _spread_retention(found)


def _record_row(line, columns, found):
    if line.single and GENERAL.match(folded(line.single.text)):
        _record_line(line.single.text, found, line.place)
        return
    code, name = columns.text(line, "code"), columns.text(line, "name")
    retention = columns.text(line, "retention")
    extra = {
        "retention": retention,
        "place": columns.text(line, "place"),
        "medium": columns.text(line, "medium"),
    }
    odd = [columns.text(line, "note"), *(cell.text for cell in columns.others(line))]
    for text in filter(None, odd):
        found.keep(text, line.place)
    if name or code:
        found.records.append(ParsedRow(" ".join(filter(None, [code, name])), extra=extra))
    elif retention:
        found.keep(retention, line.place)


def _record_line(text, found, place):
    """A record, or the sentence on all of them ("… thời gian lưu 05 năm, sau đó chuyển lưu trữ")."""
    text = re.sub(r"^\d{1,2}[.)]\s+", "", without_bullet(text)).strip()
    if not text:
        return
    retention = RETENTION.search(folded(text)) or RETENTION_LAST.search(folded(text))
    if GENERAL.match(folded(text)) and (retention or found.records):
        found.put("records_note", _joined(found.value("records_note"), text), place=place)
        if retention:
            found.put("retention", _words_of(text, retention), place=place)
        return
    extra = {"retention": _words_of(text, retention)} if retention else {}
    found.records.append(ParsedRow(text, extra=extra))


def _joined(before, text):
    return f"{before}\n{text}" if before else text


def _words_of(text, match) -> str:
    return text[match.start("text") : match.end("text")]


def _spread_retention(found):
    """One sentence on all records, or one merged cell, tells the retention of each."""
    general = found.value("retention")
    for record in found.records:
        if general and not record.extra.get("retention"):
            record.extra["retention"] = general
    told = {record.extra.get("retention") for record in found.records}
    if len(told) == 1 and (only := told.pop()):
        found.put("retention", only, LIKELY)


def years_of(retention: str | None) -> int | None:
    """ "05 năm" → 5; "vĩnh viễn" or nothing → None."""
    match = YEARS.search(folded(retention or ""))
    return int(match.group(1)) if match else None


def forms_cited(text: str, only_forms: bool) -> list[str]:
    """Codes of forms in the cell of a step; where the column holds forms alone, their names if no codes."""
    codes = cited_codes(text)
    if codes or not only_forms:
        return codes
    return [part.strip(" -.") for part in re.split(r"[;\n]", text) if part.strip(" -.")]
