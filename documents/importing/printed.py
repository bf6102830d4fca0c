"""What was read, as the JSON that `import --json` prints. What the text does not say is null."""

from decimal import Decimal

from documents.importing.lists import forms_cited, years_of
from documents.importing.result import ParsedStep, Procedure, ReadFile
from documents.importing.times import UNITS, Duration


def as_json(files: list[ReadFile]) -> dict:
    """All procedures of all files in order; `files` tells of each file and of words outside procedures."""
    return {
        "procedures": [_procedure(each, file.name) for file in files for each in file.procedures],
        "files": [
            {
                "name": file.name, "sha256": file.sha256, "procedures": len(file.procedures),
                "outside": [kept.text for kept in file.outside], "warnings": file.warnings,
            }
            for file in files
        ],
    }  # fmt: skip


def _procedure(found: Procedure, file: str) -> dict:
    effective = found.effective_from
    return {
        "code": found.code or None,
        "title": found.title or None,
        "issue_no": found.value("issue_no"),
        "revision_no": found.value("revision_no"),
        "effective_from": effective.isoformat() if effective else None,
        "tthc_codes": found.tthc_codes,
        "total_time": _duration(found.total_time),
        "place": found.value("place"),
        "fee": found.value("fee"),
        "legal_basis": found.legal_basis,
        "dossier": [_paper(row) for row in found.dossier],
        "steps": [_step(step) for step in found.steps],
        "forms": [{"code": row.code or None, "name": row.name or None} for row in found.forms],
        "records": [
            {"name": row.name, "retention_years": years_of(row.extra.get("retention"))}
            for row in found.records
        ],
        "retention_years": years_of(found.value("retention")),
        "revisions": found.revisions_text,
        "signatories": found.signatories_text,
        "confidence": {name: field.confidence for name, field in found.fields.items()},
        "not_understood": [kept.text for kept in found.not_understood],
        "warnings": found.warnings,
        "file": file,
    }


def _duration(duration: Duration | None) -> dict | None:
    if duration is None:
        return None
    return {"value": _number(duration.value), "unit": UNITS[duration.unit]}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _paper(row) -> dict:
    return {
        "name": row.name,
        "original": bool(row.extra.get("original")),
        "copy": bool(row.extra.get("copy")),
        "quantity": row.extra.get("quantity") or None,
        "note": row.extra.get("note") or None,
    }


def _step(step: ParsedStep) -> dict:
    return {
        "no": step.no,
        "action": step.action or None,
        "role": step.role or None,
        "duration": None if step.shared_with else _duration(step.duration),
        "shared_with": step.shared_with or None,
        "forms": forms_cited(step.forms_text, step.only_forms),
        "output": step.forms_text or None,
        "note": step.note or None,
    }
