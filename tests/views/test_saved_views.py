"""A person's own views of a list: kept, renamed, dropped, and nobody else's business."""

import pytest

from qms.models import SavedView

LIST = "/registers/risks/"
QUERY = "cols=code&cols=title&kind=risk&sort=-due"


def post(client, query="", **data):
    return client.post(f"{LIST}?{query}", data, follow=True)


def said(response):
    return [str(message) for message in response.context["messages"]]


def kept(user):
    return list(SavedView.objects.filter(user=user).values_list("list", "name", "query"))


def tabs(response):
    return [(str(tab["label"]), tab["query"], tab["current"]) for tab in response.context["saved"]]


@pytest.fixture
def save(office, signed_in):
    """``save("Của tôi")``: the secretary keeps QUERY under a name."""

    def do(name="Của tôi", query=QUERY):
        return post(signed_in(office.secretary), query, do="save_view", name=name)

    return do


def test_filters_columns_and_order_are_kept_without_place_unit_and_junk(office, save):
    response = save(query=f"unit=TANTIEN&{QUERY}&utm=x&after=")
    assert said(response) == ["Đã lưu cách xem “Của tôi”."]
    assert kept(office.secretary) == [("risks", "Của tôi", QUERY)]
    assert tabs(response) == [("Tất cả", "", False), ("Của tôi", QUERY, True)]


def test_nobody_else_sees_renames_or_drops_it(office, save, signed_in):
    save()
    client, key = signed_in(office.chief), SavedView.objects.get().pk
    assert tabs(client.get(LIST)) == [("Tất cả", "", True)]
    assert post(client, do="rename_view", view=key, name="Khác").status_code == 404
    assert post(client, do="drop_view", view=key).status_code == 404
    assert kept(office.secretary) == [("risks", "Của tôi", QUERY)]


def test_own_one_is_renamed_and_dropped(office, save, signed_in):
    save()
    client, key = signed_in(office.secretary), SavedView.objects.get().pk
    assert said(post(client, do="rename_view", view=key, name="Trễ hạn")) == [
        "Đã đổi tên cách xem thành “Trễ hạn”."
    ]
    assert kept(office.secretary) == [("risks", "Trễ hạn", QUERY)]
    assert said(post(client, do="drop_view", view=key)) == ["Đã xóa cách xem “Trễ hạn”."]
    assert kept(office.secretary) == []


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        ("", QUERY, "Tên của cách xem: "),
        ("x" * 61, QUERY, "Tên của cách xem: "),
        ("tất CẢ", QUERY, "Đã có cách xem tên “tất CẢ”. Hãy đặt tên khác."),
        ("có rồi", QUERY, "Đã có cách xem tên “có rồi”. Hãy đặt tên khác."),
        ("Mới", "", "Hãy lọc, chọn cột hoặc sắp xếp trước rồi mới lưu cách xem."),
        ("Mới", "kind=" + "&kind=".join(["risk"] * 150), "Cách xem này chọn quá nhiều giá trị."),
    ],
)
def test_what_cannot_be_kept_is_one_sentence(office, save, name, query, sentence):
    save("Có rồi")
    assert [text[: len(sentence)] for text in said(save(name, query))] == [sentence]
    assert len(kept(office.secretary)) == 1


def test_the_list_itself_refuses_a_query_it_does_not_know(office, save):
    assert save(query="sort=nonsense").status_code == 400
    assert kept(office.secretary) == []


def test_no_more_than_twenty(office, save):
    for number in range(20):
        SavedView.objects.create(user=office.secretary, list="risks", name=f"Tên {number}", query=QUERY)
    assert said(save()) == ["Mỗi danh sách lưu nhiều nhất 20 cách xem. Hãy xóa bớt."]
    assert len(kept(office.secretary)) == 20


def test_looking_at_the_past_nothing_is_kept_or_offered(office, signed_in, save):
    client = signed_in(office.secretary)
    past = f"as_of=2026-01-01&{QUERY}"
    assert post(client, past, do="save_view", name="Của tôi").status_code == 400
    assert (kept(office.secretary), b"save_view" in client.get(f"{LIST}?{past}").content) == ([], False)
    assert b"save_view" in client.get(f"{LIST}?{QUERY}").content


def test_what_stands_in_a_tab_already_is_not_offered_to_be_kept(office, signed_in, save):
    client = signed_in(office.secretary)
    save()
    assert b'value="save_view"' not in client.get(LIST).content
    assert b'value="save_view"' not in client.get(f"{LIST}?{QUERY}").content
    assert b'value="save_view"' not in client.get("/nonconformities/?openness=open").content
    assert b'value="save_view"' in client.get("/nonconformities/?openness=open&sort=-code").content
