"""Nonsense in every form and every address: one clear sentence and a 4xx, never a fault of ours.

Forms are found, not listed: every page that shows a POST form is read, and each of its fields is filled
with each kind of nonsense in turn.
"""

import re
import unicodedata
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from registers.models import Risk

from . import file_rows, registers_rows, voice_rows
from .addresses import ABOUT, address, patterns, url_names
from .conftest import undone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("errors_drawn_once")]

NONSENSE = {
    "no such day": "31/02/2026",
    "control": "có \x00 ký tự \x07 lạ",
    "huge number": "9" * 400,
    "long": "ô" * 20_000,
    "letters": "không phải số",
}
SKIPPED = {"csrfmiddlewaretoken", "next", "confirmed"}
QUERY_NONSENSE = {
    "as_of=32/13/2026": 400,
    "as_of=2999-01-01": 400,
    "as_of=hôm+qua": 400,
    "as_of=%00": 400,
    "as_of=2026-02-31": 400,
    "as_of=0001-01-01": 400,
    "as_of=9999-12-31": 400,
    "unit=KHONGCO": 404,
    "unit=%00": 404,
}
LIST_NONSENSE = (
    "after=xxxx", "after=%F0%9F", "before=W10", "after=WzEsMV0", "after=eyJhIjoxfQ", "sort=khongco",
    "sort=-password", "sort=unit__code", "cols=khongco", "format=exe", "format=%2e%2e", "before=WzEsbnVsbF0",
)  # fmt: skip
LISTS = sorted(name for name in url_names() if name.endswith("_list"))
HUGE = (0, 10**9, 2**31, 2**63 - 1, 2**63, 10**30)


def sentence(response) -> str:
    """The words of an error page, or of the errors of a form."""
    page = html.fromstring(response.content)
    errors = page.xpath("//*[contains(@class,'error')]|//main//p|//main//h1|//*[@role='alert']")
    return " ".join(" ".join(node.text_content() for node in errors).split())


def forms_of(page) -> list:
    """(action, {field: value}) of each POST form in the middle of a page."""
    found = []
    for form in page.xpath("//main//form[translate(@method,'POST','post')='post']"):
        fields = {}
        for field in form.xpath(".//input[@name]|.//textarea[@name]|.//select[@name]"):
            name = field.get("name")
            if name in SKIPPED or field.get("type") in ("file", "submit"):
                continue
            if field.get("type") in ("checkbox", "radio") and field.get("checked") is None:
                fields.setdefault(name, "")
                continue
            fields[name] = _value(field)
        found.append((form.get("action") or "", fields))
    return found


def _value(field) -> str:
    if field.tag == "select":
        chosen = field.xpath(".//option[@selected]/@value")
        return chosen[0] if chosen else ""
    return (field.text if field.tag == "textarea" else field.get("value")) or ""


PAGES_WITH_FORMS = [
    name
    for name in url_names()
    if name.endswith(("_create", "_edit", "_start", "_correction", "_cause", "_plan", "_verdict", "_minutes",
                      "_attendance", "_decide", "_input", "_report", "_hand_over", "_applicable", "_row_add",
                      "question", "member_create", "_act", "_assign", "_password", "_cancel", "role_end"))
]  # fmt: skip
WHO = {
    "audits:audit_report": "auditor", "audits:finding_create": "auditor", "audits:finding_edit": "auditor",
    "audits:question_edit": "auditor", "audits:question": "auditor",
    "audits:nonconformity_verdict": "auditor",
    "audits:audit_act": "chief", "audits:nonconformity_act": "chief",
    **dict.fromkeys(registers_rows.signed_by_the_head(), "chief"),
}  # fmt: skip
WITHOUT_FORM = {"audits:member_act", "audits:finding_act"} | registers_rows.without_more_rows()
# Forms of nothing but free text, which may be anything: where they go when it was accepted.
FREE_TEXT = {
    "audits:clause_not_applicable": r"/evidence/",
    "audits:nonconformity_act": r"/nonconformities/\d+/",
    "audits:question": r"/audits/\d+/checklist/\d+/#files",  # no file was sent: the page it came from says so
    "calendar_day_cancel": r"/calendar/",
    "calendar_saturday_cancel": r"/calendar/",
    "documents:disposal_create": r"/documents/disposals/\d+/",
    "documents:document_start": r"/revisions/\d+/edit/",
    "person_password": r"/people/",
    **voice_rows.FREE_TEXT,
    **file_rows.FREE_TEXT,
}


@pytest.mark.parametrize("name", [name for name in PAGES_WITH_FORMS if name not in WITHOUT_FORM])
def test_every_field_of_every_form_answers_nonsense_with_a_sentence(name, story, as_persona):
    where, client = address(name, story.ours), as_persona(WHO.get(name, "secretary"))
    first = client.get(where)
    assert first.status_code == 200
    forms = forms_of(html.fromstring(first.content))
    assert forms
    wrong = []
    for label, nonsense in NONSENSE.items():
        for action, fields in forms:
            with undone():
                sent = dict.fromkeys(fields, nonsense) | {"confirmed": "1"}
                response = client.post(action or where, sent)
                code = response.status_code
                if code == 302 and re.fullmatch(FREE_TEXT.get(name, "$"), response["Location"]):
                    continue
                if code < 400 or code >= 500 or b"Traceback" in response.content:
                    wrong.append((label, action, code))
                elif code >= 400 and not sentence(response):
                    wrong.append((label, action, code, "no sentence"))
    assert wrong == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_answers_a_nonsense_address_with_one_sentence(name, as_persona):
    client, got = as_persona("secretary"), {}
    for query in LIST_NONSENSE:
        response = client.get(f"{reverse(name)}?{query}")
        got[query] = (response.status_code, bool(sentence(response)))
    assert got == dict.fromkeys(LIST_NONSENSE, (400, True))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_answers_each_nonsense_filter_by_its_name(name, as_persona):
    """Choices that are none, and days and years that no calendar has; free text may be anything."""
    client = as_persona("secretary")
    page = html.fromstring(client.get(reverse(name)).content)
    fields = page.xpath("//form[contains(@class,'filter')]//select/@name") or page.xpath(
        "//main//form[not(@method) or @method='get']//select/@name"
    )
    got = {field: client.get(reverse(name), {field: "khongco"}).status_code for field in fields}
    assert got == dict.fromkeys(fields, 400)


@pytest.mark.parametrize("name", LISTS)
def test_no_filter_is_chosen_before_somebody_chooses(name, as_persona):
    """All filters go with one button: one that starts with a value would narrow what nobody narrowed."""
    page = html.fromstring(as_persona("secretary").get(reverse(name)).content)
    filters = page.xpath("//form[contains(@class,'filter')]//select[not(@multiple)]")
    first = {one.get("name"): one.xpath("string(.//option[1]/@value)") + _value(one) for one in filters}
    assert first == dict.fromkeys(first, "")


@pytest.mark.parametrize("query", QUERY_NONSENSE)
def test_moment_and_unit_in_the_address(query, story, as_persona):
    client = as_persona("secretary")
    pages = [
        "/",
        reverse("audits:nonconformity_list"),
        address("audits:audit_detail", story.ours),
        "/history/",
    ]
    answers = [client.get(f"{page}?{query}") for page in pages]
    assert [answer.status_code for answer in answers] == [QUERY_NONSENSE[query]] * 4
    assert all(sentence(answer) for answer in answers)


@pytest.mark.parametrize("name", sorted(ABOUT))
def test_keys_that_no_record_has_are_not_found(name, as_persona):
    """Also keys beyond what a database can hold."""
    about = [part for part in ABOUT[name] if not part.startswith("=")]
    if not about:
        return
    client, got = as_persona("secretary"), set()
    for key in HUGE[:1] + HUGE[4:]:
        args = [part.removeprefix("=") if part.startswith("=") else key for part in ABOUT[name]]
        where = reverse(name, args=args)
        got |= {client.get(where).status_code, client.post(where).status_code}
    assert got <= {404, 405} and 404 in got


# What pages read from their address, beside the filters and columns of lists: nonsense in it, and the answer.
# A parameter that no page reads is ignored everywhere, which is harmless: nothing was asked for.
READ = {
    "tab": [("registers:risk_detail", "tab=khongco", 400), ("documents:document_detail", "tab=khongco", 400),
            ("audits:audit_history", "tab=khongco", 400)],
    "old": [("registers:risk_detail", "tab=versions&old=khongco", 400),
            ("documents:document_compare", "old=khongco", 404)],
    "new": [("registers:risk_detail", "tab=versions&new=99999", 400),
            ("documents:document_compare", "new=%00", 404)],
    "who": [("home", "who=khongco", 400)],
    "q": [("search", "q=%00", 400), ("search", f"q={'9' * 500}", 400)],
    "format": [("history_feed", "format=exe", 400), ("health", "format=exe", 400)],
    "before": [("history_feed", "before=x", 400)],
    "year": [("calendar", "year=khongco", 400), ("calendar", "year=0", 400)],
    "received": [("calendar", "received=31/02/2026&days=%00", 422)],
    "day": [("documents:changes", "day=31/02/2026", 400), ("documents:changes", "day=%00", 400)],
    "since": [("documents:changes", "since=khongco", 400)],
    "batch": [("documents:document_import", "batch=khongco", 400),
              ("registers:service_file_import", "batch=khongco", 400)],
    "sheet": [("registers:service_file_import", "batch=khongco&sheet=x", 400)],
    "seed": [("registers:file_sample", f"seed={'9' * 50}", 400), ("registers:file_sample", "seed=%00", 400)],
    "document": [("documents:change_request_create", "document=khongco", 404)],
    "source": [("audits:nonconformity_create", "source=khongco", 404),
               ("audits:nonconformity_create", "source=audits.audit:khongco", 404)],
    "rows": [("registers:survey_papers", "rows=khongco", 400), ("registers:survey_papers", "rows=0", 400),
             ("registers:survey_papers", "rows=51", 400),
             ("registers:survey_papers", f"rows={'9' * 400}", 400)],
    "procedure": [("registers:service_file_create", "procedure=khongco", 404),
                  ("registers:service_file_create", f"procedure={'9' * 30}", 404)],
    "slip": [("registers:service_file_detail", "slip=khongco", 400),
             ("registers:service_file_detail", "slip=%00", 400)],
    "period_from": [("audits:pack_create", "period_from=31/02/2026", 422)],
    "registers": [("audits:pack_create", "registers=khongco", 422)],
    "kind": [("history_feed", "kind=khongco", 400)],
    "verb": [("history_feed", "verb=khongco", 400)],
    "person": [("history_feed", "person=khongco", 400)],
    "first": [("history_feed", "first=31/02/2026", 400)],
    "last": [("history_feed", "first=05/03/2026&last=01/03/2026", 400)],
}  # fmt: skip
# Any value means "yes", any text is shown as it is: nothing here can be nonsense.
ANYTHING = {"download", "approved", "whole", "code", "columns", "resume"}
ELSEWHERE = {"unit", "as_of", "cols"}  # tested above
PUBLIC = {"lang", "page"}  # of pages without sign-in: nonsense is the first page, in Vietnamese
# Of pages of one unit without sign-in: what is asked, and the answer. Only "1" is the screen at the counter.
OF_CITIZENS = {
    "ma": [("registers:public_receipt", "khongco", 404), ("registers:public_receipt", "9" * 5000, 404),
           ("registers:public_receipt", "\x00", 200)],
    "quay": [("registers:survey_thanks", "khongco", 200), ("registers:survey_thanks", "\x00", 200)],
}  # fmt: skip


@pytest.mark.parametrize(("name", "query", "code"), [row for rows in READ.values() for row in rows])
def test_what_a_page_reads_from_its_address(name, query, code, story, as_persona):
    response = as_persona("secretary").get(f"{address(name, story.ours)}?{query}")
    assert (response.status_code, bool(sentence(response))) == (code, True)


def test_every_parameter_that_a_view_reads_is_asked_for_nonsense():
    root = Path(__file__).parents[2]
    code = "".join(
        path.read_text()
        for app in ("qms", "documents", "registers", "audits")
        for path in root.glob(f"{app}/**/*.py")
    )
    named = set(re.findall(r'request\.GET\.(?:get|getlist)\("(\w+)"', code))
    named |= set(re.findall(r'"(\w+)" in (?:self\.)?request\.GET', code))
    assert named - set(READ) - ANYTHING - ELSEWHERE - PUBLIC - set(OF_CITIZENS) == set()


@pytest.mark.parametrize(
    ("key", "name", "text", "code"), [(key, *row) for key, rows in OF_CITIZENS.items() for row in rows]
)
def test_what_a_citizen_may_send_in_the_address(key, name, text, code, office, client):
    response = client.get(reverse(name, args=["tantien"]), {key: text})
    assert (response.status_code, bool(sentence(response))) == (code, True)
    assert b"http-equiv" not in response.content  # no page goes back to the counter by itself


def test_what_is_typed_decomposed_is_stored_composed(story, as_persona):
    typed = unicodedata.normalize("NFD", "Mất điện tại quầy tiếp nhận")
    sent = {"kind": Risk.Kind.values[0], "title": typed, "process": "Quầy", "description": "Mất điện",
            "likelihood": "2", "impact": "3", "accepted_level": "low", "due": "05/03/2027"}  # fmt: skip
    response = as_persona("secretary").post(reverse("registers:risk_create"), sent)
    assert response.status_code == 302
    assert Risk.objects.latest("pk").title == "Mất điện tại quầy tiếp nhận"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("due", "31/02/2026", "Không có ngày 31/02/2026 trong lịch."),
        ("due", "2026", "Hãy nhập ngày theo dạng ngày/tháng/năm"),
        ("target", "98.5", "Hãy dùng dấu phẩy cho phần thập phân, ví dụ 98,5"),
        ("target", "9,8,5", "Hãy nhập một số"),
        ("title", "có \x07", "Văn bản có ký tự không dùng được (mã U+0007, ký tự thứ 4)"),
        ("title", "ô" * 301, "301"),
    ],
)
def test_the_sentence_stands_at_its_field(field, typed, said, story, as_persona):
    where = address("registers:objective_edit", story.ours)
    client = as_persona("secretary")
    (_action, fields), *_more = forms_of(html.fromstring(client.get(where).content))
    response = client.post(where, fields | {field: typed})
    assert response.status_code == 422
    errors = response.context["form"].errors
    assert set(errors) == {field} and said in errors[field][0]


def test_ten_megabytes_of_text_are_refused_before_they_are_read(story, as_persona):
    where = address("registers:objective_edit", story.ours)
    response = as_persona("secretary").post(where, {"title": "ô" * 5_000_000})
    assert (response.status_code, bool(sentence(response))) == (400, True)


ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MAY_REDIRECT = {
    "login": "/",  # who is signed in has nothing to do there
    "registers:service_file_forget": r"/one-stop/files/\d+/",  # a file still at work keeps its citizen
}
KEYS = ["q", "as_of", "unit", "sort", "after", "before", "format", "tab", "old", "new", "who", "cols",
        "status", "kind", "person", "first", "last", "source", "next"]  # fmt: skip


def test_random_requests_never_get_an_answer_of_ours_that_says_fault(story, as_persona):
    """A few hundred requests: real addresses with odd keys, values and bodies."""
    met: dict[str, set[int]] = {}
    names, clients = sorted(patterns()), {who: as_persona(who) for who in ("secretary", "chief", "auditor")}

    @settings(max_examples=150, deadline=None, derandomize=True, database=None,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(
        name=st.sampled_from(names), who=st.sampled_from(sorted(clients)), post=st.booleans(),
        query=st.dictionaries(st.sampled_from(KEYS), ODD | st.integers().map(str), max_size=3),
        body=st.dictionaries(st.sampled_from([*KEYS, "version", "reason", "title", "confirmed", "row"]), ODD,
                             max_size=4),
    )  # fmt: skip
    def ask(name, who, post, query, body):
        where = f"{address(name, story.ours)}?{urlencode(query)}"
        with undone():
            send = clients[who].post if post else clients[who].get
            response = send(where, body) if post else send(where)
            assert response.status_code < 500, (where, body)
            if not post and response.status_code in (301, 302):
                assert re.fullmatch(MAY_REDIRECT.get(name, "$"), response["Location"]), where
            if not post and response.status_code >= 400:
                assert sentence(response), where
            met.setdefault(family(where), set()).add(response.status_code)

    ask()
    assert len(met) > 5
    empty = {place for place, codes in met.items() if codes == {404}}  # nothing was asked there
    assert empty <= {"phan-anh"}  # its row names no unit; tests/registers/feedback asks a real one nonsense


def family(where: str) -> str:
    """The first part of an address: the room it stands in."""
    return where.split("?")[0].strip("/").split("/")[0]


ROOMS = sorted({family(reverse(name)) for name in LISTS})


@pytest.mark.parametrize("room", ROOMS)
def test_the_rooms_of_the_random_paths_are_there(as_persona, room):
    """Were a room moved away, every random path in it would be "not found" and prove nothing."""
    assert as_persona("secretary").get(f"/{room}/").status_code == 200


@given(room=st.sampled_from(ROOMS), path=st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
@settings(max_examples=100, deadline=None, derandomize=True, database=None,
          suppress_health_check=list(HealthCheck))  # fmt: skip
def test_random_paths_are_not_found(as_persona, room, path):
    response = as_persona("secretary").get(f"/{room}/{quote(path)}", follow=True)
    assert response.status_code in (404, 400) or (path in ("", ".", "..") and response.status_code < 400)
