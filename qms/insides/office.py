"""Word and Excel files: a zip of bounded size whose parts are what they say and fetch nothing.

Limits follow the project's own trials: 2 000 parts, 200 MB unpacked, 100 times packed size for
parts over 1 MB (smaller ones cannot hurt and legitimately compress well).
"""

import re
import struct
import zipfile
import zlib

from defusedxml import DefusedXmlException, ElementTree

from qms.insides.wrong import Wrong
from qms.insides.wrong import marked as _

MOST_PARTS = 2000
MOST_UNPACKED = 200 * 1024 * 1024  # bytes
MOST_RATIO = 100
RATIO_FROM = 1024 * 1024  # bytes
LONGEST_LISTING = 1024 * 1024  # bytes of [Content_Types].xml or a .rels part
CHUNK = 256 * 1024

MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
DOCX = MAIN.format("wordprocessingml.document")
XLSX = MAIN.format("spreadsheetml.sheet")

# what zipfile raises on damaged files, found by trial; RuntimeError is a part that turns out encrypted
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, KeyError, RuntimeError,
    OverflowError,
)  # fmt: skip
DAMAGED = _("Tệp bị hỏng hoặc thiếu, không mở được. Hãy mở bằng Word/Excel và lưu lại.")
BOMB = _("Tệp giải nén ra quá lớn, có thể là tệp phá hoại. Hãy lưu lại hoặc tách tệp.")
MACROS = _("Không nhận tệp có macro. Hãy lưu lại thành .docx hoặc .xlsx.")
EMBEDDED = _("Tệp có đối tượng nhúng bên trong. Hãy bỏ đối tượng nhúng và gửi riêng tệp đó.")
EXTERNAL = _("Tệp lấy dữ liệu từ tệp hoặc trang khác. Hãy bỏ liên kết ngoài rồi gửi lại.")
WRONG_KIND = _("Nội dung tệp không phải là .%(kind)s như tên tệp. Hãy lưu lại đúng định dạng.")
MARKUP = (".xml", ".rels", ".vml")
ARCHIVES = (".zip", ".docx", ".xlsx", ".pptx", ".rar", ".7z", ".gz", ".jar")
ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
FORBIDDEN_MARKUP = re.compile(rb"<!DOCTYPE|<!ENTITY")
FIELD_THAT_RUNS = re.compile(rb"instrText[^>]*>\s*DDE(?:AUTO)?\b", re.IGNORECASE)


def check(file, kind: str) -> None:
    """Raise Wrong unless the file is a plain Word document or Excel workbook, as its kind says."""
    main_type = {"docx": DOCX, "xlsx": XLSX}[kind]
    try:
        with zipfile.ZipFile(file) as archive:
            _check_directory(archive.infolist())
            _check_content_types(archive, main_type, kind)
            _check_parts(archive)
    except UNREADABLE as error:
        raise Wrong(DAMAGED) from error


def _check_directory(parts):
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Wrong(BOMB)
    names = [part.filename.lower() for part in parts]
    if len(set(names)) != len(names):
        raise Wrong(DAMAGED)
    for part in parts:
        _check_entry(part)


def _check_entry(part):
    name = part.orig_filename
    if part.flag_bits & 0x1:
        raise Wrong(_("Tệp đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."))
    if "\\" in name or name.startswith("/") or ".." in name.split("/") or "\x00" in name or ":" in name:
        raise Wrong(_("Tệp chứa đường dẫn bất thường bên trong nên không được nhận."))
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Wrong(DAMAGED)
    if part.file_size > RATIO_FROM and part.file_size > MOST_RATIO * max(1, part.compress_size):
        raise Wrong(BOMB)
    _refuse_active(name.lower())


def _refuse_active(name: str):
    if "vbaproject" in name or "vbadata" in name:
        raise Wrong(MACROS)
    if "oleobject" in name or "activex" in name or "/embeddings/" in name or name.endswith(ARCHIVES):
        raise Wrong(EMBEDDED)
    if "externallink" in name:
        raise Wrong(EXTERNAL)


def _check_content_types(archive, main_type: str, kind: str):
    try:
        root = _parse(archive, "[Content_Types].xml")
    except KeyError as error:
        raise Wrong(WRONG_KIND, kind=kind) from error
    types = [node.get("ContentType", "") for node in root]
    if any("macroenabled" in each.lower() or "vbaproject" in each.lower() for each in types):
        raise Wrong(MACROS)
    if main_type not in types:
        raise Wrong(WRONG_KIND, kind=kind)


def _parse(archive, name: str):
    if archive.getinfo(name).file_size > LONGEST_LISTING:
        raise Wrong(BOMB)
    content = archive.read(name)
    _check_markup_start(content)
    _check_markup(content)
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise Wrong(DAMAGED) from error


def _check_parts(archive):
    total = 0
    for part in archive.infolist():
        name = part.filename.lower()
        total += _read_through(archive, part, is_markup=name.endswith(MARKUP))
        if total > MOST_UNPACKED:
            raise Wrong(BOMB)
        if name.endswith(".rels"):
            _check_relations(_parse(archive, part.filename))


def _read_through(archive, part, *, is_markup: bool) -> int:
    """Read one part to its end, looking at it on the way; its true unpacked size in bytes."""
    size, tail = 0, b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            if not size:
                _check_start(chunk, is_markup)
            if is_markup:
                _check_markup(tail + chunk)
                tail = chunk[-200:]
            size += len(chunk)
            if size > MOST_UNPACKED:
                raise Wrong(BOMB)
    return size


def _check_start(chunk: bytes, is_markup: bool):
    if chunk.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"MZ", b"Rar!", b"7z\xbc\xaf")):
        raise Wrong(EMBEDDED)
    if is_markup:
        _check_markup_start(chunk)


def _check_markup_start(chunk: bytes):
    """Only UTF-8: another encoding would hide from the byte patterns below."""
    declared = ENCODING.search(chunk[:200])
    if declared and declared.group(1).lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        raise Wrong(DAMAGED)


def _check_markup(chunk: bytes):
    if b"\x00" in chunk:
        raise Wrong(DAMAGED)
    if FORBIDDEN_MARKUP.search(chunk):
        raise Wrong(_("Tệp có khai báo nguy hiểm bên trong (DOCTYPE). Hãy mở bằng Word/Excel và lưu lại."))
    if FIELD_THAT_RUNS.search(chunk):
        raise Wrong(EXTERNAL)


def _check_relations(root):
    """Anything fetched from outside is refused, links that a person clicks are not."""
    for relation in root:
        if relation.get("TargetMode", "").lower() != "external":
            continue
        if not relation.get("Type", "").endswith("/hyperlink"):
            raise Wrong(EXTERNAL)
