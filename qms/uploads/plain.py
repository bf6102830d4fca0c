"""Plain text: UTF-8 and printable."""

from django.utils.translation import gettext as _

from qms.text import UncleanText, refuse_control_characters
from qms.uploads.refusal import UploadRefused

PROGRAM_STARTS = ("MZ", "#!", "\x7fELF")


def check(file):
    """Raise UploadRefused unless the file is UTF-8 text without control characters."""
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UploadRefused(
            _("Tệp văn bản không dùng bảng mã Unicode (UTF-8). Hãy mở và lưu lại bằng UTF-8.")
        ) from error
    if text.startswith(PROGRAM_STARTS):
        raise UploadRefused(_("Tệp này là chương trình được đổi tên, không phải tài liệu."))
    try:
        refuse_control_characters(text.replace("\r\n", "\n").replace("\x0c", "\n"))
    except UncleanText as error:
        raise UploadRefused(_("Tệp .txt có ký tự điều khiển, không phải văn bản thường.")) from error
