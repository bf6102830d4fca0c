"""The shape of the house, held by a test that names the offending line.

Between apps: `audits -> registers -> documents -> qms`. Inside an app: `states, rules -> models -> actions ->
forms, tables, exports, imports -> views -> urls`. A module outside those rooms counts as high as the highest
it imports.
"""

import ast
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.apps import apps

from qms.history import TrackedModel

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ("qms", "documents", "registers", "audits")
ROOMS = {
    "states": 0,
    "rules": 0,
    "models": 1,
    "actions": 2,
    "forms": 3,
    "tables": 3,
    "exports": 3,
    "imports": 3,
    "views": 4,
    "urls": 5,
}
# In the ground the predicates read assignments, so `qms.rules` and `qms.states` count as what they import.
ROOMLESS = {("qms", "rules"), ("qms", "states")}
# These start the app up or stand outside it, so they may reach every room of it.
OUTSIDE_THE_ROOMS = {"apps", "management", "migrations", "templatetags", "__main__", "starter"}
LAZY = {"weasyprint", "pikepdf"}
EMPTY_NAMES = {"utils", "helpers", "common", "core", "misc", "manager", "managers", "service", "services"}
EMPTY_NAMES |= {"util", "helper"}


def python_files(root: Path, folders=FLOORS) -> list[Path]:
    return sorted(path for folder in folders for path in (root / folder).rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def module_of(path: Path, root: Path) -> tuple[str, ...]:
    parts = path.relative_to(root).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def names_in(node: ast.stmt, package: tuple[str, ...]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = package[: len(package) - node.level + 1] if node.level else ()
        prefix = ".".join([*base, *([node.module] if node.module else [])])
        yield from (f"{prefix}.{alias.name}" for alias in node.names)


def imports_of(path: Path, root: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    """(line, dotted name) of each import of ours, wherever it stands in the file."""
    module = module_of(path, root)
    package = module if path.name == "__init__.py" else module[:-1]
    for node in ast.walk(tree_of(path)):
        for name in names_in(node, package):
            steps = tuple(name.split("."))
            if steps[0] in FLOORS:
                yield node.lineno, steps


# --- between the apps -------------------------------------------------------------------------


def imports_upwards(root: Path) -> list[str]:
    return [
        f"{path.relative_to(root)}:{line} {path.relative_to(root).parts[0]} imports {'.'.join(name)}"
        for path in python_files(root)
        for line, name in imports_of(path, root)
        if FLOORS.index(name[0]) > FLOORS.index(path.relative_to(root).parts[0])
    ]


def test_no_app_imports_one_above_it():
    assert imports_upwards(ROOT) == []


# --- inside an app ----------------------------------------------------------------------------


def modules(root: Path) -> dict[tuple[str, ...], Path]:
    return {module_of(path, root): path for path in python_files(root)}


def imported_module(name: tuple[str, ...], known: dict) -> tuple[str, ...] | None:
    """`documents.models.Document` is an import of the module `documents.models`."""
    while name and name not in known:
        name = name[:-1]
    return name or None


def room_of(module: tuple[str, ...]) -> str:
    return "" if len(module) < 2 or module[:2] in ROOMLESS else module[1]


def height(module: tuple[str, ...], known: dict, root: Path, seen: frozenset = frozenset()) -> int:
    """The room of a module; of one outside the rooms, the highest it imports within its app."""
    if room_of(module) in ROOMS:
        return ROOMS[room_of(module)]
    if len(module) < 2 or module[1] in OUTSIDE_THE_ROOMS or module in seen:
        return 0
    below = (imported_module(name, known) for _line, name in imports_of(known[module], root))
    within = {other for other in below if other and other[0] == module[0] and other != module}
    return max((height(other, known, root, seen | {module}) for other in within), default=0)


def imports_of_higher_rooms(root: Path) -> list[str]:
    known = modules(root)
    found = []
    for module, path in known.items():
        room = room_of(module)
        if room not in ROOMS:
            continue
        for line, name in imports_of(path, root):
            other = imported_module(name, known)
            if other and other[0] == module[0] and height(other, known, root) > ROOMS[room]:
                found.append(f"{path.relative_to(root)}:{line} {room} imports {'.'.join(other)}")
    return found


def test_no_room_imports_one_above_it():
    assert imports_of_higher_rooms(ROOT) == []


# --- where imports may stand ------------------------------------------------------------------


def imports_in_functions(root: Path) -> list[str]:
    found = []
    for path in python_files(root):
        for function in ast.walk(tree_of(path)):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            if path.name == "apps.py" and function.name == "ready":
                continue
            found += [
                f"{path.relative_to(root)}:{node.lineno} import inside {function.name}()"
                for node in ast.walk(function)
                for name in names_in(node, ("?",))
                if name.split(".")[0] not in LAZY
            ]
    return sorted(set(found))


def test_imports_stand_at_the_top():
    assert imports_in_functions(ROOT) == []


# --- names ------------------------------------------------------------------------------------


def empty_names(root: Path) -> list[str]:
    return sorted(
        str(path.relative_to(root))
        for path in python_files(root, (*FLOORS, "tests", "bench"))
        if EMPTY_NAMES & words_in(path.relative_to(root))
    )


def words_in(path: Path) -> set[str]:
    """The words of a path; a service file (hồ sơ một cửa) is a thing, so its name is one word."""
    return {word for part in path.parts for word in re.split(r"[._]", part.replace("service_file", "file"))}


def test_every_module_is_named_after_something():
    assert empty_names(ROOT) == []


# --- writes that would leave no history -------------------------------------------------------

UNTRACKED_WRITES = {"update", "delete", "bulk_create", "bulk_update"}


def untracked_writes(root: Path, tracked: set[str]) -> list[str]:
    """`Model.objects….update(…)` and its like on a model that keeps its history."""
    found = []
    for path in python_files(root):
        for node in ast.walk(tree_of(path)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            chain = ast.unparse(node.func).split(".")
            is_query = {"objects", "_base_manager", "_default_manager"} & set(chain[1:])
            if node.func.attr in UNTRACKED_WRITES and chain[0] in tracked and is_query:
                found.append(f"{path.relative_to(root)}:{node.lineno} {chain[0]} … .{node.func.attr}(…)")
    return found


def test_tracked_models_are_written_one_by_one():
    tracked = {model.__name__ for model in apps.get_models() if issubclass(model, TrackedModel)}
    assert tracked
    assert untracked_writes(ROOT, tracked) == []


# --- templates under a strict content security policy -----------------------------------------

INLINE = re.compile(r"<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\ssrc=)[^>]*>", re.IGNORECASE)


def inline_code(root: Path) -> list[str]:
    """Printed papers are not pages: they may carry their styles."""
    return [
        f"{path.relative_to(root)}:{number} {line.strip()[:60]}"
        for path in sorted((root / "templates").rglob("*.html"))
        if "print" not in path.relative_to(root).parts
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if INLINE.search(line)
    ]


def test_pages_carry_no_inline_script_or_style():
    assert inline_code(ROOT) == []


# --- what is installed, and from where --------------------------------------------------------

PINNED = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*==[0-9][A-Za-z0-9.+]*( ; [a-z_]+ (==|!=|<|>=) '[A-Za-z0-9.]+')?")
# Written so that this file does not find itself.
INDEX_OPTION = re.compile("--(extra-|default-)?inde" + "x(-url)?[ =]|--find-" + "links|--trusted-" + "host")


UNTRACKED = {".git", ".venv", "var", "build", "dist", "__pycache__", ".pytest_cache", ".ruff_cache"}
UNTRACKED |= {".hypothesis", "uv.lock", "test-results"}


def tracked_files() -> list[Path]:
    """What git tracks; without git (a bare machine, an unpacked archive), what .gitignore leaves."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
        if listed.returncode == 0:
            return [ROOT / name for name in listed.stdout.split("\0") if name]
    found = (path for path in ROOT.rglob("*") if not UNTRACKED & set(path.relative_to(ROOT).parts))
    return [path for path in found if path.is_file()]


def test_constraints_are_names_and_versions_only():
    lines = (ROOT / "qms" / "constraints.txt").read_text(encoding="ascii").splitlines()
    assert len(lines) > 40
    assert [line for line in lines if not PINNED.fullmatch(line)] == []


def test_no_tracked_file_names_a_package_index():
    texts = (
        (path, path.read_bytes().decode("utf-8", "replace")) for path in tracked_files() if path.is_file()
    )
    assert [str(path.relative_to(ROOT)) for path, text in texts if INDEX_OPTION.search(text)] == []


def test_no_lock_or_interpreter_pin_is_tracked():
    names = {path.name for path in tracked_files()}
    assert names & {"uv.lock", "pylock.toml", ".python-version", "poetry.lock"} == set()


# --- each of these checks finds what it looks for ---------------------------------------------


@pytest.fixture
def house(tmp_path):
    """Write files of a small house; returns its root."""

    def build(**files):
        for name, text in files.items():
            path = tmp_path / (name.replace("__", "/") + ".py")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return build


def test_an_upward_import_is_found(house):
    root = house(documents__content="import os\nfrom audits.models import Audit\n")
    assert imports_upwards(root) == ["documents/content.py:2 documents imports audits.models.Audit"]


def test_a_downward_import_is_not(house):
    assert imports_upwards(house(audits__actions="from documents.models import Document\n")) == []


def test_a_model_importing_an_action_is_found(house):
    root = house(audits__models="from audits.actions import close\n", audits__actions="")
    assert imports_of_higher_rooms(root) == ["audits/models.py:1 models imports audits.actions"]


def test_a_relative_detour_through_a_roomless_module_is_found(house):
    root = house(
        audits__models="from . import gates\n", audits__gates="from . import views\n", audits__views=""
    )
    assert imports_of_higher_rooms(root) == ["audits/models.py:1 models imports audits.gates"]


def test_a_view_importing_an_action_is_not(house):
    root = house(audits__views="from audits.actions import close\n", audits__actions="")
    assert imports_of_higher_rooms(root) == []


def test_an_import_inside_a_function_is_found(house):
    root = house(qms__views="def show():\n    import csv\n    import weasyprint\n")
    assert imports_in_functions(root) == ["qms/views.py:2 import inside show()"]


def test_only_ready_of_an_app_may_import_late(house):
    text = "class A:\n    def ready(self):\n        from qms import rules\n"
    assert imports_in_functions(house(qms__apps=text)) == []
    assert imports_in_functions(house(qms__views=text)) == ["qms/views.py:3 import inside ready()"]


def test_an_empty_name_is_found(house):
    assert empty_names(house(qms__pack_utils="", qms__packs="")) == ["qms/pack_utils.py"]


def test_an_untracked_write_is_found(house):
    root = house(
        audits__actions="Audit.objects.filter(pk=1).update(status='x')\nSession.objects.all().delete()\n"
    )
    assert untracked_writes(root, {"Audit"}) == ["audits/actions.py:1 Audit … .update(…)"]


@pytest.mark.parametrize(
    "line",
    ['<p style="color:red">', "<style>", '<a onclick="go()">', "<script>go()</script>", "<script nonce='x'>"],
)
def test_inline_code_is_found(tmp_path, line):
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    page.write_text(f"<html>\n{line}\n", encoding="utf-8")
    assert inline_code(tmp_path) == [f"templates/page.html:2 {line}"]


def test_a_script_file_and_a_printed_style_are_not(tmp_path):
    (tmp_path / "templates" / "print").mkdir(parents=True)
    (tmp_path / "templates" / "page.html").write_text('<script src="a.js" defer></script>', encoding="utf-8")
    (tmp_path / "templates" / "print" / "paper.html").write_text("<style>", encoding="utf-8")
    assert inline_code(tmp_path) == []
