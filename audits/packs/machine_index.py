"""evidence.json: which file is which record in which version, for which clause, with which signatures."""

import json

from django.utils import timezone

from audits.packs.contents import Item
from audits.packs.index import Placed
from audits.packs.request import PackRequest
from qms.evidence_matrix import ClauseEvidence
from qms.ledger.chain import Head

FORMAT = "qms-evidence-1"


def render(
    request: PackRequest, told: list[tuple[Item, Placed]], matrix: list[ClauseEvidence], head: Head
) -> bytes:
    """The index as JSON with sorted keys; it holds no hash of the PDF index, which prints its hash."""
    data = {
        "format": FORMAT,
        "unit": {"code": request.unit.code, "name": request.unit.name_on(request.moment.on)},
        "period": [day.isoformat() for day in request.period],
        "as_of": timezone.localtime(request.as_of).isoformat(),
        "options": request.options(),
        "ledger": {"seq": head.seq, "hash": head.hash},
        "files": [_file(request, item, placed) for item, placed in told],
        "clauses": [_clause(line) for line in matrix],
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def _file(request, item: Item, placed: Placed) -> dict:
    entry = {
        "path": f"data/{placed.path}",
        "title": placed.title,
        "kind": placed.kind,
        "register": item.register,
        "clauses": list(item.clauses),
        "sha256": placed.sha256,
        "size": placed.size,
        "pages": placed.pages,
    }
    if item.original_name:
        entry["original_name"] = item.original_name
    if item.record is not None:
        entry["record"] = {
            "type": type(item.record).record_type(),
            "code": item.record.code,
            "title": str(getattr(item.record, "title", "")),
            "status": getattr(item.record, "status", ""),
            "version": item.record.version,
        }
        if item.kind == "record":
            entry["signatures"] = _signatures(request, item)
    if item.earlier is not None:
        entry["in_force"] = {"from": item.earlier.since.isoformat(), "until": item.earlier.until.isoformat()}
        entry["signatures"] = list(item.earlier.signatures)
    return entry


def _signatures(request, item) -> list[dict]:
    register = next(r for r in request.chosen() if r.slug == item.register)
    return list(register.signatures(item.record, request.moment))


def _clause(line: ClauseEvidence) -> dict:
    return {
        "number": line.number,
        "title": line.clause.title_vi,
        "status": line.status.value,
        "documents": line.documents,
        "records": line.records,
        "nonconformities": line.nonconformities,
        "newest": line.newest.isoformat() if line.newest else None,
        "reason": line.reason,
    }
