"""The words of a PDF that the gate has passed, page by page; read with the limits of the gate."""

import json

import pypdf

from qms.insides.wrong import Wrong
from qms.insides.wrong import marked as _

DAMAGED = _("Không đọc được chữ trong tệp. Hãy mở, lưu lại rồi gửi lại.")


def check(file, kind: str) -> bytes:
    """JSON, in place of bytes to keep: the text of each page, empty for a picture of one. Raises Wrong."""
    try:
        pages = [page.extract_text() or "" for page in pypdf.PdfReader(file).pages]
    except Exception as error:  # a parser of others in a process of its own: whatever it is, not this file
        raise Wrong(DAMAGED) from error
    return json.dumps(pages).encode()
