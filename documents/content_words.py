"""The content of a revision told in plain lines: names of its parts, history, search."""

import re

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from documents.content import LIMITS, PROSE_FIELDS, ROW_LISTS, parse
from documents.content_parts import Step
from documents.importing.folding import folded
from documents.wording import text_from_html

LANGUAGE = "vi"  # what a document says is searched in Vietnamese whoever searches
WORD = re.compile(r"[^\W_]+")

LABELS = {
    "purpose": pgettext_lazy("document", "Mục đích"),
    "scope": gettext_lazy("Phạm vi áp dụng"),
    "references": gettext_lazy("Tài liệu viện dẫn"),
    "definitions": gettext_lazy("Định nghĩa, từ viết tắt"),
    "body": gettext_lazy("Nội dung"),
    "legal_basis": gettext_lazy("Cơ sở pháp lý"),
    "tthc_codes": gettext_lazy("Mã thủ tục hành chính"),
    "conditions": gettext_lazy("Điều kiện thực hiện"),
    "channels": gettext_lazy("Cách thức thực hiện"),
    "dossier": gettext_lazy("Thành phần hồ sơ"),
    "dossier_sets": gettext_lazy("Số lượng hồ sơ"),
    "time_limit": gettext_lazy("Thời hạn giải quyết"),
    "statutory_time_limit": gettext_lazy("Thời hạn theo quy định"),
    "place": gettext_lazy("Nơi tiếp nhận và trả kết quả"),
    "reception_hours": gettext_lazy("Giờ tiếp nhận"),
    "fee": gettext_lazy("Lệ phí"),
    "agency": gettext_lazy("Cơ quan thực hiện"),
    "applicants": gettext_lazy("Đối tượng thực hiện"),
    "result": gettext_lazy("Kết quả giải quyết"),
    "steps": gettext_lazy("Các bước"),
    "forms": gettext_lazy("Biểu mẫu"),
    "records": gettext_lazy("Hồ sơ cần lưu"),
    "records_note": gettext_lazy("Sau thời hạn lưu"),
    "unplaced": gettext_lazy("Chưa xếp được vào mục nào"),
}


def in_words(value) -> str:
    """The stored value as plain lines, for the history page; empty parts are left out."""
    content = parse(value)
    lines = []
    for name, label in LABELS.items():
        told = _told(content, name)
        if told:
            lines.append(f"{label}: {told}")
    return "\n".join(lines)


def parts_told(content) -> list[tuple[str, str]]:
    """(name, plain text) of every part that says something, without its label: what a search looks into."""
    with translation.override(LANGUAGE):
        return [(name, told) for name in LABELS if (told := str(_told(content, name)))]


def folded_words(content) -> str:
    """All words without marks and signs, a space before each, so that " tam tru" begins at a word."""
    return "".join(f" {word}" for _name, told in parts_told(content) for word in words_in(told))


def words_in(text) -> list[str]:
    """The words of a text as they are compared: without marks, in small letters, without signs."""
    return WORD.findall(folded(text))


def _told(content, name) -> str:
    part = getattr(content, name)
    if name in PROSE_FIELDS:
        return text_from_html(part)
    if name in LIMITS:
        return ", ".join(filter(None, [part.words(), part.conditions])) if part.is_counted else ""
    if name in ROW_LISTS:
        numbered = content.numbered_steps if name == "steps" else enumerate(part, start=1)
        return "".join(f"\n{number} · {_row_words(row)}" for number, row in numbered)
    return "; ".join(part) if isinstance(part, tuple) else part


def _row_words(row) -> str:
    if isinstance(row, Step):
        cells = [row.action, row.role, row.time, row.forms, row.note]
    else:
        cells = [_cell_words(name, getattr(row, name)) for name in row.__dataclass_fields__]
    return " · ".join(cell for cell in cells if cell)


def _cell_words(name, cell) -> str:
    flags = {"original": _("bản chính"), "copy": _("bản sao"), "transient": _("không lưu")}
    return flags[name] if cell is True else cell
