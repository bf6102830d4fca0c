"""Every permission named anywhere in the code was granted to somebody: a typing mistake fails here."""

import ast
import re
from pathlib import Path

import pytest

from qms.permissions import granted

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("qms", "documents", "registers", "audits")
NAME = re.compile(r"(?:qms|documents|registers|audits)\.[a-z_]+")
ASKING = {"require", "has_perm", "may"}


def named_permissions(source: str) -> set[str]:
    """Names handed to a call that asks for permission, or kept under a name that says so."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if called in ASKING:
                found |= {each.value for each in node.args if isinstance(each, ast.Constant)}
            found |= {
                each.value.value
                for each in node.keywords
                if each.arg and "permission" in each.arg and isinstance(each.value, ast.Constant)
            }
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
            names = {getattr(target, "id", getattr(target, "attr", "")) for target in node.targets}
            if any("permission" in name.lower() for name in names):
                found.add(node.value.value)
    return {name for name in found if isinstance(name, str) and NAME.fullmatch(name)}


def used() -> dict[str, list[str]]:
    where: dict[str, list[str]] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for name in named_permissions(path.read_text(encoding="utf-8")):
                where.setdefault(name, []).append(str(path.relative_to(ROOT)))
    return where


def test_every_permission_asked_for_is_granted_to_somebody():
    known = set(granted())
    assert {name: where for name, where in used().items() if name not in known} == {}


def test_the_search_finds_the_ways_in_which_permissions_are_named():
    source = """
permissions.require(by, "qms.a", unit)
user.has_perm("qms.b", unit)
class View:
    create_permission = "qms.c"
move = Transition("verb", permission="qms.d")
other = "qms.not_a_permission"
"""
    assert named_permissions(source) == {"qms.a", "qms.b", "qms.c", "qms.d"}
    assert {"qms.attach_file", "qms.erase_personal_data", "qms.maintain_calendar"} <= set(used())


def test_an_unknown_name_raises(office):
    with pytest.raises(LookupError, match=r"qms\.mistyped"):
        office.secretary.has_perm("qms.mistyped", office.tan_tien)
