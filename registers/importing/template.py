"""The workbook an office fills in: one sheet of columns, one that says what goes where."""

import io

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from qms.export.xlsx import FONT, HEAD_FILL
from registers.importing.columns import TARGETS
from registers.importing.sheet import MOST_ROWS
from registers.importing.status_words import labels
from registers.models import Channel, ReturnBy

MOMENTS = ("received_at", "due_at", "resolved_at", "returned_at")
AS_TEXT = ("code", "procedure", "id_number", "phone", "result_number", "receipt")
NEEDED_FILL = PatternFill("solid", fgColor="FCF1DD")
CHOICES = {"channel": lambda: Channel.labels, "return_by": lambda: ReturnBy.labels, "status": labels}


def template() -> bytes:
    """An empty register with headings, formats and lists to choose from; a second sheet explains them."""
    book = Workbook()
    sheet = book.active
    sheet.title = _("Hồ sơ")
    for place, target in enumerate(TARGETS, start=1):
        _column(sheet, place, target)
    sheet.freeze_panes = "A2"
    sheet.row_dimensions[1].height = 32
    _guide(book.create_sheet(_("Hướng dẫn")))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _column(sheet, place, target):
    letter = get_column_letter(place)
    head = sheet.cell(1, place, f"{target.label}{' *' if target.needed else ''}")
    head.font = Font(name=FONT, size=11, bold=True)
    head.fill = NEEDED_FILL if target.needed else HEAD_FILL
    head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    column = sheet.column_dimensions[letter]
    column.width = 26 if target.key in ("title", "name", "address", "note") else 19
    if target.key in MOMENTS:
        column.number_format = "dd/mm/yyyy hh:mm"
    if target.key in AS_TEXT:
        column.number_format = "@"
    if target.key in CHOICES:
        _offer(sheet, letter, [str(label) for label in CHOICES[target.key]()])


def _offer(sheet, letter, labels):
    listed = DataValidation(
        type="list", formula1=f'"{",".join(labels)}"', allow_blank=True, showDropDown=False
    )
    listed.error = _("Hãy chọn trong danh sách.")
    listed.showErrorMessage = True
    sheet.add_data_validation(listed)
    listed.add(f"{letter}2:{letter}{MOST_ROWS + 1}")


def _guide(sheet):
    rows = [
        (_("Cột"), _("Bắt buộc"), _("Ví dụ"), _("Cách ghi")),
        *((str(one.label), "*" if one.needed else "", str(one.example), str(one.hint)) for one in TARGETS),
    ]
    for number, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place, value)
            cell.font = Font(name=FONT, size=11, bold=number == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.number_format = "@"
    for letter, width in zip("ABCD", (30, 10, 26, 70), strict=True):
        sheet.column_dimensions[letter].width = width
    for number, line in enumerate(_rules(), start=len(rows) + 2):
        sheet.cell(number, 1, line).font = Font(name=FONT, size=11)


def _rules() -> list[str]:
    return [
        _("Mỗi dòng một hồ sơ, nhiều nhất %(most)d dòng; không gộp ô, không dùng công thức.")
        % {"most": MOST_ROWS},
        _("Ngày để ở dạng Ngày của Excel. Ngày gõ bằng chữ thì phần mềm sẽ hỏi thứ tự ngày, tháng."),
        _("Có một ô sai thì không dòng nào được ghi; phần mềm nêu từng dòng, từng cột cần sửa."),
        _("Mã mới được cấp theo năm nhận; mã cũ vẫn tìm được. Không đưa vào sổ văn bản mật."),
    ]
