"""Pictures: whole, of a bearable size, and not telling where they were taken.

The announced size is judged before a single pixel is decoded. A picture without a place is kept byte for
byte; of one with a place the pixels are, and what else it carries is left behind (see `places`).
"""

import contextlib
import io

from PIL import Image, ImageFile, UnidentifiedImageError

from qms.insides import places
from qms.insides.wrong import Wrong
from qms.insides.wrong import marked as _

MOST_PIXELS = 60_000_000  # about 8 900 × 6 700: more than any office scanner or telephone needs
FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG"}
TOO_LARGE = _("Ảnh quá lớn (trên %(most)d triệu điểm ảnh). Hãy thu nhỏ ảnh.")
DAMAGED = _("Ảnh bị hỏng hoặc thiếu, không mở được. Hãy chụp hoặc lưu lại.")


def check(file, kind: str) -> bytes | None:
    """Raise Wrong unless the file is a whole picture; the bytes without the place it tells, if it does."""
    _look(file, kind)
    file.seek(0)
    with _damage_told():
        kept = places.without_place(file.read(), FORMATS[kind])
    if kept is not None:
        _look(io.BytesIO(kept), kind)
    return kept


def _look(file, kind: str) -> None:
    with _damage_told(), Image.open(file, formats=[FORMATS[kind]]) as picture, _whole_only():
        _refuse_bomb(picture)
        _decode_small(picture) if FORMATS[kind] == "JPEG" else picture.verify()


@contextlib.contextmanager
def _damage_told():
    try:
        yield
    except Image.DecompressionBombError as error:
        raise Wrong(TOO_LARGE, most=MOST_PIXELS // 1_000_000) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise Wrong(DAMAGED) from error


@contextlib.contextmanager
def _whole_only():
    """A library may tell Pillow to accept cut pictures, process-wide; an upload must be whole."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _refuse_bomb(picture) -> None:
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise Wrong(TOO_LARGE, most=MOST_PIXELS // 1_000_000)


def _decode_small(picture) -> None:
    """JPEG has no check sums: decoding at an eighth of its size finds a picture that breaks off."""
    picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))
    picture.load()
