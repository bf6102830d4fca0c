"""The public pages: what everybody reads, what nobody reads there, and what it costs."""

import re
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from urllib.robotparser import RobotFileParser

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from documents import actions
from documents.actions.paper import freeze
from documents.actions.posting import check, post, take_down
from documents.fees import fee_of
from documents.models import Revision
from documents.public_pages import feedback_target
from qms.history import record_tx
from qms.models import Assignment, Role, Unit
from tests.personas import SINCE

from ..samples import DAY_ONE, PROCEDURE, effective, in_approval, written

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
PAGE = "/niem-yet/tantien/dang-ky-tam-tru/"
LIST = "/niem-yet/tantien/"
KEPT = "public, max-age=60"
SAME_EVERYWHERE = {  # of which page and request it is, and what guards every page
    "Content-Type", "Content-Length", "Content-Language", "X-Request-ID", "X-Frame-Options",
    "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
}  # fmt: skip


@pytest.fixture
def posted(office):
    """A procedure in force and posted on its day of effect."""
    revision = effective(office)
    return post(
        revision.document, field="Cư trú", place="bảng niêm yết, trụ sở", by=office.secretary,
        at=DAY_ONE + timedelta(hours=4),
    )  # fmt: skip


def words(response):
    return " ".join(response.content.decode().split())


def newer(office, document, on, at=DAY_ONE + DAY, **content):
    """Another revision, approved to take effect on a day."""
    draft = actions.start_revision(document, by=office.secretary, reason="Sửa", at=at)
    told = PROCEDURE | content
    draft = actions.edit_revision(draft, by=office.secretary, at=at, content=told)
    draft = in_approval(office, revision=draft, at=at)
    return actions.approve(draft, by=office.chief, effective_from=on, at=at + timedelta(hours=3))


def test_search_engines_read_the_postings_and_nothing_else(client, posted):
    answer = client.get("/robots.txt")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "text/plain; charset=utf-8")
    assert answer.content.decode() == "User-agent: *\nAllow: /niem-yet/\nDisallow: /\n"
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    assert not answer.cookies
    rules = RobotFileParser()
    rules.parse(answer.content.decode().splitlines())
    read = {path: rules.can_fetch("Googlebot", path) for path in (LIST, PAGE, "/", "/documents/", "/s/abc/")}
    assert read == {LIST: True, PAGE: True, "/": False, "/documents/": False, "/s/abc/": False}
    again = client.get("/robots.txt", headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, client.post("/robots.txt").status_code) == (304, 405)


# --- what everybody reads ------------------------------------------------------------------------


def test_time_and_fee_come_first_then_papers_steps_place_and_the_revision(client, posted):
    text = words(client.get(PAGE))
    order = [
        "3 ngày làm việc", "15.000 đồng/lần", "Giấy tờ cần có", "(CT01)", "bản chính", "Các bước",
        "Thẩm tra chỗ ở", "Nơi nộp", "Bộ phận Một cửa Công an xã Tân Tiến", "66/2023/TT-BCA",
        "Lần ban hành 01, lần sửa đổi 00", '<dd lang="vi">Trưởng Công an xã</dd>',
        '02/03/2026, <span lang="vi">bảng niêm yết', "http://127.0.0.1:8000/niem-yet/tantien/dang-ky-tam-tru/",
    ]  # fmt: skip
    places = [text.index(part, text.index("<main")) for part in order]
    assert places == sorted(places)


def test_the_time_saved_against_the_law_is_said(office, client):
    law = {"value": "5", "unit": "working_day"}
    revision = effective(office, revision=written(office, content=PROCEDURE | {"statutory_time_limit": law}))
    post(revision.document, field="Cư trú", by=office.secretary)
    assert "nhanh hơn quy định 2 ngày (quy định: 5 ngày làm việc)" in words(client.get(PAGE))


def test_a_new_revision_is_shown_from_its_day_on_and_no_draft_before(office, client, posted, monkeypatch):
    before = client.get(PAGE)
    newer(office, posted.document, date(2026, 4, 1), place="Trụ sở mới")
    monkeypatch.setattr("documents.views.public.timezone.localdate", lambda: date(2026, 3, 31))
    assert client.get(PAGE).content == before.content
    monkeypatch.setattr("documents.views.public.timezone.localdate", lambda: date(2026, 4, 1))
    after = client.get(PAGE)  # before anybody has signed in on that day
    assert "Trụ sở mới" in words(after) and "lần sửa đổi 01" in words(after)
    assert after["ETag"] != before["ETag"]


def test_without_a_revision_in_force_the_page_stays_loud_and_empty(office, client, posted):
    revision = Revision.objects.get(document=posted.document)
    actions.withdraw(revision, by=office.chief, reason="Bãi bỏ")
    response = client.get(PAGE)
    text = words(response)
    assert response.status_code == 200
    assert "Đã hết hiệu lực" in text and "noindex" in text and "Đăng ký tạm trú" in text
    for gone in ("15.000", "Thẩm tra chỗ ở", "CT01", "og:image"):
        assert gone not in text, gone
    assert "Đăng ký tạm trú" not in words(client.get(LIST))


def test_the_list_finds_by_field_title_and_code_without_marks(office, client, posted):
    other = effective(office, code="QT-03", title="Cấp thẻ căn cước")
    post(other.document, field="Căn cước", by=office.secretary)
    both = words(client.get(LIST))
    assert both.index("Căn cước <small>1</small>") < both.index("Cư trú <small>1</small>")
    for query in ("tam tru", "TẠM  TRÚ", "qt-02", "cu tru dang ky"):
        found = words(client.get(LIST, {"q": query}))
        assert PAGE in found and "/cap-the-can-cuoc/" not in found, query
    assert "0 thủ tục khớp" in words(client.get(LIST, {"q": "hộ chiếu"}))


def test_one_unit_is_opened_at_once_and_several_are_offered(office, client, posted):
    assert client.get("/niem-yet/?lang=en")["Location"] == f"{LIST}?lang=en"
    theirs = theirs_posted(office)
    text = words(client.get("/niem-yet/"))
    assert 'href="/niem-yet/tantien/"' in text and 'href="/niem-yet/nhambien/"' in text
    found = words(client.get("/niem-yet/", {"q": "nham bien"}))
    assert "/niem-yet/nhambien/" in found and "/niem-yet/tantien/" not in found
    assert theirs.unit != posted.unit


def theirs_posted(office):
    """The neighbour posts a procedure under the same words."""
    revision = effective(neighbours(office), title="Đăng ký tạm trú", code="QT-98")
    return post(revision.document, field="Cư trú", by=office.neighbour)


def neighbours(office):
    """The people of Nham Biền under the names that the samples use."""
    with record_tx(by=None, verb="qms.load"):
        Assignment(user=office.owner2, unit=office.nham_bien, role=Role.OWNER, from_date=SINCE).save()
    return SimpleNamespace(
        tan_tien=office.nham_bien, secretary=office.neighbour, chief=office.neighbour_chief,
        owner=office.owner2,
    )  # fmt: skip


# --- what nobody reads there ---------------------------------------------------------------------


def test_no_name_no_internal_part_no_draft_no_other_procedure(office, client, posted):
    unposted = effective(office, code="QT-09", title="Thủ tục chưa niêm yết")
    draft = actions.start_revision(posted.document, by=office.secretary, reason="Bí mật nháp")
    actions.edit_revision(draft, by=office.secretary, content=PROCEDURE | {"fee": "99.000 đồng nháp"})
    down = effective(office, code="QT-10", title="Thủ tục đã gỡ")
    taken = post(down.document, field="Cư trú", by=office.secretary)
    take_down(taken, by=office.secretary, reason="Lý do riêng")
    people = [office.secretary, office.owner, office.chief, office.desk]
    internal = ["Thống nhất cách tiếp nhận", "05 năm", "Bộ phận cư trú", "TCVN ISO 9001:2015",
                "TN&amp;amp;TKQ: tiếp nhận"]  # fmt: skip
    drafts = [
        "Bí mật nháp",
        "99.000",
        "Lý do riêng",
        unposted.title,
        "Thủ tục đã gỡ",
        "/documents/",
        "/revisions/",
    ]
    secrets = [*map(str, people), *(person.username for person in people), *internal, *drafts]
    pages = [PAGE, LIST, "/niem-yet/tantien/thu-tuc-chua-niem-yet/", "/niem-yet/tantien/thu-tuc-da-go/"]
    for page in pages:
        text = words(client.get(page)).replace('href="/static/documents/', "")
        assert [secret for secret in secrets if secret in text] == [], page
    assert [client.get(page).status_code for page in pages] == [200, 200, 404, 410]


def test_another_unit_shows_only_its_own(office, client, posted):
    other = theirs_posted(office)
    assert other.slug == posted.slug
    assert "Công an thị trấn Nham Biền" in words(client.get("/niem-yet/nhambien/dang-ky-tam-tru/"))
    assert "QT-98" not in words(client.get(LIST)) and "Nham Biền" not in words(client.get(PAGE))


def test_only_forms_that_a_posted_procedure_names_are_handed_out(office, client, posted):
    told = {"kind": "form", "title": "Biểu mẫu", "content": {"body": "<p>Họ và tên: …</p>"}}
    named, strange = [effective(office, code=code, **told) for code in ("BM-QT02-01", "BM-99")]
    for revision in (named, strange):
        freeze(revision, f"%PDF-1.7 {revision.document.code}".encode(), by=None)
    url = f"{PAGE}mau/{named.document_id}/"
    assert url in words(client.get(PAGE))
    response = client.get(url)
    assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
    assert response.content == b"%PDF-1.7 BM-QT02-01"
    refused = [f"{PAGE}mau/{strange.document_id}/", f"{PAGE}mau/{posted.document_id}/", f"{PAGE}mau/999999/"]
    refused += [f"{PAGE}mau/99999999999999999999/"]
    assert [client.get(page).status_code for page in refused] == [404] * 4
    take_down(posted, by=office.secretary, reason="Đang sửa")
    assert client.get(url).status_code == 404


# --- what it costs and how it is kept ------------------------------------------------------------


def long_procedure() -> dict:
    """Longer than any real one: 30 papers, 20 steps, 12 forms, 25 legal texts."""
    rows = {
        "dossier": [
            {"name": f"Giấy tờ số {n}, " + "bản khai chi tiết " * 6, "original": True, "copy": True,
             "quantity": "01", "note": "Không phải nộp nếu đã có trong cơ sở dữ liệu"}
            for n in range(30)
        ],
        "steps": [
            {"action": f"Bước {n}: " + "thẩm tra, xác minh, lập phiếu " * 5, "role": "Cán bộ được phân công",
             "value": "0.15", "unit": "day"}
            for n in range(20)
        ],
        "forms": [{"code": f"BM-{n:02d}", "name": "Phiếu xác minh thông tin cư trú"} for n in range(12)],
        "legal_basis": [f"Thông tư số {n}/2026/TT-BCA quy định chi tiết việc đăng ký" for n in range(25)],
        "conditions": "Có chỗ ở hợp pháp. " * 60, "channels": "Trực tiếp; trực tuyến; bưu chính. " * 20,
    }  # fmt: skip
    return PROCEDURE | rows


def css_bytes() -> int:
    return len(Path(finders.find("documents/public.css")).read_bytes())


def test_the_longest_page_needs_three_queries_and_stays_below_sixty_kilobytes(office, client):
    revision = effective(office, revision=written(office, content=long_procedure()))
    post(revision.document, field="Cư trú", by=office.secretary)
    for page, queries in ((PAGE, 3), (LIST, 3), ("/niem-yet/", 1)):
        with CaptureQueriesContext(connection) as asked:
            response = client.get(page)
        assert len(asked) == queries, page
        assert len(response.content) + css_bytes() <= 60_000, (page, len(response.content))


def test_a_hundred_lines_of_the_list_stay_below_sixty_kilobytes(office, client, posted):
    with record_tx(by=None, verb="qms.load"):
        for number in range(120):
            title = f"Thủ tục số {number:03d}: cấp đổi, cấp lại giấy tờ cho công dân cư trú tại địa bàn"
            like(posted, f"QT-{number + 100}", title, f"thu-tuc-{number:03d}-cap-doi-cap-lai-giay-to")
    response = client.get(LIST)
    assert words(response).count("<li>") == 100 and "?page=2" in words(response)
    assert len(response.content) + css_bytes() <= 60_000, len(response.content)
    assert words(client.get(LIST, {"page": "2"})).count("<li>") == 21


def like(posting, code, title, slug):
    """One more posted procedure, written straight into the tables."""
    document, revision = posting.document, Revision.objects.get(document=posting.document)
    for row in (document, revision, posting):
        row.pk, row.version, row._state.adding = None, 0, True
    document.code, document.title, document.submission_key = code, title, None
    document.save()
    revision.document, revision.title = document, title
    revision.save()
    posting.document, posting.code, posting.title, posting.slug = document, f"NY-{code}", title, slug
    posting.save()


def test_caches_may_keep_it_a_minute_and_ask_again_by_its_hash(office, client, posted):
    first = client.get(PAGE)
    assert first["Cache-Control"] == KEPT
    again = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    check(posted, by=office.desk)
    changed = client.get(PAGE, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200 and changed["ETag"] != first["ETag"]
    assert client.head(PAGE).status_code == 200 and client.post(PAGE).status_code == 405


def test_everybody_gets_the_same_page_and_no_cookie(office, client, signed_in, posted):
    for page in (PAGE, LIST):
        mine = signed_in(office.secretary).get(page, headers={"Cookie": "django_language=en"})
        client.logout()
        theirs = client.get(page)
        assert theirs.content == mine.content and theirs["ETag"] == mine["ETag"]
        assert not theirs.cookies and theirs["Content-Language"] == "vi"


@pytest.mark.parametrize("asks", ["nobody", "desk"])
def test_one_answer_for_all_is_what_its_headers_say(office, client, signed_in, posted, asks):
    """Whole: a cache between must not keep one for each cookie, whoever asks first."""
    reader = client if asks == "nobody" else signed_in(office.desk)
    for page in (PAGE, f"{PAGE}the.png", LIST, "/niem-yet/tantien/khong-co/"):
        answer = reader.get(page, headers={"Cookie": "django_language=en"})
        told = {name: value for name, value in answer.headers.items() if name not in SAME_EVERYWHERE}
        assert told.keys() == {"Cache-Control", "ETag"}, page
        assert told["Cache-Control"] == ("public, max-age=3600" if page.endswith("png") else KEPT)
        assert not answer.cookies


def test_what_a_page_is_asked_with_moves_nothing_but_its_language(office, signed_in, posted):
    client = signed_in(office.secretary)
    plain = client.get(PAGE).content
    for query in ("?as_of=2020-01-01", "?as_of=x", "?unit=KHONGCO"):
        assert (client.get(PAGE + query).status_code, client.get(PAGE + query).content) == (200, plain)


def test_no_script_no_other_host_and_the_headers_of_every_page(client, posted):
    for page in (PAGE, LIST, "/niem-yet/tantien/khong-co/"):
        response = client.get(page)
        text = words(response)
        assert "<script" not in text and "style=" not in text and " on" + "click" not in text
        assert set(re.findall(r'(?:src|href)="(?:https?:)?//([^/"]+)', text)) <= {"127.0.0.1:8000"}
        assert "default-src 'self'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY" and response["X-Content-Type-Options"] == "nosniff"


def test_english_is_another_address_and_leaves_the_words_of_the_procedure(client, posted):
    response = client.get(PAGE, {"lang": "en"})
    text = words(response)
    assert response["Content-Language"] == "en" and '<html lang="en"' in text
    assert '<h1 lang="vi">Đăng ký tạm trú</h1>' in text and "Nơi nộp, giờ tiếp nhận" not in text
    assert f"{LIST}?lang=en" in text and f'href="{PAGE}"' in text
    assert client.get(PAGE, {"lang": "x" * 5000})["Content-Language"] == "vi"


def test_the_card_of_a_chat_is_a_small_picture(office, client, posted):
    cache.clear()
    card = re.search(r'og:image" content="http://127.0.0.1:8000([^"]+)"', words(client.get(PAGE))).group(1)
    response = client.get(card)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert response.content[:4] == b"\x89PNG" and len(response.content) < 100_000
    take_down(posted, by=office.secretary, reason="Sai")
    assert client.get(card).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/niem-yet/khong-co/", "/niem-yet/tantien/khong-co/", "/niem-yet/TÂN%00/", "/niem-yet/%2e%2e/x/",
     "/niem-yet/tantien/" + "x" * 3000 + "/"],
)  # fmt: skip
def test_unknown_addresses_are_a_plain_page(client, posted, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "Không có" in words(response) and "Traceback" not in words(response)


@pytest.mark.parametrize("query", ["x" * 10_000, "\x00\x1b[2J", "<script>alert(1)</script>", "%' OR 1=1 --"])
def test_a_wild_search_finds_nothing_and_breaks_nothing(client, posted, query):
    response = client.get(LIST, {"q": query, "page": "-7"})
    assert response.status_code == 200 and "<script" not in words(response)
    assert len(response.content) < 10_000


def test_the_public_views_are_exactly_these():
    """Deny by default: whatever answers without sign-in is named here."""
    known = {"login", "switch_language", "documents:revision_status", "documents:revision_detail",
             "documents:public_units", "documents:public_unit", "documents:public_procedure",
             "documents:public_card", "documents:public_form", "documents:robots",
             "registers:public_feedback", "registers:public_receipt", "registers:public_survey",
             "registers:kiosk_survey", "registers:survey_thanks",
             "registers:public_feedback_all", "registers:public_survey_all",
             "registers:public_lookup_all", "registers:public_lookup", "registers:public_status"}  # fmt: skip
    assert set(public_names(get_resolver())) == known


def public_names(resolver, space=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{pattern.namespace}:" if pattern.namespace else ""
            yield from public_names(pattern, space + inner)
        elif not getattr(pattern.callback, "login_required", True):
            yield space + pattern.name


# --- small words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, parts, rest",
    [
        (
            "Trực tiếp: 20.000 đồng; trực tuyến: 10.000 đồng/lần",
            [("Trực tiếp", "20.000 đồng"), ("Trực tuyến", "10.000 đồng/lần")], "",
        ),
        (
            "Trực tiếp: 15.000 đồng; trực tuyến: 7.000 đồng. Theo danh sách: 10.000 đồng trực tiếp.",
            [("Trực tiếp", "15.000 đồng"), ("Trực tuyến", "7.000 đồng")],
            "Theo danh sách: 10.000 đồng trực tiếp.",
        ),
        ("Không", [], "Không"),
        ("Theo biểu phí hiện hành.", [], "Theo biểu phí hiện hành."),
        ("", [], ""),
    ],
)  # fmt: skip
def test_a_fee_is_split_only_where_it_is_written_so(text, parts, rest):
    assert (list(fee_of(text).parts), fee_of(text).rest) == (parts, rest)


@pytest.mark.parametrize(
    "feedback, phone, told",
    [
        ("", "", ("", "")),
        ("", "0204 3 123 456", ("0204 3 123 456", "tel:02043123456")),
        (
            "https://tantien.example/gop-y/",
            "0204",
            ("tantien.example/gop-y", "https://tantien.example/gop-y/"),
        ),
        ("javascript:alert(1)", "", ("javascript:alert(1)", "")),
        ("Hòm thư góp ý tại sảnh", "0204", ("Hòm thư góp ý tại sảnh", "")),
    ],
)
def test_where_feedback_goes(feedback, phone, told):
    assert feedback_target(Unit(feedback=feedback, phone=phone)) == told
