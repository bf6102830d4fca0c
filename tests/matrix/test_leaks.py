"""What Nham Biền keeps is nowhere to be read in Tân Tiến: pages, searches, choices, every exported file."""

import io
import zipfile

import pytest
from django.apps import apps
from django.urls import reverse

from qms import search, worklist
from qms.evidence import registers
from qms.history import Moment
from qms.links import links_of
from qms.models import UnitRecord

from .addresses import address, url_names
from .conftest import OURS
from .story import FIRST_SECRET_NUMBER, SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = Moment()

LISTS = [*sorted(name for name in url_names() if name.endswith("_list")), "history_feed"]
SEARCHES = ["hac den", SECRET, str(FIRST_SECRET_NUMBER + 1), "QT-98"]
SECRET_CODES = [f"-{FIRST_SECRET_NUMBER + number}" for number in range(1, 4)] + ["QT-98"]


def leaks(text) -> list[str]:
    """What of the neighbour's stands in a text."""
    return [mark for mark in [SECRET, *SECRET_CODES] if mark in text]


def opened(response) -> str:
    """The text of an answer; of a workbook the text of all its parts."""
    data = response.getvalue()
    if not data.startswith(b"PK"):
        return data.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return "\n".join(book.read(name).decode(errors="replace") for name in book.namelist())


def test_the_neighbour_reads_all_of_it(as_persona):
    """The marks that the other tests look for are on the pages of those who may see them."""
    text = opened(as_persona("neighbour").get(reverse("audits:nonconformity_list")))
    assert leaks(text) == [SECRET, *SECRET_CODES[:3]]
    without = {
        name
        for name in LISTS
        for form in ("xlsx", "csv")
        if not leaks(opened(as_persona("neighbour").get(reverse(name), {"format": form})))
    }
    assert without == set()


@pytest.mark.parametrize("name", LISTS)
def test_no_exported_list_holds_anything_of_the_neighbour(name, as_persona, blank_paper):
    client = as_persona("secretary")
    found = {}
    for form in ("xlsx", "csv", "pdf"):
        blank_paper.printed.clear()
        few = {"kind": "audits.evidencepack"} if (name, form) == ("history_feed", "pdf") else {}
        response = client.get(reverse(name), {"format": form, **few})
        assert response.status_code == 200, form
        text = "\n".join(blank_paper.printed) if form == "pdf" else opened(response)
        assert text
        found[form] = leaks(text)
    assert found == {"xlsx": [], "csv": [], "pdf": []}


@pytest.mark.parametrize("persona", OURS)
def test_no_page_that_gathers_holds_anything_of_the_neighbour(persona, as_persona):
    client = as_persona(persona)
    pages = [
        "/",
        "/?who=unit",
        "/history/",
        "/nonconformities/board/",
        "/evidence/",
        "/people/",
    ]
    pages += [reverse(name) for name in LISTS] + ["/registers/", "/me/"]
    assert {page: leaks(opened(client.get(page))) for page in pages} == {name: [] for name in pages}


@pytest.mark.parametrize("asked", SEARCHES)
def test_searching_for_it_finds_nothing(asked, as_persona):
    response = as_persona("secretary").get("/search/", {"q": asked})
    assert (response.context["hit_count"], response.context["groups"]) == (0, [])
    assert as_persona("neighbour").get("/search/", {"q": asked}).context["hit_count"] > 0


def test_asking_for_the_neighbours_unit_by_name_is_not_found(as_persona, story):
    code = story.office.nham_bien.code
    pages = ["/", "/history/", "/evidence/", *(reverse(name) for name in LISTS)]
    client = as_persona("secretary")
    assert {page: client.get(page, {"unit": code}).status_code for page in pages} == dict.fromkeys(pages, 404)


def test_papers_print_nothing_of_the_neighbour(as_persona, story, blank_paper):
    names = [name for name in url_names() if name.endswith("_pdf")]
    found = {}
    for name in names:
        blank_paper.printed.clear()
        assert as_persona("secretary").get(address(name, story.ours)).status_code == 200, name
        found[name] = leaks("\n".join(blank_paper.printed))
    assert found == {name: [] for name in names}


def test_the_choices_of_forms_name_nobody_of_the_neighbour(as_persona, story):
    forms = [
        name for name in url_names() if name.endswith(("_create", "_edit", "_decide", "_attendance", "add"))
    ]
    texts = {name: opened(as_persona("secretary").get(address(name, story.ours))) for name in forms}
    assert {name: leaks(text) for name, text in texts.items()} == {name: [] for name in forms}


def test_work_waiting_search_and_links_stay_inside_the_unit(story):
    """The registries themselves, asked without any page."""
    secretary, unit = story.office.secretary, story.office.tan_tien
    tasks = worklist.tasks(secretary, [unit.pk], NOW.on)
    records = [record for found in search.find("a", secretary, NOW).values() for record in found]
    linked = [
        link
        for record in vars(story.ours).values()
        if isinstance(record, UnitRecord)
        for link in links_of(record, NOW)
    ]
    assert len(tasks) > 0 and len(records) > 0 and len(linked) > 0
    said = [str(task.record) + str(task.note) for task in tasks] + [str(record) for record in records]
    said += [f"{link.label} {link.note}" for link in linked]
    assert leaks("\n".join(said)) == []


@pytest.mark.parametrize("register", registers(), ids=lambda register: register.slug)
def test_registers_of_evidence_hold_their_unit_only(register, story):
    def rows(person, units=None):
        return list(register.table().queryset(person, units, Moment(story.after)))

    office = story.office
    ours, theirs = rows(office.secretary), rows(office.neighbour)
    if hasattr((ours + theirs)[0], "unit_id"):
        assert {row.unit_id for row in ours} <= {office.tan_tien.pk}
        assert {row.unit_id for row in theirs} == {office.nham_bien.pk}
    else:  # figures of many rows: those of all that is seen are those of the own unit
        cells = register.table().cells
        for person, unit, found in (
            (office.secretary, office.tan_tien, ours),
            (office.neighbour, office.nham_bien, theirs),
        ):
            assert [cells(row) for row in found] == [cells(row) for row in rows(person, [unit.pk])]


def test_every_tracked_table_of_a_unit_is_asked_by_unit(story):
    """No record of a visible unit is outside it: `visible_to` of every model gives the own unit alone."""
    models = [model for model in apps.get_models() if issubclass(model, UnitRecord)]
    seen = {
        model.__name__: set(
            model.objects.visible_to(story.office.secretary).values_list("unit_id", flat=True)
        )
        for model in models
    }
    assert {name: units for name, units in seen.items() if units - {story.office.tan_tien.pk}} == {}
    assert len([units for units in seen.values() if units]) >= 14
