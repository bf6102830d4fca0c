"""The check of each kind, loaded when it is needed: one process judges one file."""

import importlib
from typing import BinaryIO

ROOMS = {
    "pdf": "qms.insides.pdf",
    "docx": "qms.insides.office",
    "xlsx": "qms.insides.office",
    "png": "qms.insides.pictures",
    "jpg": "qms.insides.pictures",
    "jpeg": "qms.insides.pictures",
    "pdf-words": "qms.insides.pdf_words",
    "docx-words": "qms.insides.docx_words",
    "xlsx-rows": "qms.insides.xlsx_rows",
}


def judge(kind: str, file: BinaryIO) -> bytes | None:
    """Raise Wrong unless the file may be taken; the bytes to keep in its place, or None for its own.

    A kind may say more after a colon, which its room understands: "xlsx-rows:1".
    """
    file.seek(0)
    return importlib.import_module(ROOMS[kind.partition(":")[0]]).check(file, kind)
