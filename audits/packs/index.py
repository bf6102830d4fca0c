"""00-muc-luc.pdf: cover, contents, clause matrix with gaps, key figures, integrity statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count, groupby

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audits.packs.figures import Figures
from audits.packs.orders import PARTS, Part
from audits.packs.request import PackRequest, in_words
from qms.evidence_matrix import GAP, NOT_APPLICABLE, STALE, ClauseEvidence, gaps
from qms.export import pdf
from qms.ledger.chain import Head

NAME = "00-muc-luc.pdf"


@dataclass(frozen=True)
class Placed:
    """A file as it lies in the pack."""

    path: str
    title: str
    kind: str
    part: Part | None
    sha256: str
    size: int
    pages: int | None = None
    rows: int | None = None


@dataclass(frozen=True)
class Integrity:
    """What the pack proves by itself: its contents code, the ledger's head, and what was checked first."""

    contents_code: str
    head: Head
    checked: int


def render(
    request: PackRequest,
    placed: list[Placed],
    matrix: list[ClauseEvidence],
    figures: Figures,
    integrity: Integrity,
    masked: Iterable[str],
) -> bytes:
    """The index as PDF/A; the same pack gives the same bytes (no build time, no running number inside)."""
    context = {
        **_names(request, integrity),
        **_foot(request, integrity),
        "request": request,
        "period": request.period,
        "as_of": in_words(request.as_of),
        "groups": contents(placed, request.order),
        "listed": len(placed),
        "file_count": len(placed) + 1,
        "pages": sum(item.pages or 0 for item in placed),
        "size": sum(item.size for item in placed),
        "matrix": by_chapter(matrix),
        "wanting": len(gaps(matrix)),
        "missing": [line for line in matrix if line.status is GAP],
        "stale": [line for line in matrix if line.status is STALE],
        "not_applicable": [line for line in matrix if line.status is NOT_APPLICABLE],
        "figures": figures,
        "integrity": integrity,
        "masked": list(masked),
        "verify_url": verify_url(integrity.contents_code),
    }
    return pdf.render_paper("print/pack_index.html", context, title=context["running_title"])


def verify_url(contents_code: str) -> str:
    """The address behind the QR code on paper: the page that checks a pack against the code."""
    return f"{settings.QMS_PUBLIC_URL}{reverse('audits:pack_verify')}?code={contents_code}"


def _names(request, integrity) -> dict:
    on = request.moment.on
    parent = request.unit.parent_unit
    return {
        "unit_name": request.unit.name_on(on),
        "parent_name": parent.name_on(on) if parent else "",
        "pack_code": grouped(integrity.contents_code[:12]),
        "running_title": _("Hồ sơ bằng chứng %(code)s") % {"code": integrity.contents_code[:12]},
    }


def _foot(request, integrity) -> dict:
    head = integrity.head
    return {
        "foot_left": _("Số liệu tại %(at)s · Sổ cái: mục %(seq)s, đầu chuỗi %(hash)s…")
        % {"at": in_words(request.as_of), "seq": head.seq, "hash": grouped(head.hash[:16])},
        "code_lines": [grouped(integrity.contents_code[:32]), grouped(integrity.contents_code[32:])],
        "head_lines": [grouped(head.hash[:32]), grouped(head.hash[32:])],
        "head_at": timezone.localtime(head.at) if head.at else None,
    }


def grouped(digits: str) -> str:
    """Hex digits in groups of four, as they are read aloud."""
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))


def contents(placed: list[Placed], order: str) -> list[tuple[str, list[tuple[int, Placed]]]]:
    """The files, numbered, under their headings in the order of the pack; empty headings show too."""
    groups, number = [], count(2)  # the index itself is number 1
    for part in (None, *PARTS[order]):
        heading = str(part.heading) if part else _("Mục lục và phần chung")
        groups.append((heading, [(next(number), item) for item in placed if item.part == part]))
    return groups


def by_chapter(matrix: list[ClauseEvidence]) -> list[tuple[str, list[ClauseEvidence]]]:
    """The lines of the matrix under the headings of chapters 4 to 10."""
    headings = {part.clauses[0]: str(part.heading) for part in PARTS["clauses"]}
    chapters = groupby(matrix, key=lambda line: line.number.split(".")[0])
    return [(headings[chapter], list(lines)) for chapter, lines in chapters]
