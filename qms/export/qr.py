"""QR codes as inline SVG, drawn black on white with the quiet zone the standard asks for."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe

QUIET_ZONE = 4  # modules of white on each side


def qr_svg(text: str, level: str = "l") -> SafeString:
    """An inline `<svg>` of a QR code of `text`; its size comes from the style sheet.

    `level` is the error correction: "l" for small codes, "m" where the paper will be handled.
    """
    code = segno.make(str(text), error=level, micro=False, boost_error=False)
    out = io.BytesIO()
    code.save(
        out, kind="svg", border=QUIET_ZONE, xmldecl=False, svgns=True, omitsize=True, nl=False,
        svgclass=None, lineclass=None, dark="#000", light="#fff",
    )  # fmt: skip
    return mark_safe(out.getvalue().decode())  # noqa: S308  drawn by segno from modules, holds no text
