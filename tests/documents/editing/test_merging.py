"""Yours, theirs and where both began: what needs a decision, and what comes of it."""

import pytest

from documents import actions
from documents.content import Step, normalise
from documents.editing import merging
from documents.editing.prose import Rich, prose_html, tidied
from documents.models import Revision
from documents.wording import html_from_text
from tests.documents.samples import PROCEDURE, written
from tests.documents.test_pages import draft_data, url


def steps(*names):
    return tuple(Step(action=name) for name in names)


BASE = steps(*"1234")


@pytest.mark.parametrize(
    ("theirs", "mine", "merged"),
    [
        (steps("1!", *"234"), steps(*"123", "4!"), steps("1!", *"23", "4!")),
        (steps(*"134"), steps(*"12345"), steps(*"1345")),
        (steps("1", "2!", *"34"), steps(*"12", "3!", "4"), steps("1", "2!", "3!", "4")),
        (BASE, steps("không"), steps("không")),
        (steps("1", "2?", *"34"), steps("1", "2!", *"34"), None),
        (steps(*"ab"), steps(*"cd"), None),
        ((*BASE, Step(action="x")), (*BASE, Step(action="y")), None),
        ((*BASE, Step(action="x")), (*BASE, Step(action="x")), (*BASE, Step(action="x"))),
        (steps(*"14"), steps("1", "2!", *"34"), None),
    ],
)  # fmt: skip
def test_rows_merge_where_nobody_touched_the_same(theirs, mine, merged):
    assert merging.merge_rows(BASE, theirs, mine) == merged
    assert merging.merge_rows(BASE, mine, theirs) == merged


def side(**changes):
    about = dict.fromkeys(merging.LABELS, "") | {"title": changes.pop("title", "Tên")}
    return merging.Side.of(about, normalise(PROCEDURE | changes))


def test_only_what_both_changed_needs_a_decision():
    theirs = side(fee="Của họ", place="Của họ", title="Tên của họ")
    mine = side(fee="Của tôi", scope="<p>Của tôi</p>")
    found = {part.key: (part.proposed, part.both) for part in merging.parts(side(), theirs, mine)}
    assert found == {
        "title": ("theirs", False), "fee": ("mine", True), "place": ("theirs", False),
        "scope": ("mine", False),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("pick", "fee"), [("mine", "Của tôi"), ("theirs", "Của họ"), ("base", PROCEDURE["fee"])]
)
def test_what_is_picked_is_taken_and_the_rest_comes_together(pick, fee):
    theirs, mine = side(fee="Của họ", place="Của họ"), side(fee="Của tôi", scope="<p>Của tôi</p>")
    merged = merging.merged(side(), theirs, mine, {"fee": pick})
    assert (merged.content.fee, merged.content.place, merged.content.scope) == (
        fee,
        "Của họ",
        "<p>Của tôi</p>",
    )


@pytest.mark.django_db
def test_a_third_save_meanwhile_shows_the_conflict_again(office, signed_in):
    revision = written(office)
    mine = draft_data(revision, fee="Của tôi")
    actions.edit_revision(revision, by=office.owner, content=PROCEDURE | {"fee": "Của họ"})
    seen = revision.version
    actions.edit_revision(revision, by=office.owner, content=PROCEDURE | {"fee": "Của họ nữa"})
    client = signed_in(office.secretary)
    again = client.post(
        url("revision_edit", revision.pk), mine | {"onto": seen, "merge": "save", "pick-fee": "mine"}
    )
    assert (again.status_code, again.template_name) == (409, ["documents/conflict.html"])
    assert Revision.objects.get(pk=revision.pk).content["fee"] == "Của họ nữa"
    onto = again.context["revision"].version
    typing = client.post(
        url("revision_edit", revision.pk), mine | {"onto": onto, "merge": "edit", "pick-fee": "mine"}
    )
    assert (typing.status_code, typing.context["form"]["fee"].value()) == (200, "Của tôi")
    assert typing.context["form"]["version"].value() == onto


@pytest.mark.django_db
def test_the_page_shows_what_each_did_to_prose_and_steps(office, signed_in):
    revision = written(office)
    mine = draft_data(revision, **{"scope": "Công dân đến ở tạm.", "steps-1-action": "Thẩm tra kỹ chỗ ở"})
    changed = [*PROCEDURE["steps"]]
    changed[1] = changed[1] | {"action": "Thẩm tra chỗ ở mới"}
    theirs = PROCEDURE | {"scope": "<p>Công dân đến tạm trú trên địa bàn phường.</p>", "steps": changed}
    actions.edit_revision(revision, by=office.owner, content=theirs)
    answer = signed_in(office.secretary).post(url("revision_edit", revision.pk), mine)
    parts = {part.key: part for part in answer.context["disputed"]}
    assert list(parts) == ["scope", "steps"]
    assert parts["scope"].shown["theirs"] == (
        "<p>Công dân đến tạm trú trên địa bàn <del>xã</del><ins>phường</ins>.</p>"
    )
    (second,) = parts["steps"].rows
    assert second["number"] == 2
    assert [str(second[who]["words"]).split(" · ")[0] for who in ("base", "theirs", "mine")] == [
        "Thẩm tra chỗ ở", "Thẩm tra chỗ ở<ins> mới</ins>", "Thẩm tra <ins>kỹ </ins>chỗ ở",
    ]  # fmt: skip


# --- rich text ------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Một", "Một\nhai", "Một\n\n- hai\n- ba\n\nbốn"])
def test_what_the_editor_writes_of_plain_words_is_what_plain_typing_gives(text):
    html = html_from_text(text)
    of_editor = html.replace("\n", "").replace("<li>", "<li><p>").replace("</li>", "</p></li>") + "<p></p>"
    assert tidied(of_editor) == html


def test_the_editor_leaves_one_form_of_markup():
    given = (
        '<p></p><table><tbody><tr><th colspan="1"><p>Việc</p></th></tr>'
        '<tr><td colspan="2"><p>a</p><p>b</p></td>'
        "</tr></tbody></table><ul><li><p>x</p><ul><li><p>y</p></li></ul></li></ul>"
    )
    assert tidied(given) == (
        "<table><thead><tr><th>Việc</th></tr></thead>"
        '<tbody><tr><td colspan="2"><p>a</p><p>b</p></td></tr></tbody></table>\n'
        "<ul><li>x<ul><li>y</li></ul></li></ul>"
    )


def test_untouched_html_stays_byte_for_byte():
    stored = "<table><tr><td><p>a</p></td></tr></table>"
    assert prose_html(Rich(stored), stored) == stored
    assert prose_html("a", stored) == stored
    assert prose_html("b", stored) == "<p>b</p>"
