"""What lies in a pack: which file from which record, in which folder, and its bytes when asked for."""

import mimetypes
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from audits.packs.orders import Part, file_safe, part_of
from audits.packs.request import PackRequest
from qms import evidence
from qms.filestore import FileDamaged
from qms.models import Record
from qms.states import Refused


class DamagedEvidence(Refused):
    """A file that belongs into the pack is damaged; the sentence names it."""

    def __init__(self, title: str):
        super().__init__(
            _(
                "Không lập hồ sơ: “%(title)s” đã hỏng hoặc bị mất trong kho tệp. "
                "Hãy báo người quản trị kiểm tra."
            )
            % {"title": title}
        )


def unaltered(title: str, read: Callable[[], bytes | None]) -> bytes | None:
    """What `read()` gives. Raises `DamagedEvidence` naming `title` instead of packing altered bytes."""
    try:
        return read()
    except FileDamaged as error:
        raise DamagedEvidence(title) from error


@dataclass(frozen=True)
class Item:
    """One file of a pack. `read()` makes its bytes only when they are written."""

    path: str
    title: str
    kind: str  # register | record | earlier | attachment
    part: Part
    read: Callable[[], bytes]
    register: str = ""
    record: Record | None = None
    clauses: tuple[str, ...] = ()
    original_name: str = ""
    earlier: evidence.EarlierPaper | None = None

    @property
    def is_pdf(self) -> bool:
        return self.path.endswith(".pdf")


@dataclass
class Content:
    """The records of one register that the pack holds, read once as of its moment."""

    register: evidence.Register
    table: object
    records: list = field(default_factory=list)

    @property
    def part_clause(self) -> str:
        return self.table.clauses[0]


class Paths:
    """Gives every file a name of its own: a second "a/b.pdf" becomes "a/b-2.pdf"."""

    def __init__(self):
        self._taken: set[str] = set()

    def free(self, folder: str, stem: str, suffix: str) -> str:
        path, count = f"{folder}/{stem}{suffix}", 1
        while path.lower() in self._taken:
            count += 1
            path = f"{folder}/{stem}-{count}{suffix}"
        self._taken.add(path.lower())
        return path


def gather(request: PackRequest) -> list[Content]:
    """Read the chosen registers of the unit as of the moment, only rows the requester may see."""
    gathered = []
    for register in request.chosen():
        table = register.table(masked=request.masked)
        rows = table.queryset(request.user, [request.unit.pk], request.moment, period=request.period)
        gathered.append(Content(register, table, list(table.records(rows, request.moment))))
    return gathered


def items(request: PackRequest, gathered: list[Content], register_pdf) -> Iterator[Item]:
    """Every file by register, record and attachment; `register_pdf(content)` makes a register's paper."""
    paths = Paths()
    for content in gathered:
        yield _register_item(request, content, paths, register_pdf)
        for record in content.records:
            yield from _record_items(request, content, record, paths)


def _register_item(request, content, paths, register_pdf) -> Item:
    part = part_of(request.order, content.part_clause)
    name = content.table.form_code or content.register.slug
    return Item(
        path=paths.free(part.folder, file_safe(name), ".pdf"),
        title=str(content.table.title),
        kind="register",
        part=part,
        read=lambda: register_pdf(content),
        register=content.register.slug,
        clauses=tuple(content.table.clauses),
    )


def _record_items(request, content, record, paths) -> Iterator[Item]:
    code = getattr(record, "code", "")
    if not code:
        return
    clauses = tuple(content.register.clauses_of(record))
    part = part_of(request.order, main_clause(content, clauses))
    about = {"part": part, "register": content.register.slug, "record": record, "clauses": clauses}
    stem = file_safe(code)
    paper = unaltered(
        _("Bản giấy của %(record)s") % {"record": record},
        lambda: content.register.record_pdf(record, request.moment),
    )
    if paper is not None:
        yield Item(
            path=paths.free(part.folder, stem, ".pdf"),
            title=str(record),
            kind="record",
            read=lambda: paper,
            **about,
        )
    ended = content.register.earlier_papers(record, request.moment, request.period)
    for earlier in ended:
        yield Item(
            path=paths.free(part.folder, file_safe(f"{code}-{earlier.name}"), ".pdf"),
            title=earlier.title,
            kind="earlier",
            read=earlier.read,
            earlier=earlier,
            **about,
        )
    if request.attachments:
        yield from _attached(content.register.files(record, request.moment), ended, about, paths)


def _attached(files, ended, about, paths) -> Iterator[Item]:
    """The files of a record, and the originals of its earlier papers in folders of their own."""
    code = about["record"].code
    for name, stored in files:
        yield _attachment(name, stored, code, about, paths)
    for earlier in ended:
        for name, stored in earlier.files:
            yield _attachment(name, stored, f"{code}-{earlier.name}", about | {"earlier": earlier}, paths)


def _attachment(name, stored, code, about, paths) -> Item:
    base, suffix = os.path.splitext(name)
    folder = f"{about['part'].folder}/{file_safe(code)}-tep-kem"
    return Item(
        path=paths.free(folder, file_safe(base), suffix_of(suffix)),
        title=_("%(code)s, tệp kèm: %(name)s") % {"code": code, "name": name},
        kind="attachment",
        read=stored.read,
        original_name=name,
        **about,
    )


def main_clause(content: Content, clauses: tuple[str, ...]) -> str:
    """The clause by which a record is filed: its register's own where it has it, else its first."""
    return content.part_clause if content.part_clause in clauses else clauses[0]


def suffix_of(suffix: str) -> str:
    """A short plain file extension; anything stranger is dropped, the bytes stay as uploaded."""
    plain = suffix.lower()
    known = mimetypes.guess_type(f"a{plain}")[0] is not None
    return plain if known or (plain[1:].isalnum() and plain.isascii() and len(plain) <= 6) else ""
