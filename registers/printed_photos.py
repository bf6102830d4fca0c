"""Photos on paper: small enough to print, each under the name of the row it proves."""

import base64
import io
from dataclasses import dataclass

from PIL import Image, ImageOps

from registers.row_files import named_in_pack

SIDE = 720  # pixels of the longer side: 8 cm at 220 dots an inch
QUALITY = 72
MOST = 40  # photos of one paper; the names of all stand in its table, the files in the pack


@dataclass(frozen=True)
class PrintedPhoto:
    """A photo as a data address, and the row and file it shows."""

    row: str
    name: str
    data: str


def printed_photos(rows) -> list[PrintedPhoto]:
    """The pictures among the files of rows, in the order of the rows; the same files give the same bytes.

    Raises FileDamaged where a stored photo is missing or was altered.
    """
    pictures = (
        (row, one) for row in rows for one in getattr(row, "files", ())
        if one.file.content_type.startswith("image/")
    )  # fmt: skip
    return [
        PrintedPhoto(f"{row.no}. {row}", named_in_pack(row, one), _small(one.file.read()))
        for (row, one), _place in zip(pictures, range(MOST), strict=False)
    ]


def _small(content: bytes) -> str:
    picture = Image.open(io.BytesIO(content))
    picture.draft("RGB", (SIDE, SIDE))  # a large JPEG is read at a fraction of its size
    picture = ImageOps.exif_transpose(picture).convert("RGB")
    picture.thumbnail((SIDE, SIDE))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(out.getvalue()).decode()}"
