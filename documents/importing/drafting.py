"""What was read, as the content of a draft: the same gate as the editor, nothing of the file left out."""
# ruff: noqa: E501

from django.utils.translation import gettext as _

from documents.content import normalise
from documents.importing.lists import years_of
from documents.importing.result import ParsedRow, ParsedStep, Procedure
from documents.importing.times import Duration
from documents.wording import html_from_text

TEXTS = (
    "conditions", "channels", "dossier_sets", "place", "reception_hours", "fee", "agency", "applicants",
    "result", "records_note",
)  # fmt: skip
PROSE = ("purpose", "scope", "references", "definitions")
STEP_UNITS = {"working_day": "day", "working_hour": "hour"}  # a step is told in plain days and hours


def content_of(found: Procedure) -> dict:
    """The JSON value of a draft. Raises BadContent where a part is longer than a document may hold."""
    return normalise(
        {
            **{name: found.value(name, "") for name in TEXTS},
            **{name: html_from_text(found.value(name, "")) for name in PROSE},
            "legal_basis": found.legal_basis,
            "tthc_codes": found.tthc_codes,
            "time_limit": _limit(found.total_time),
            "dossier": [_paper(row) for row in found.dossier],
            "steps": _steps(found.steps),
            "forms": [{"code": row.code, "name": row.name, "basis": row.extra.get("basis", "")} for row in found.forms],
            "records": [_record(row) for row in found.records],
            "unplaced": html_from_text("\n\n".join(kept.text for kept in found.not_understood)),
        }
    )  # fmt: skip


def _limit(duration: Duration | None) -> dict:
    if duration is None:
        return {}
    if duration.unit in ("office_hours", "uncounted", "minute"):
        return {"note": duration.text}
    return {
        "value": duration.value,
        "unit": duration.unit,
        "note": duration.note,
        "cutoff": hour_of(duration),
    }


def hour_of(duration: Duration) -> str:
    """The cut-off hour as a document stores it, "15:00"; empty without one."""
    return f"{duration.cutoff:%H:%M}" if duration.cutoff else ""


def _paper(row: ParsedRow) -> dict:
    return {"name": row.name, **{name: row.extra.get(name) or "" for name in ("quantity", "note")}, **{
        name: bool(row.extra.get(name)) for name in ("original", "copy")
    }}  # fmt: skip


def _steps(steps: list[ParsedStep]) -> list[dict]:
    return [
        {"action": step.action, "role": step.role, "forms": step.forms_text, **_time(step)} for step in steps
    ]


def _time(step: ParsedStep) -> dict:
    """A time we did not understand stays in the note, its number open."""
    duration = step.duration
    if step.shared_with:
        return {"unit": "shared", "note": step.note}
    if duration is None:
        return {"note": "\n".join(filter(None, [step.time_text, step.note]))}
    told = "" if duration.is_sure and not duration.note and not duration.cutoff else step.time_text
    note = "\n".join(filter(None, [told, step.note]))
    unit = STEP_UNITS.get(duration.unit, duration.unit)
    return (
        {"value": duration.value, "unit": unit, "note": note}
        if duration.is_counted
        else {"unit": unit, "note": note}
    )


def _record(row: ParsedRow) -> dict:
    retention = row.extra.get("retention", "") or ""
    if retention.isdecimal() and years_of(f"{retention} năm"):
        retention = f"{retention} năm"
    return {
        "name": row.name,
        "retention": retention,
        **{name: row.extra.get(name, "") or "" for name in ("place", "medium")},
    }


def paper_words(found: Procedure) -> str:
    """Numbers, changes and signatories of the paper as words for the change summary; never signatures."""
    lines = []
    if "issue_no" in found.fields or "revision_no" in found.fields:
        lines.append(_("Bản giấy: lần ban hành %(issue)s, lần sửa đổi %(revision)s.") % {
            "issue": _two(found.value("issue_no")), "revision": _two(found.value("revision_no")),
        })  # fmt: skip
    if found.effective_from:
        lines.append(
            _("Ngày hiệu lực trên bản giấy: %(day)s.") % {"day": found.effective_from.strftime("%d/%m/%Y")}
        )
    for title, texts in (
        (_("Bảng theo dõi sửa đổi trên bản giấy:"), found.revisions_text),
        (_("Người ký trên bản giấy:"), found.signatories_text),
    ):
        if texts:
            lines += [title, *(f"- {text}" for text in texts)]
    return "\n".join(lines)


def _two(number) -> str:
    return f"{number:02d}" if number is not None else "–"
