"""A register is declared once: nothing but its own few files knows its name."""

import re
from pathlib import Path

import pytest

from qms import evidence
from registers.forms import form_of
from registers.tables import REGISTERS

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("registers", "templates/registers", "templates/print")


def files_naming(word: str) -> list[str]:
    """Files that name a register; the work list (it asks of people) and made migrations apart."""
    pattern = re.compile(rf"\b{word}\b")
    found = [
        str(path.relative_to(ROOT))
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".html") and pattern.search(path.read_text(encoding="utf-8"))
    ]
    return [path for path in found if not path.startswith(("registers/exports/", "registers/migrations/"))]


def test_a_register_is_known_to_three_files():
    assert files_naming("Risk") == [
        "registers/models/__init__.py",
        "registers/models/risk.py",
        "registers/tables/risks.py",
    ]


@pytest.mark.parametrize("table", REGISTERS)
def test_form_and_evidence_follow_from_the_model_and_the_table(table):
    fields = [name for section in table.model.sections for name in section.fields]

    assert list(form_of(table.model).base_fields)[: len(fields)] == fields
    assert evidence.register_of(table.model).table is table
    assert {column.key for column in table.columns} >= {"code", "title", "status"}
