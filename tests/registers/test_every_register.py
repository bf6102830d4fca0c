"""What holds for every plain register: written, edited, stepped, exported, read as of, kept to itself."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from qms.history import Moment
from qms.history.changes import entries_of
from registers import actions
from registers.models import Conduct, ModelAssessment, ModelCriteria, Process, ProcessDocument
from registers.tables import REGISTERS, ROWS
from tests.registers import samples

MODELS = [table.model for table in REGISTERS]
TABLES = pytest.mark.parametrize("table", REGISTERS, ids=lambda table: table.slug)


@pytest.fixture
def made(office, table):
    return samples.line(table.model, office)


@TABLES
def test_a_form_of_what_the_line_holds_writes_it_again(office, signed_in, table, made):
    client = signed_in(office.secretary)
    form = client.get(made.url("edit")).context["form"]
    typed = {name: form[name].value() for name in form.fields}
    typed = {name: value for name, value in typed.items() if value not in (None, False)}
    answer = client.post(made.url("edit"), {**typed, "title": "Tên khác"})
    assert answer.status_code == 302, answer.context["form"].errors
    kept = table.model.objects.get(pk=made.pk)
    assert (kept.title, kept.version) == ("Tên khác", made.version + 1)

    new = {name: value for name, value in typed.items() if name != "version"}
    assert client.post(reverse(f"{table.model.url_name}_create"), new).status_code == 302
    assert table.model.objects.count() == 2


@TABLES
def test_its_pages_lists_and_sheets_open(office, signed_in, table, made):
    client = signed_in(office.inspector)
    where = reverse(f"{table.model.url_name}_list")
    pages = [made.url("detail"), made.url("history"), where, f"{where}?format=csv", f"{where}?format=xlsx"]
    assert [client.get(page).status_code for page in pages] == [200] * 5
    assert made.code in client.get(where).content.decode()
    assert made.code.encode() in client.get(f"{where}?format=csv").content


@TABLES
def test_nobody_else_reads_or_writes_it(office, signed_in, table, made):
    pages = [made.url(page) for page in ("detail", "edit", "history", "pdf")]
    for stranger in (office.neighbour, office.stranger):
        client = signed_in(stranger)
        assert [client.get(page).status_code for page in pages] == [404] * 4
        assert client.get(reverse(f"{table.model.url_name}_list")).context["records"] == []
    for colleague in (office.desk, office.auditor, office.inspector):
        client = signed_in(colleague)
        assert client.get(made.url("edit")).status_code == 403
        with pytest.raises(PermissionDenied):
            actions.edit(table.model.objects.get(pk=made.pk), by=colleague)


@TABLES
def test_the_past_stays_as_it_was(office, signed_in, table, made):
    then = timezone.now()
    made.title = "Tên mới sau này"
    actions.edit(made, by=office.secretary, reason="Sửa")
    page = signed_in(office.secretary).get(made.url("detail"), {"as_of": then.isoformat()})

    assert Moment(then).get(table.model, made.pk).title == "Dòng mẫu"
    assert "Dòng mẫu" in page.content.decode() and "Tên mới sau này" not in page.content.decode()
    assert (page.context["edit_url"], page.context["transitions"]) == ("", [])
    assert entries_of(made)[0].slug == "registers.edit"


NEEDS_ROWS = {"registers.Training", "registers.ModelCriteria", "registers.ModelAssessment",
              "registers.PremisesCheck", "registers.Competence"}  # fmt: skip


@TABLES
def test_the_first_step_is_made_or_says_what_is_missing(office, signed_in, table, made):
    """Complete lines go on; those that live by their rows name the rows first."""
    move = next(move for move in made.life_cycle.transitions if move.primary)
    gaps = [gap.anchor for gap in made.missing(Moment())]
    client = signed_in(office.chief)
    answer = client.post(made.url("act", move.verb), {"confirmed": "1", "finding": "Vẫn đúng"})

    first_step_of_rows = made._meta.label in NEEDS_ROWS - {"registers.Training"}
    assert gaps == (["rows"] if first_step_of_rows else [])
    assert answer.status_code == (409 if first_step_of_rows else 302)
    kept = table.model.objects.get(pk=made.pk)
    assert kept.status == (made.status if first_step_of_rows else move.target)


@pytest.mark.parametrize("model", [m for m in MODELS if m.row_model and m not in (Process, ModelAssessment)])
def test_rows_show_on_the_page_and_in_its_history(office, signed_in, model):
    record = samples.line(model, office)
    if not record.takes_rows:
        record = actions.approve(record, by=office.chief)
    samples.row(record, office)
    page = signed_in(office.secretary).get(record.get_absolute_url())

    assert [len(page.context["row_lines"].lines), len(page.context["rows"])] == [1, 1]
    assert entries_of(record)[0].slug == "registers.row_add"
    with pytest.raises(PermissionDenied):
        samples.row(record, office, by=office.desk)


def test_a_row_table_stands_for_every_kind_of_row():
    assert {model.row_model for model in MODELS if model.row_model} == set(ROWS)


def test_a_process_names_documents_of_the_unit_only(office, signed_in):
    process = samples.line(Process, office)
    page = signed_in(office.secretary).get(reverse("registers:process_row_add", args=[process.pk]))
    units = {document.unit_id for document in page.context["form"].fields["document"].queryset}

    assert units <= {office.tan_tien.pk, office.province_unit.pk}
    assert ProcessDocument.objects.count() == 0


def test_five_khong_is_never_invented(office, signed_in):
    form = signed_in(office.secretary).get(reverse("registers:conduct_create")).context["form"]

    assert form["khong"].value() in ("", None)
    assert form["xin"].value().split("\n") == ["xin chào", "xin lỗi", "xin cảm ơn", "xin phép"]
    assert Conduct(from_date=date(2026, 1, 1)).told_parts()[0][0] == "4 xin"
    assert ModelCriteria.objects.count() == 0
