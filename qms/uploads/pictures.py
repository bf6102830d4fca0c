"""Pictures: the announced size is judged before a single pixel is decoded."""

import contextlib
import threading

from django.utils.translation import gettext as _
from PIL import Image, ImageFile, UnidentifiedImageError

from qms.uploads.refusal import UploadRefused

_SWITCH = threading.Lock()
MOST_PIXELS = 60_000_000  # about 8 900 × 6 700: more than any office scanner or telephone needs


def check_png(file):
    """Raise UploadRefused unless the file is a whole PNG picture of a bearable size."""
    _check(file, "PNG", _verify)


def check_jpeg(file):
    """Raise UploadRefused unless the file is a whole JPEG picture of a bearable size."""
    _check(file, "JPEG", _decode_small)


def _check(file, image_format, verify):
    try:
        with Image.open(file, formats=[image_format]) as picture, _whole_only():
            _refuse_bomb(picture)
            verify(picture)
    except Image.DecompressionBombError as error:
        raise UploadRefused(_too_large()) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise UploadRefused(_("Ảnh bị hỏng hoặc thiếu, không mở được. Hãy chụp hoặc lưu lại.")) from error


@contextlib.contextmanager
def _whole_only():
    """The PDF renderer tells Pillow to accept cut pictures, process-wide; an upload must be whole."""
    with _SWITCH:
        before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            yield
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before


def _refuse_bomb(picture):
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise UploadRefused(_too_large())


def _too_large() -> str:
    millions = MOST_PIXELS // 1_000_000
    return _("Ảnh quá lớn (trên %(most)d triệu điểm ảnh). Hãy thu nhỏ ảnh.") % {"most": millions}


def _verify(picture):
    picture.verify()


def _decode_small(picture):
    """JPEG has no check sums: decoding at an eighth of its size finds a picture that breaks off."""
    picture.draft("RGB", (max(1, picture.width // 8), max(1, picture.height // 8)))
    picture.load()
