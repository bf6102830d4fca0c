"""Small real files for the stories: a photo of a screen, a scanned slip, a table."""

import io
from functools import lru_cache
from importlib.resources import files

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from openpyxl.styles import Font
from PIL import Image, ImageDraw, ImageFont

INK, PAPER, TINT, RED = "#1a2330", "#fdfcf8", "#e9eff9", "#af231b"
MARGIN, LINE = 28, 30


@lru_cache(maxsize=4)
def _font(size: int, bold: bool = False):
    name = "Tinos-Bold.ttf" if bold else "Tinos-Regular.ttf"
    return ImageFont.truetype(str(files("qms") / "fonts" / name), size)


def _sheet(title: str, lines, width: int = 720) -> Image.Image:
    """A sheet with a title and lines; a line that begins with "!" is written in red."""
    picture = Image.new("RGB", (width, MARGIN * 2 + LINE * (len(lines) + 2)), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, width, MARGIN + LINE), fill=TINT)
    pen.text((MARGIN, MARGIN // 2), title, fill=INK, font=_font(22, True))
    for place, line in enumerate(lines, start=1):
        colour = RED if line.startswith("!") else INK
        pen.text((MARGIN, MARGIN + LINE * place + 14), line.lstrip("!"), fill=colour, font=_font(19))
    return picture


def photo(name: str, title: str, *lines: str) -> SimpleUploadedFile:
    """A PNG that looks like a picture of a screen or a board."""
    out = io.BytesIO()
    _sheet(title, lines).quantize(32).save(out, "PNG", optimize=True)
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def scan(name: str, title: str, *lines: str) -> SimpleUploadedFile:
    """A one-page PDF as a scanner makes it: a picture of a sheet."""
    out = io.BytesIO()
    _sheet(title, lines).convert("L").save(out, "PDF", resolution=96)
    return SimpleUploadedFile(name, out.getvalue(), "application/pdf")


def table(name: str, title: str, head, rows) -> SimpleUploadedFile:
    """A small workbook."""
    book = Workbook()
    sheet = book.active
    sheet.title = title[:31]
    sheet.append(list(head))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in rows:
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return SimpleUploadedFile(name, out.getvalue(), kind)
