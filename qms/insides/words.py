"""The words of a file that the gate has passed: of a PDF page by page, of a Word file as HTML.

Runs where the gate's parsers run, with the same limits; answers in place of the bytes to keep.
"""

import io
import json

from qms.insides.wrong import Wrong
from qms.insides.wrong import marked as _

DAMAGED = _("Không đọc được chữ trong tệp. Hãy mở, lưu lại rồi gửi lại.")


def check(file, kind: str) -> bytes:
    """JSON: a list of the texts of the pages, or the HTML of the whole file. Raises Wrong."""
    read = pdf_pages if kind == "pdf-words" else docx_html
    try:
        found = read(file)
    except Exception as error:  # parsers of others, in a process of their own: whatever it is, not this file
        raise Wrong(DAMAGED) from error
    return json.dumps(found).encode()


def pdf_pages(file) -> list[str]:
    """The text of each page in reading order; empty for a picture of a page."""
    import pypdf  # only here, in the process that judges

    return [page.extract_text() or "" for page in pypdf.PdfReader(file).pages]


def docx_html(file) -> str:
    """The file as HTML without its pictures."""
    import mammoth

    def left_out(image):
        return {}

    done = mammoth.convert_to_html(
        io.BytesIO(file.read()),
        convert_image=mammoth.images.img_element(left_out),
        include_embedded_style_map=False,
    )
    return done.value
