"""The card that chats show beside a link to a posted procedure, drawn with the fonts of our papers."""

import io

from django.utils.translation import gettext as _
from PIL import Image, ImageDraw, ImageFont

from qms.export.typeset import FONTS

SIZE = (1200, 630)  # pixels, what Open Graph readers expect
EDGE = 72
PAPER, INK, SOFT, BLUE, WHITE, LINE = "#f6f4ef", "#1a2330", "#465060", "#1c4a94", "#ffffff", "#d2cdc1"
TITLE_SIZES = (76, 64, 54, 46)
MOST_LINES = 3


def card_png(told) -> bytes:
    """Unit, title, time limit and fee of a procedure, as PNG."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    _band(draw, told.unit.name)
    bottom = _title(draw, told.title)
    _facts(draw, bottom, told)
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _font(size, bold=False):
    return ImageFont.truetype(FONTS / ("Tinos-Bold.ttf" if bold else "Tinos-Regular.ttf"), size)


def _band(draw, name):
    draw.rectangle((0, 0, SIZE[0], 132), fill=BLUE)
    draw.line([(84, 68), (98, 82), (124, 50)], fill=WHITE, width=9, joint="curve")
    bold = _font(40, bold=True)
    draw.text((160, 28), _cut(draw, name, bold, SIZE[0] - 160 - EDGE), WHITE, bold)
    draw.text((160, 80), _("Thủ tục hành chính niêm yết công khai"), WHITE, _font(28))


def _title(draw, title) -> int:
    """The title as large as fits three lines; where it ends."""
    for size in TITLE_SIZES:
        font, lines = _font(size, bold=True), _wrapped(draw, title, _font(size, bold=True))
        if len(lines) <= MOST_LINES:
            break
    lines = [
        *lines[: MOST_LINES - 1],
        _cut(draw, " ".join(lines[MOST_LINES - 1 :]), font, SIZE[0] - 2 * EDGE),
    ]
    top = 176
    for line in lines:
        draw.text((EDGE, top), line, INK, font)
        top += round(size * 1.18)
    return top


def _wrapped(draw, text, font, width=SIZE[0] - 2 * EDGE) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if draw.textlength(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def _cut(draw, text, font, width) -> str:
    """The text, shortened with an ellipsis to a width in pixels."""
    if draw.textlength(text, font) <= width:
        return text
    while text and draw.textlength(f"{text}…", font) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _facts(draw, bottom, told):
    top, bold = max(bottom + 18, 420), _font(46, bold=True)
    draw.line([(EDGE, top), (SIZE[0] - EDGE, top)], fill=LINE, width=3)
    fees = [(how, amount, bold) for how, amount in told.fee.parts[:2]]
    small = _font(34)
    fees = fees or [(_("Lệ phí"), told.fee.rest or "–", bold if len(told.fee.rest) < 22 else small)]
    facts = [(_("Thời hạn"), str(told.content.time_limit), bold), *fees]
    width = (SIZE[0] - 2 * EDGE) // len(facts)
    for place, (label, words, font) in enumerate(facts):
        left = EDGE + place * width
        draw.text((left, top + 22), _cut(draw, label, _font(30), width - 24), SOFT, _font(30))
        lines = _wrapped(draw, words.replace("\xa0", " "), font, width - 24)
        lines = [*lines[:1], *([_cut(draw, " ".join(lines[1:]), font, width - 24)] if lines[1:] else [])]
        for row, line in enumerate(lines):
            draw.text((left, top + 62 + row * round(font.size * 1.15)), line, INK, font)
