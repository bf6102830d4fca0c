"""Where a record is filed, and under which name."""

from types import SimpleNamespace

import pytest

from audits.packs.contents import Content, Paths, main_clause, suffix_of
from audits.packs.orders import file_safe, part_of
from audits.packs.trail import trail
from qms import evidence
from qms.history import Moment


def content(*clauses):
    return Content(register=None, table=SimpleNamespace(clauses=clauses))


def test_a_record_is_filed_by_the_clause_of_its_register_where_it_has_it():
    assert main_clause(content("10.2"), ("8.7", "10.2")) == "10.2"
    assert main_clause(content("7.5", "8.1"), ("8.1", "8.5.1")) == "8.1"


@pytest.mark.parametrize(
    ("order", "clause", "folder"),
    [
        ("clauses", "8.5.1", "8-thuc-hien"),
        ("clauses", "10.2", "10-cai-tien"),
        ("inspection", "9.1.2", "1e-khieu-nai"),
        ("inspection", "9.1", "1d-van-hanh"),
        ("inspection", "9.2", "1dd-danh-gia"),
        ("inspection", "7.2", "1b-pho-bien"),
        ("inspection", "7.5", "1c-tuan-thu"),
        ("inspection", "10.3", "1g-cai-tien"),
    ],
)
def test_the_folder_of_a_clause(order, clause, folder):
    assert part_of(order, clause).folder == folder


def test_a_clause_nobody_knows_is_an_error_not_a_folder():
    with pytest.raises(ValueError, match="11"):
        part_of("clauses", "11.1")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("QT.ĐKTT.01", "QT.DKTT.01"),
        ("66/2023/TT-BCA", "66-2023-TT-BCA"),
        ("Biên bản  mất điện", "Bien-ban-mat-dien"),
        ("../../etc/passwd", "etc-passwd"),
        ("…", "tep"),
        ("a" * 200, "a" * 80),
    ],
)
def test_a_name_every_system_can_hold(text, name):
    assert file_safe(text) == name


def test_two_files_never_share_a_path_whatever_their_case():
    paths = Paths()

    assert [paths.free("7", name, ".pdf") for name in ("a", "A", "a")] == [
        "7/a.pdf",
        "7/A-2.pdf",
        "7/a-3.pdf",
    ]


@pytest.mark.parametrize(
    ("suffix", "kept"), [(".PDF", ".pdf"), (".docx", ".docx"), (".đ", ""), (".sh/../x", "")]
)
def test_only_plain_endings_are_kept(suffix, kept):
    assert suffix_of(suffix) == kept


def test_rows_that_are_worked_out_have_no_history_in_the_trail():
    register = evidence.find("file_reconciliation")
    assert list(trail([Content(register, register.table, [object()])], Moment())) == []
