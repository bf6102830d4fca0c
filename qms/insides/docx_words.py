"""The words of a Word file that the gate has passed, as HTML; read with the limits of the gate."""

import io
import json

import mammoth

from qms.insides.wrong import Wrong
from qms.insides.wrong import marked as _

DAMAGED = _("Không đọc được chữ trong tệp. Hãy mở, lưu lại rồi gửi lại.")


def check(file, kind: str) -> bytes:
    """JSON, in place of bytes to keep: the HTML of the file without its pictures. Raises Wrong."""
    try:
        done = mammoth.convert_to_html(
            io.BytesIO(file.read()),
            convert_image=mammoth.images.img_element(lambda image: {}),
            include_embedded_style_map=False,
        )
    except Exception as error:  # a parser of others in a process of its own: whatever it is, not this file
        raise Wrong(DAMAGED) from error
    return json.dumps(done.value).encode()
