"""The recipe "Add a register" of docs/contributing.md, followed word for word in a copy of the tree."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROOF = Path(__file__).parent / "recipe_proof.txt"


def insert(path: Path, before: str, text: str) -> None:
    source = path.read_text(encoding="utf-8")
    assert source.count(before) >= 1, f"{before!r} is not in {path}"
    path.write_text(source.replace(before, f"{text}{before}", 1), encoding="utf-8")


def follow(recipe: str, tree: Path) -> None:
    """Do what the recipe says: two new files, one line in each of two lists."""
    blocks = re.findall(r"```python\n(.*?)```", recipe, re.DOTALL)
    model = next(block for block in blocks if "class SealUse(" in block)
    table = next(block for block in blocks if "class SealUseTable" in block)
    line = re.search(r"from registers\.models\.seal_use import SealUse", recipe)
    (tree / "registers/models/seal_use.py").write_text(model, encoding="utf-8")
    (tree / "registers/tables/seal_uses.py").write_text(table, encoding="utf-8")
    insert(tree / "registers/models/__init__.py", "from registers.models.objective", f"{line[0]}\n")
    tables = tree / "registers/tables/__init__.py"
    insert(tables, "#: The plain registers", "from registers.tables.seal_uses import SealUseTable\n\n")
    tables.write_text(
        tables.read_text(encoding="utf-8").replace("REGISTERS = (", "REGISTERS = (SealUseTable, ", 1),
        encoding="utf-8",
    )


@pytest.mark.slow
@pytest.mark.needs("pango")
def test_a_register_takes_two_files_and_two_lines_and_everything_follows(tmp_path):
    tree = tmp_path / "tree"
    for folder in ("qms", "documents", "registers", "audits", "templates", "tests"):
        shutil.copytree(ROOT / folder, tree / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tree)
    before = {path: path.read_bytes() for path in tree.rglob("*") if path.is_file()}
    follow((ROOT / "docs/contributing.md").read_text(encoding="utf-8"), tree)
    changed = [path for path in tree.rglob("*") if path.is_file() and path.read_bytes() != before.get(path)]
    assert len(changed) == 4

    shutil.copy(PROOF, tree / "tests/registers/test_proof.py")
    outcome = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "--no-migrations",
            "tests/registers/test_proof.py",
        ],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree), "QMS_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
    )
    assert outcome.returncode == 0, outcome.stdout[-3000:]
