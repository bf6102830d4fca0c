"""Good and bad files, made in memory: no hostile file lies in the tree."""

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import ExifTags, Image

TYPES = '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
PART = '<Override PartName="{}" ContentType="{}"/>'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATION = f'<Relationship Id="r1" Type="{KINDS}/{{}}" Target="{{}}" TargetMode="{{}}"/>'
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512


class Upload(io.BytesIO):
    """What the gate asks of an uploaded file: a seekable stream with a name."""

    def __init__(self, name, content):
        super().__init__(content)
        self.name = name


def package(main=WORD, parts=(), types=None, method=zipfile.ZIP_DEFLATED):
    """An OOXML file of the given main type with extra (name, content) parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        if types is None:
            types = PART.format("/main.xml", main)
        archive.writestr("[Content_Types].xml", TYPES.format(types))
        archive.writestr("main.xml", "<main>Quy trình</main>")
        for name, content in parts:
            archive.writestr(name, content)
    return out.getvalue()


def docx(*parts, **options):
    return package(WORD, parts, **options)


def xlsx(*parts, **options):
    return package(EXCEL, parts, **options)


def relations(kind, target, mode="External"):
    return ("word/_rels/document.xml.rels", RELS.format(RELATION.format(kind, target, mode)))


def pdf(change=None, **save):
    """A PDF of one page, after `change(document)`."""
    document = pikepdf.new()
    document.add_blank_page()
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out, deterministic_id="encryption" not in save, **save)
    return out.getvalue()


def with_javascript(document):
    action = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")
    document.Root.OpenAction = action


def with_launch(document):
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/Launch"), F="cmd.exe")


def with_nested_javascript(document):
    inner = pikepdf.Dictionary(
        Next=pikepdf.Array([pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="x")])
    )
    document.pages[0].AA = pikepdf.Dictionary(O=inner)


def with_attachment(document):
    document.attachments["an.exe"] = b"MZ"


def picture(image_format, size=(8, 8)):
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, image_format)
    return out.getvalue()


def png_that_says(width, height):
    """A PNG header announcing a huge picture, with hardly any data behind it."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\x00" * 100)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def zip_saying_less_than_it_holds():
    """The directory says a part is small; the stream goes on."""
    content = docx(("word/media/a.xml", b"<a>" + b" " * 500_000 + b"</a>"), method=zipfile.ZIP_STORED)
    return content.replace(struct.pack("<II", 500_007, 500_007), struct.pack("<II", 7, 7))


def encrypted_zip():
    """A zip whose parts say they are encrypted."""
    content = bytearray(docx())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def zip_with_twins():
    out = io.BytesIO(docx())
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("MAIN.xml", "<main/>")
    return out.getvalue()


def photo(image_format="JPEG", *, place=True, **options):
    """A picture as a telephone takes it: its maker, which side is up, when, and where when `place`."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Máy ảnh"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2026:06:30 08:15:00"
    if place:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update(
            {1: "N", 2: (21.0, 16.0, 3.0), 3: "E", 4: (106.0, 12.0, 0.0)}
        )
    out = io.BytesIO()
    Image.effect_noise((120, 90), 60).convert("RGB").save(out, image_format, exif=exif, **options)
    return out.getvalue()
