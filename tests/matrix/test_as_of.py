"""The past: absent before it was made, then as it was, and nothing on the page that would write."""

from urllib.parse import quote

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone
from lxml import html

from audits.actions import nonconformities, reviews
from documents import actions as documents
from qms.history import Moment
from qms.models import Record
from registers import actions as registers

from .addresses import ABOUT, address, url_names

pytestmark = [pytest.mark.django_db, pytest.mark.database]

LISTS = sorted(name for name in url_names() if name.endswith("_list"))
READING = sorted(
    name
    for name in ABOUT
    if name.endswith(("_detail", "_history", "_pdf", ":checklist", ":question", "_compare")) or name == "file"
)
PAPERS = {name for name in READING if name.endswith("_pdf") or name == "file"}
SWITCHES = ("/switch/", "/sign-out/")


def at(where, moment) -> str:
    return f"{where}?as_of={quote(moment.isoformat())}"


def writing_forms(response) -> list[str]:
    page = html.fromstring(response.content)
    forms = page.xpath("//form[translate(@method,'POST','post')='post']/@action")
    buttons = page.xpath("//*[@formaction]/@formaction|//main//a[contains(@href,'/act/')]/@href")
    return [where for where in [*forms, *buttons] if not where.startswith(SWITCHES)]


@pytest.mark.parametrize("name", READING)
def test_before_it_was_made_there_is_no_page_and_after_there_is(name, story, as_persona):
    client, where = as_persona("secretary"), address(name, story.ours)
    before, after = (client.get(at(where, moment)) for moment in (story.before, story.after))
    assert (before.status_code, after.status_code) == (404, 200)
    assert name in PAPERS or writing_forms(after) == []


@pytest.mark.parametrize("name", LISTS)
def test_before_anything_was_made_a_list_is_empty_and_after_it_is_not(name, story, as_persona):
    client = as_persona("secretary")
    before, after = (client.get(at(reverse(name), when)) for when in (story.before, story.after))
    assert len(before.context["records"]) == 0 and len(after.context["records"]) > 0
    assert writing_forms(after) == []


@pytest.mark.parametrize("name", [name for name in READING if name not in PAPERS])
def test_a_page_of_the_past_offers_nothing_to_write(name, story, as_persona):
    """Asked as those who now may do something here, so that there is something to take away.

    As the secretary it was asked above.
    """
    where = address(name, story.ours)
    for persona in ("chief", "auditor"):
        assert writing_forms(as_persona(persona).get(at(where, story.after))) == []


@pytest.mark.parametrize(
    "name",
    [
        "home",
        "history_feed",
        "people",
        "calendar",
        "calendar_history",
        "audits:evidence",
        "registers:home",
    ],
)
def test_a_gathering_page_of_the_past_offers_nothing_to_write(name, story, as_persona):
    assert writing_forms(as_persona("secretary").get(at(reverse(name), story.after))) == []


def test_today_the_same_pages_do_offer_it(story, as_persona):
    offered = {
        name: bool(writing_forms(as_persona("secretary").get(address(name, story.ours))))
        for name in ("audits:nonconformity_detail", "audits:review_detail", "registers:risk_detail")
    }
    assert set(offered.values()) == {True}


def change_everything(office, ours):
    """A later title or state for every record with a title."""
    by = office.secretary
    fresh = {name: type(record).objects.get(pk=record.pk) for name, record in vars(ours).items()
             if hasattr(record, "pk") and hasattr(type(record), "objects")}  # fmt: skip
    for name in ("risk", "objective"):
        fresh[name].title = "Tên mới sau này"
        registers.edit(fresh[name], by=by)
    fresh["drafted"].title = "Tên mới sau này"
    documents.edit_document(fresh["drafted"], by=by)
    documents.withdraw(fresh["revision"], by=office.chief, reason="Thôi dùng")
    nonconformities.cancel(fresh["nc"], by=office.chief, reason="Nhầm")
    reviews.cancel(fresh["review_draft"], by=office.chief, reason="Hoãn")


def test_after_changes_the_past_reads_as_then(story, office, as_persona):
    names = ["registers:risk_detail", "registers:objective_detail", "audits:nonconformity_detail",
             "documents:document_detail", "documents:revision_detail"]  # fmt: skip
    client = as_persona("secretary")
    pages = [address(name, story.ours) for name in names] + [reverse(name) for name in LISTS]
    before = {page: shown(client.get(at(page, story.after))) for page in pages}
    change_everything(office, story.ours)
    assert {page: shown(client.get(at(page, story.after))) for page in pages} == before
    now = [shown(client.get(page)) for page in pages[:5]]
    assert [text == before[page] for text, page in zip(now, pages[:5], strict=True)] == [False] * 5


def shown(response) -> str:
    """The words of the middle of a page."""
    (main,) = html.fromstring(response.content).xpath("//main")
    return " ".join(main.text_content().split())


def test_every_record_is_read_back_as_it_was_saved(story):
    """Live row and history row of the same moment hold the same values, for every tracked table."""
    now = Moment(timezone.now())
    for model in apps.get_models():
        if not issubclass(model, Record):
            continue
        names = [field.attname for field in model._meta.concrete_fields]
        live = {row["id"]: row for row in model.objects.values(*names)}
        past = {row["id"]: row for row in now.rows(model).values(*names)}
        assert past == live, model


def test_writing_into_the_past_is_refused_in_words(story, as_persona):
    where = at(address("registers:risk_act", story.ours), story.after)
    response = as_persona("secretary").post(where)
    assert response.status_code == 400
    assert "Đang xem tại một thời điểm đã qua" in response.content.decode()
