"""Finding a document by words inside it: what, whose, in which state, as of when."""

from datetime import timedelta

from documents import actions
from documents.content import parse
from documents.content_words import folded_words
from documents.finding import find_texts, make_missing
from documents.models import Revision, RevisionWords
from qms.history import NOW, Moment
from tests.documents.samples import DAY_ONE, PROCEDURE, effective, new_document, written

SEARCH = "/search/"


def look(text, user, moment=NOW):
    return [
        (hit.title, str(hit.state), str(hit.part), str(hit.excerpt))
        for hit in find_texts(text, user, moment, 20)
    ]


def test_every_part_of_a_procedure_is_found_without_marks_and_shown_marked(office):
    revision = effective(office)
    title, state = revision.title, "Hiệu lực"
    place = "Thống nhất cách tiếp nhận và giải quyết hồ sơ <mark>đăng ký tạm trú</mark>."
    assert look("DANG ky  tam-tru", office.inspector) == [(title, state, "Mục đích", place)]
    for words, part in (
        ("chung minh cho o", "Thành phần hồ sơ"), ("tham tra cho o", "Các bước"),
        ("bien ban xac minh", "Biểu mẫu"), ("bo phan cu tru", "Hồ sơ cần lưu"),
        ("15.000 dong", "Lệ phí"), ("66/2023/tt-bca", "Cơ sở pháp lý"), ("1.004194", "Mã thủ tục hành chính"),
        ("ngay nhan du", "Thời hạn giải quyết"),
    ):  # fmt: skip
        assert [hit[2] for hit in look(words, office.inspector)] == [part], words


def test_a_phrase_before_words_apart_and_only_from_the_beginning_of_a_word(office):
    effective(office)
    (hit,) = look("cảnh sát trưởng", office.inspector)  # nobody wrote it together
    assert "<mark>Cảnh</mark> <mark>sát</mark> khu vực" in hit[3]
    assert look("ruc tiep", office.inspector) == []  # inside "trực"
    assert look("canh sat bao", office.inspector) == []
    assert look("tr", office.inspector) == look("%%%", office.inspector) == look("", office.inspector) == []


def test_excerpts_are_cut_at_words_and_escaped(office):
    long = "chữ " * 60
    purpose = f"<p>{long}&lt;script&gt;alert(1)&lt;/script&gt; Điều kiện {long}</p>"
    effective(office, revision=written(office, content=PROCEDURE | {"purpose": purpose}))
    (hit,) = look("dieu kien", office.inspector)
    assert hit[3].startswith("… chữ ") and hit[3].endswith(" chữ …")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>Điều kiện</mark> chữ" in hit[3]


def test_what_another_unit_wrote_stays_hidden(office):
    effective(office)
    assert look("tham tra cho o", office.neighbour) == []


def test_a_draft_says_that_it_is_one_and_what_was_superseded_is_left_out(office):
    old = effective(office)
    later = DAY_ONE + timedelta(days=30)
    draft = actions.start_revision(old.document, by=office.secretary, at=later)
    changed = PROCEDURE | {"scope": "<p>Người thuê trọ dài ngày.</p>"}
    actions.edit_revision(
        draft, by=office.secretary, at=later, content=changed, change_summary="Mở rộng phạm vi"
    )
    assert [hit[1] for hit in look("nguoi thue tro", office.inspector)] == ["Nháp"]
    assert [hit[1] for hit in look("tam tru tren dia ban", office.inspector)] == ["Hiệu lực"]
    effective(office, at=later, revision=draft)
    assert [hit[1] for hit in look("nguoi thue tro", office.inspector)] == ["Hiệu lực"]
    assert look("tam tru tren dia ban", office.inspector) == []
    then = Moment(later - timedelta(days=1))
    assert look("nguoi thue tro", office.inspector, then) == []
    assert [hit[1] for hit in look("tam tru tren dia ban", office.inspector, then)] == ["Hiệu lực"]
    assert look("tam tru", office.inspector, Moment(DAY_ONE + timedelta(minutes=30))) == []  # a draft then


def test_the_page_shows_a_document_once_and_leads_to_the_part(office, signed_in):
    revision = effective(office)
    client = signed_in(office.inspector)
    response = client.get(SEARCH, {"q": "tham tra cho o"})
    assert f'href="{revision.document.get_absolute_url()}#part-steps"' in response.content.decode()
    assert [hit.code for group in response.context["texts"] for hit in group["records"]] == ["QT-02"]
    assert response.context["hit_count"] == 1
    assert client.get(SEARCH, {"q": "dang ky tam tru"}).context["texts"] == []  # found by its title


def test_words_from_before_this_search_are_made_once(office):
    revision = new_document(office)
    RevisionWords.objects.all().delete()
    make_missing(DAY_ONE.date())
    make_missing(DAY_ONE.date())
    kept = RevisionWords.objects.get(revision=revision)
    assert kept.folded == folded_words(parse(Revision.objects.get(pk=revision.pk).content))
