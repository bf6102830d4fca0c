"""What was read, as the JSON that `import --json` prints. What the text does not say is null."""

from decimal import Decimal

from documents.importing.drafting import hour_of
from documents.importing.lists import forms_cited, years_of
from documents.importing.result import ParsedStep, Procedure, ReadFile
from documents.importing.times import UNITS, Duration

TEXTS = (
    "purpose", "scope", "references", "definitions", "conditions", "channels", "dossier_sets",
    "reception_hours", "agency", "applicants", "result", "records_note",
)  # fmt: skip


def as_json(files: list[ReadFile]) -> dict:
    """All procedures of all files in order, each with the same few keys.

    `files` tells the rest: of each file the words outside procedures, of each procedure its paper's numbers,
    how sure each field is, and what the few keys have no room for.
    """
    return {
        "procedures": [_procedure(each) for file in files for each in file.procedures],
        "files": [
            {
                "name": file.name, "sha256": file.sha256, "outside": [kept.text for kept in file.outside],
                "warnings": file.warnings, "procedures": [_details(each) for each in file.procedures],
            }
            for file in files
        ],
    }  # fmt: skip


def _procedure(found: Procedure) -> dict:
    return {
        "code": found.code or None,
        "title": found.title or None,
        "tthc_codes": found.tthc_codes,
        "total_time": _duration(found.total_time),
        "place": found.value("place"),
        "fee": found.value("fee"),
        "legal_basis": found.legal_basis,
        "dossier": [row.name for row in found.dossier],
        "steps": [_step(step) for step in found.steps],
        "forms": [{"code": row.code or None, "name": row.name or None} for row in found.forms],
        "records": [
            {"name": row.name, "retention_years": years_of(row.extra.get("retention"))}
            for row in found.records
        ],
        "retention_years": years_of(found.value("retention")),
        "not_understood": [kept.text for kept in found.not_understood],
        "warnings": found.warnings,
    }


def _details(found: Procedure) -> dict:
    effective = found.effective_from
    return {
        "issue_no": found.value("issue_no"),
        "revision_no": found.value("revision_no"),
        "effective_from": effective.isoformat() if effective else None,
        "total_time_text": found.total_time.text if found.total_time else None,
        "papers": [_paper(row) for row in found.dossier],
        "step_texts": [_texts_of(step) for step in found.steps],
        "retentions": [row.extra.get("retention") or None for row in found.records],
        "revisions": found.revisions_text,
        "signatories": found.signatories_text,
        "texts": {name: found.value(name) for name in TEXTS if name in found.fields},
        "confidence": {name: field.confidence for name, field in found.fields.items()},
    }


def _duration(duration: Duration | None) -> dict | None:
    if duration is None:
        return None
    cutoff = {"cutoff": hour_of(duration)} if duration.cutoff else {}
    return {"value": _number(duration.value), "unit": UNITS[duration.unit]} | cutoff


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
    }


def _texts_of(step: ParsedStep) -> dict:
    """The words of the columns of time, forms or results, and notes, as they stand in the file."""
    return {
        "no": step.no,
        "time": step.time_text or None,
        "output": step.forms_text or None,
        "note": step.note or None,
    }
