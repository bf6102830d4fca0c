"""Search without marks, in visible units only."""

SEARCH = "/search/"


def hits(response):
    return [record.title for group in response.context["groups"] for record in group["records"]]


def test_marks_and_d_with_stroke_do_not_matter(office, signed_in, make_risk):
    make_risk("Đường dây nóng không có người trực")
    make_risk("Khác")
    client = signed_in(office.inspector)
    for words in ("đường dây nóng", "duong day nong", "DUONG  nong", "Đường dây"):
        assert hits(client.get(SEARCH, {"q": words})) == ["Đường dây nóng không có người trực"]


def test_code_is_found(office, signed_in, make_risk):
    risk = make_risk("Có mã")
    assert hits(signed_in(office.inspector).get(SEARCH, {"q": risk.code.lower()})) == ["Có mã"]


def test_other_units_stay_hidden(office, signed_in, make_risk):
    make_risk("Bí mật xã bên", unit=office.nham_bien, by=office.neighbour)
    response = signed_in(office.secretary).get(SEARCH, {"q": "bi mat"})
    assert (hits(response), response.context["hit_count"]) == ([], 0)


def test_people_of_visible_units(office, signed_in):
    client = signed_in(office.secretary)
    found = client.get(SEARCH, {"q": "le quang dung"}).context["people"]
    assert [str(item["user"]) for item in found] == ["Lê Quang Dũng"]
    assert client.get(SEARCH, {"q": "ngo thi mai"}).context["people"] == []


def test_empty_and_wild_questions(office, signed_in, make_risk):
    make_risk("100 % đúng hạn")
    client = signed_in(office.secretary)
    assert client.get(SEARCH).context["hit_count"] == 0
    assert hits(client.get(SEARCH, {"q": "%"})) == ["100 % đúng hạn"]
    assert client.get(SEARCH, {"q": "x" * 300}).status_code == 400
    assert client.get(SEARCH, {"q": "a\x00b"}).status_code == 400


def test_words_are_shown_as_text(office, signed_in):
    content = signed_in(office.secretary).get(SEARCH, {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert(1)" not in content
