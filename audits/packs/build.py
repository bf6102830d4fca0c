"""The pack itself: gather, write the bag file by file, index last, publish whole or not at all."""

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from audits.packs import index, machine_index
from audits.packs.chain_check import checked_head
from audits.packs.contents import Content, Item, gather, items, unaltered
from audits.packs.figures import figures
from audits.packs.index import Integrity, Placed
from audits.packs.request import PackRequest
from audits.packs.trail import TrailTable, trail
from qms.evidence_matrix import GAP, STALE, matrix
from qms.export import register_pdf, xlsx
from qms.export.bag import BagWriter
from qms.export.captions import Caption
from qms.ledger.chain import Head
from qms.whole_file import not_writable

Progress = Callable[[int, str], None]  # files written so far, and the last one's path
WORKBOOK, TRAIL, MACHINE = "so-sach.xlsx", "lich-su.xlsx", "evidence.json"


@dataclass(frozen=True)
class Built:
    """A finished pack: where it lies, and the figures that go into its record."""

    path: Path
    contents_code: str
    sha256: str
    tag_manifest_sha256: str
    size: int
    file_count: int
    page_count: int
    gap_count: int
    stale_count: int
    head: Head


def build(
    request: PackRequest, out: Path, *, now, progress: Callable[[int, str], None] | None = None
) -> Built:
    """Write the pack to `out`, which appears only when it is whole.

    `now` only decides whether the request makes sense; it is never written. `progress(done, path)` is told
    after each file. Raises `Refused` with one sentence for nonsense, a broken ledger, or a place that cannot
    be written; whatever is raised, no part file stays behind.
    """
    request.check(now)
    out = Path(out)
    with translation.override("vi"):
        try:
            return _write(request, out, progress or (lambda done, path: None))
        except OSError as error:
            raise not_writable(out, error) from error


def _write(request, out, progress) -> Built:
    head, checked = checked_head(request.as_of)
    gathered = gather(request)
    lines = matrix(request.unit, request.moment, request.period, request.user)
    with BagWriter(out) as bag:
        writer = _Writer(bag, progress)
        for item in items(request, gathered, lambda content: register_paper(request, content, head)):
            writer.add(item)
        writer.add_common(WORKBOOK, _("Sổ sách"), *workbook(request, gathered, head))
        writer.add_common(TRAIL, _("Lịch sử thay đổi"), *trail_book(request, gathered, head))
        writer.add_common(
            MACHINE, _("Chỉ mục cho máy đọc"), machine_index.render(request, writer.told, lines, head)
        )
        code = bag.contents_code()
        integrity = Integrity(code, head, checked)
        figured = figures(request.unit, request.period, request.moment)
        page = index.render(request, writer.placed, lines, figured, integrity, masked_in(gathered))
        writer.add_common(index.NAME, _("Mục lục"), page)
        tags = bag.close(bag_info(request, head, code))
    digest, size = digest_of(out)
    return Built(
        path=out,
        contents_code=code,
        sha256=digest,
        tag_manifest_sha256=tags,
        size=size,
        file_count=len(writer.placed),
        page_count=sum(item.pages or 0 for item in writer.placed),
        gap_count=sum(line.status is GAP for line in lines),
        stale_count=sum(line.status is STALE for line in lines),
        head=head,
    )


class _Writer:
    """Writes files into the bag one by one and remembers what was written where."""

    def __init__(self, bag, progress):
        self.bag, self.progress = bag, progress
        self.placed: list[Placed] = []
        self.told: list[tuple[Item, Placed]] = []

    def add(self, item: Item) -> None:
        data = unaltered(item.title, item.read)
        pages = page_count(data) if item.is_pdf and item.kind != "attachment" else None
        placed = self._put(item.path, item.title, item.kind, item.part, data, pages)
        self.told.append((item, placed))

    def add_common(self, name: str, title: str, data: bytes, rows: int | None = None) -> None:
        self._put(
            name, title, "common", None, data, page_count(data) if name.endswith(".pdf") else None, rows
        )

    def _put(self, path, title, kind, part, data, pages, rows=None) -> Placed:
        digest = self.bag.add(path, data)
        placed = Placed(path, title, kind, part, digest, len(data), pages, rows)
        self.placed.append(placed)
        self.progress(len(self.placed), path)
        return placed


def page_count(data: bytes) -> int | None:
    """Pages of a PDF; None when it cannot be opened."""
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            return len(document.pages)
    except pikepdf.PdfError:
        return None


def register_paper(request: PackRequest, content: Content, head: Head) -> bytes:
    """A register as PDF, as of the moment, without the time or person of printing."""
    return register_pdf.render_table(content.table, content.records, _caption(request, content, head))


def _caption(request, content, head):
    on = request.moment.on
    parent = request.unit.parent_unit
    return content.table.caption(
        unit=request.unit.name_on(on),
        parent=parent.name_on(on) if parent else "",
        office=request.unit,
        moment=request.moment,
        count=len(content.records),
        period=request.period if content.table.period_field else None,
        ledger_seq=head.seq,
        ledger_hash=head.hash,
    )


def workbook(request: PackRequest, gathered: list[Content], head: Head) -> tuple[bytes, int]:
    """so-sach.xlsx with every column of every register, and the number of its rows."""
    sheets = []
    for content in gathered:
        table = content.register.table(
            chosen=[column.key for column in content.table.columns], masked=request.masked
        )
        sheets.append(xlsx.sheet_of(table, content.records))
    out = io.BytesIO()
    xlsx.write_book(out, sheets, title=_("Sổ sách"), intro=_intro(request, head))
    return out.getvalue(), sum(sheet.count for sheet in sheets)


def _intro(request: PackRequest, head: Head) -> list[tuple[str, object]]:
    """What both workbooks say of themselves: office, period, moment, ledger."""
    caption = Caption(
        title="",
        unit=request.unit.name_on(request.moment.on),
        period=request.period,
        as_of=request.as_of,
        ledger_seq=head.seq,
        ledger_hash=head.hash,
    )
    return caption.rows()


def trail_book(request: PackRequest, gathered: list[Content], head: Head) -> tuple[bytes, int]:
    """lich-su.xlsx, and the number of its rows."""
    sheet = xlsx.sheet_of(TrailTable(masked=request.masked), trail(gathered, request.moment))
    out = io.BytesIO()
    xlsx.write_book(out, [sheet], title=_("Lịch sử thay đổi"), intro=_intro(request, head))
    return out.getvalue(), sheet.count


def masked_in(gathered: list[Content]) -> list[str]:
    """What was masked, as the cover says it: "Sổ theo dõi hồ sơ: Điện thoại (1.297 dòng)"."""
    told = []
    for content in gathered:
        labels = content.table.masked_labels()
        if labels and content.records:
            told.append(
                _("%(register)s: %(columns)s (%(n)s dòng)")
                % {"register": content.table.title, "columns": ", ".join(labels), "n": len(content.records)}
            )
    return told


def bag_info(request: PackRequest, head: Head, code: str) -> dict[str, str]:
    """The tags of bag-info.txt; nothing in them depends on when or by whom the pack was built."""
    local = timezone.localtime(request.as_of)
    return {
        "Source-Organization": request.unit.name_on(request.moment.on),
        "External-Description": _("Hồ sơ bằng chứng ISO 9001:2015, kỳ %(first)s – %(last)s")
        % {"first": f"{request.period[0]:%d/%m/%Y}", "last": f"{request.period[1]:%d/%m/%Y}"},
        "External-Identifier": code[:12],
        "QMS-Contents-Code": code,
        "QMS-Unit": request.unit.code,
        "QMS-As-Of": local.isoformat(),
        "QMS-Ledger-Seq": str(head.seq),
        "QMS-Ledger-Head": head.hash,
        "QMS-Ledger-At": timezone.localtime(head.at).isoformat() if head.at else "",
    }


def digest_of(path: Path) -> tuple[str, int]:
    """SHA-256 and size in bytes of a file, read in pieces."""
    with open(path, "rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return digest, path.stat().st_size
