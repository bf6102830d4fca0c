"""Posting in the office: what may be posted, by whom, at which address; checks, shares, posters, pages."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from documents import actions
from documents.actions import posting as acts
from documents.models import Posting, Revision
from documents.models.posting import slug_of
from documents.posted import Share, share_posted
from documents.posters import poster_of, poster_of_unit, title_size
from documents.states import posting as states
from documents.tables.posting import PostingTable, overdue
from qms import search, worklist
from qms.export.pdf import page_count
from qms.history import Moment, record_tx
from qms.states import Refused

from ..samples import DAY_ONE, PROCEDURE, effective, new_document, written
from .test_public import long_procedure, newer, theirs_posted

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
LIST = reverse("documents:posting_list")
TODAY = date(2026, 3, 2)


def posted(office, at=DAY_ONE + timedelta(hours=4), code="QT-02", title="Đăng ký tạm trú", **told):
    revision = effective(office, code=code, title=title)
    return acts.post(revision.document, field="Cư trú", by=office.secretary, at=at, **told)


# --- what may be posted, where -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text, slug",
    [
        ("Đăng ký tạm trú", "dang-ky-tam-tru"),
        ("QT.GĐ.01", "qt-gd-01"),
        ("  Cấp   thẻ (căn cước) / lần đầu!  ", "cap-the-can-cuoc-lan-dau"),
        ("Rất dài " * 20, "-".join(["rat-dai"] * 7 + ["rat"])),
        ("x" * 200, "x" * 60),
        ("…", ""),
    ],
)
def test_the_address_comes_from_the_title(text, slug):
    assert slug_of(text) == slug


def test_the_second_of_the_same_title_takes_its_code_and_the_address_never_changes(office):
    first = posted(office)
    second = posted(office, code="QT-03")
    third = posted(office, code="QT.03")
    assert [one.slug for one in (first, second, third)] == [
        "dang-ky-tam-tru",
        "qt-03",
        f"tt-{third.document_id}",
    ]
    first.slug, first.field = "khac", "Hộ tịch"
    acts.edit_posting(first, by=office.secretary)
    assert Posting.objects.get(pk=first.pk).slug == "dang-ky-tam-tru"


def test_only_procedures_for_citizens_in_force_are_posted_once(office):
    draft = new_document(office, code="QT-05").document
    form = effective(office, code="BM-01", kind="form", content={"body": "<p>Mẫu</p>"}).document
    inner = PROCEDURE | {"tthc_codes": [], "dossier": []}
    system = Revision.objects.get(pk=written(office, code="QT-ISO", content=inner).pk)
    with record_tx(by=None, verb="qms.load"):
        system.status, system.effective_from = "effective", TODAY
        system.save()
        system.document.status = "effective"
        system.document.save()
    done = posted(office).document
    for document, why in (
        (draft, "Chỉ niêm yết quy trình đang hiệu lực."),
        (form, "Chỉ niêm yết quy trình."),
        (system.document, "Quy trình nội bộ, không có mã thủ tục hay giấy tờ người dân nộp, không niêm yết."),
        (done, "Quy trình này đã có trong danh sách niêm yết."),
    ):
        with pytest.raises(Refused, match=why[:30]):
            acts.post(document, field="Cư trú", by=office.secretary)
    assert Posting.objects.count() == 1


@pytest.mark.parametrize(
    "told, why",
    [
        ({"field": " "}, "Ghi lĩnh vực"),
        ({"field": "A", "slug": "Có dấu"}, "Địa chỉ ngắn chỉ gồm"),
        ({"field": "A", "slug": "-x"}, "Địa chỉ ngắn chỉ gồm"),
        ({"field": "A", "slug": "x" * 61}, "Địa chỉ ngắn chỉ gồm"),
        ({"field": "A", "slug": "dang-ky-tam-tru"}, "đã dùng cho thủ tục khác"),
        ({"field": "A", "posted_on": date(2999, 1, 1)}, "không sau hôm nay"),
    ],
)
def test_a_bad_posting_is_refused_by_name(office, told, why):
    posted(office)
    other = effective(office, code="QT-03").document
    with pytest.raises(Refused, match=why):
        acts.post(other, by=office.secretary, **told)


def test_many_are_posted_together_or_none(office):
    one, two = (effective(office, code=code, title=code).document for code in ("QT-11", "QT-12"))
    with pytest.raises(Refused):
        acts.post_many([(one, "Cư trú", ""), (two, "", "")], by=office.secretary)
    assert Posting.objects.count() == 0
    made = acts.post_many([(one, "Cư trú", ""), (two, "Căn cước", "cc")], by=office.secretary, place="Bảng")
    assert [(post.slug, post.field, post.place) for post in made] == [
        ("qt-11", "Cư trú", "Bảng"), ("cc", "Căn cước", "Bảng"),
    ]  # fmt: skip


def test_the_database_holds_address_and_end(office):
    first, second = posted(office), posted(office, code="QT-03")
    for change in ({"slug": first.slug}, {"slug": ""}, {"status": states.TAKEN_DOWN}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Posting._base_manager.filter(pk=second.pk).update(**change)


# --- its life ------------------------------------------------------------------------------------


def test_it_is_checked_monthly_and_when_a_newer_revision_takes_effect(office):
    posting = posted(office)
    assert posting.check_due == TODAY + 30 * DAY
    acts.check(posting, by=office.desk, at=DAY_ONE + 10 * DAY)
    assert (posting.checked_on, posting.checked_by) == (TODAY + 10 * DAY, office.desk)
    assert posting.check_due == TODAY + 40 * DAY
    newer(office, posting.document, TODAY + 20 * DAY, at=DAY_ONE + 11 * DAY)
    actions.advance(TODAY + 20 * DAY)
    posting = Posting.objects.get(pk=posting.pk)
    assert posting.check_due == posting.document.effective_from == TODAY + 20 * DAY


@pytest.mark.parametrize("after, late", [(30, False), (31, True)])
def test_page_filter_and_database_agree_on_what_is_overdue(office, after, late):
    posting = posted(office)
    on = TODAY + after * DAY
    assert (posting.standing(on) is states.UNCHECKED) == late
    moment = type("On", (Moment,), {"on": on})()
    assert overdue(Posting.objects.all(), moment).exists() == late


def test_taken_down_it_keeps_its_address_and_comes_back_with_a_new_day(office):
    posting = posted(office)
    with pytest.raises(Refused):
        acts.take_down(posting, by=office.secretary)
    acts.take_down(posting, by=office.secretary, reason="Đang sửa", at=DAY_ONE + 5 * DAY)
    other = effective(office, code="QT-03", title="Đăng ký tạm trú").document
    assert acts.post(other, field="Cư trú", by=office.secretary).slug == "qt-03"
    acts.restore(posting, by=office.secretary, at=DAY_ONE + 9 * DAY)
    assert (posting.slug, posting.posted_on, posting.taken_down_on) == (
        "dang-ky-tam-tru",
        TODAY + 9 * DAY,
        None,
    )


def test_it_does_not_come_back_without_a_revision_in_force(office):
    posting = posted(office)
    acts.take_down(posting, by=office.secretary, reason="Bãi bỏ")
    actions.withdraw(Revision.objects.get(document=posting.document), by=office.chief, reason="Bãi bỏ")
    with pytest.raises(Refused, match="đang hiệu lực"):
        acts.restore(posting, by=office.secretary)


def test_the_share_counts_procedures_for_citizens_and_an_empty_one_is_no_hundred(office):
    units = [office.tan_tien.pk]
    assert share_posted(Moment(), units).words == "–"
    posted(office)
    effective(office, code="QT-03", title="Khác")
    effective(office, code="QT-04", title="Nữa")
    theirs_posted(office)
    share = share_posted(Moment(), units)
    assert (share, share.words) == (Share(1, 3), "1/3 (33,3 %)")
    assert PostingTable().figures(Posting.objects.all(), Moment())[0].value == "2/4 (50 %)"


def test_the_officer_is_told_what_to_check_and_what_to_take_down(office):
    posting, units = posted(office), [office.tan_tien.pk]

    def told(user, on):
        return [task.verb for task in worklist.tasks(user, units, on) if "niêm yết" in str(task.verb)]

    assert told(office.secretary, TODAY + 26 * DAY) == []
    assert told(office.secretary, TODAY + 27 * DAY) == ["Kiểm tra bản niêm yết"]
    assert told(office.desk, TODAY + 40 * DAY) == []
    actions.withdraw(Revision.objects.get(document=posting.document), by=office.chief, reason="Bãi bỏ")
    assert told(office.secretary, TODAY) == ["Gỡ niêm yết"]


# --- pages and posters ---------------------------------------------------------------------------


def test_the_list_says_what_is_missing_and_the_page_posts_it(office, signed_in):
    document = effective(office).document
    client = signed_in(office.secretary)
    text = client.get(LIST).content.decode()
    assert "đã niêm yết 0/1 (0 %) thủ tục đang hiệu lực" in text and "Đang hiệu lực, chưa niêm yết" in text
    new = reverse("documents:posting_create")
    name = f"d{document.pk}"
    assert 'value="dang-ky-tam-tru"' in client.get(new).content.decode()
    assert client.post(new, {}).status_code == 422
    empty = client.post(new, {f"{name}-take": "on", f"{name}-slug": "Sai Dấu"})
    assert empty.status_code == 422 and "Chỉ gồm chữ thường" in empty.content.decode()
    done = client.post(new, {f"{name}-take": "on", f"{name}-field": "Cư trú", f"{name}-slug": "tam-tru"})
    assert done["Location"] == LIST
    assert Posting.objects.get().public_path == "/niem-yet/tantien/tam-tru/"
    assert "100 %" in client.get(LIST).content.decode()


def test_the_desk_checks_and_only_the_officer_takes_down(office, signed_in):
    posting = posted(office)
    client = signed_in(office.desk)
    act = f"{posting.get_absolute_url()}act/"
    assert client.post(f"{act}posting_take_down/", {"reason": "x", "confirmed": "1"}).status_code == 403
    assert client.post(f"{act}posting_check/", {"confirmed": "1"}).status_code == 302
    assert Posting.objects.get().checked_by == office.desk
    assert client.get(reverse("documents:posting_create")).status_code == 403
    assert signed_in(office.neighbour).get(posting.get_absolute_url()).status_code == 404


def test_page_and_list_of_a_past_day_know_the_document_of_that_day(office, signed_in):
    posting = posted(office)
    actions.withdraw(Revision.objects.get(document=posting.document), by=office.chief, reason="Bãi bỏ")
    client = signed_in(office.secretary)
    past = (DAY_ONE + DAY).isoformat()
    for page in (LIST, posting.get_absolute_url()):
        now, then = (client.get(page, query).content.decode() for query in ({}, {"as_of": past}))
        assert "Quy trình hết hiệu lực" in now.split("<table")[-1] or "không còn bản hiệu lực" in now
        assert "Đang niêm yết" in then and "không còn bản hiệu lực" not in then


def test_a_search_tells_a_posting_as_it_stood(office):
    posting = posted(office)
    actions.withdraw(Revision.objects.get(document=posting.document), by=office.chief, reason="Bãi bỏ")
    told = [
        search.find(posting.code, office.secretary, moment)[Posting][0].seen_as
        for moment in (Moment(DAY_ONE + DAY), Moment())
    ]
    assert told == [states.POSTING.state(states.POSTED), states.OVER]


@pytest.mark.needs("pango")
@pytest.mark.parametrize("content", [PROCEDURE, long_procedure()], ids=["usual", "long"])
def test_a_poster_is_one_sheet_whatever_the_procedure(office, content):
    title = "Đăng ký tạm trú" if content is PROCEDURE else "Đăng ký, cấp đổi, cấp lại giấy tờ " * 8
    revision = effective(office, revision=written(office, content=content, title=title[:280]))
    posting = acts.post(revision.document, field="Cư trú", slug="a", by=office.secretary)
    made = poster_of(posting, Moment())
    assert made[:5] == b"%PDF-" and page_count(made) == 1
    assert page_count(poster_of_unit(office.tan_tien, Moment())) == 1


def test_no_poster_of_what_is_down_or_over(office):
    posting = posted(office)
    actions.withdraw(Revision.objects.get(document=posting.document), by=office.chief, reason="Bãi bỏ")
    assert poster_of(posting, Moment()) is None
    assert [title_size(text) for text in ("Ngắn", "x" * 60, "x" * 300)] == [40, 26, 16]


def test_the_status_page_leads_to_the_posted_page(office, client):
    posting = posted(office)
    page = client.get(posting.public_path).content.decode()
    status = page.split('href="http://127.0.0.1:8000/s/')[1].split('"')[0]
    assert posting.public_path in client.get(f"/s/{status}").content.decode()
    acts.take_down(posting, by=office.secretary, reason="Sai")
    assert posting.public_path not in client.get(f"/s/{status}").content.decode()
