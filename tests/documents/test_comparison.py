"""Two revisions compared: words, rows, steps."""

from dataclasses import replace
from decimal import Decimal

from documents.comparison import ADDED, CHANGED, MOVED, REMOVED, SAME, compare, word_diff
from documents.content import Content, DossierItem, FormRef, Step, TimeLimit
from documents.stepbar import segments, sum_words

OLD = Content(
    purpose="<p>Thống nhất cách tiếp nhận, bảo đảm đúng thời hạn quy định.</p>",
    scope="<p>Công dân.</p>",
    legal_basis=("Luật Cư trú 68/2020/QH14",),
    dossier=(DossierItem("Ý kiến đồng ý của chủ hộ", original=True),),
    time_limit=TimeLimit(Decimal(7)),
    fee="20.000 đồng",
    steps=(
        Step("Tiếp nhận, kiểm tra hồ sơ", "Cán bộ tiếp nhận", None, "office_hours", "CT01"),
        Step("Thẩm tra, xác minh thông tin cư trú tại nơi cư trú", "Cán bộ phụ trách", Decimal(4)),
        Step("Xem xét, phê duyệt", "Trưởng Công an xã", Decimal(1)),
        Step("Sao lục hồ sơ", "Văn thư", Decimal(2)),
    ),
    forms=(FormRef("CT01", "Tờ khai"),),
)
NEW = replace(
    OLD,
    purpose="<p>Thống nhất cách tiếp nhận, rút ngắn thời gian.</p>",
    legal_basis=("Luật Cư trú 68/2020/QH14", "Nghị định 118/2025/NĐ-CP"),
    dossier=(DossierItem("Ý kiến đồng ý của chủ hộ hoặc chủ sở hữu", original=True),),
    time_limit=TimeLimit(Decimal("3.5")),
    steps=(
        OLD.steps[0],
        Step("Thẩm tra, xác minh điều kiện đăng ký tại nơi cư trú", "Cán bộ phụ trách", Decimal(2)),
        Step("Đối chiếu cơ sở dữ liệu", "Cán bộ xử lý", Decimal("0.5")),
        OLD.steps[2],
    ),
)


def section(key, old=OLD, new=NEW):
    return next(part for part in compare(old, new).sections if part.key == key)


def test_every_section_counts_its_places():
    counts = {"purpose": 2, "scope": 0, "legal_basis": 1, "dossier": 1, "time_limit": 1, "fee": 0, "steps": 3}
    assert {part.key: part.count for part in compare(OLD, NEW).sections} == counts | {"forms": 0}
    assert compare(OLD, NEW).count == 8
    assert compare(OLD, NEW).unchanged_count == 3


def test_the_same_content_has_no_difference():
    assert compare(OLD, OLD).count == 0
    assert compare(OLD, OLD).changed == []


def test_steps_are_matched_by_what_is_done():
    rows = [(row.kind, row.old_no, row.new_no) for row in section("steps").rows]
    assert rows == [(SAME, 1, 1), (CHANGED, 2, 2), (ADDED, None, 3), (MOVED, 3, 4), (REMOVED, 4, None)]


def test_a_changed_step_marks_only_its_words():
    cells = section("steps").rows[1].cells
    assert cells["action"] == (
        "Thẩm tra, xác minh <del>thông tin cư trú</del><ins>điều kiện đăng ký</ins> tại nơi cư trú"
    )
    assert cells["time"] == "<del>4</del><ins>2</ins>\xa0ngày"
    assert cells["role"] == "Cán bộ phụ trách"


def test_lists_without_numbers_move_only_when_their_order_changes():
    more = replace(OLD, legal_basis=("Luật mới", *OLD.legal_basis, "Nghị định cũ"))
    inserted = [(row.kind, row.new_no) for row in section("legal_basis", OLD, more).rows]
    assert inserted == [(ADDED, 1), (SAME, 2), (ADDED, 3)]
    turned = replace(more, legal_basis=tuple(reversed(more.legal_basis)))
    kinds = [row.kind for row in section("legal_basis", more, turned).rows]
    assert sorted(kinds) == [MOVED, SAME, SAME]
    assert section("legal_basis", more, turned).count == 0
    assert section("legal_basis", more, turned).is_changed


def test_words_are_escaped():
    assert word_diff("a", "<b>a</b>").count("<b>") == 0
    assert word_diff("<i>", "<i>") == "&lt;i&gt;"


def test_plain_prose_is_compared_word_by_word():
    assert section("purpose").html == (
        "<p>Thống nhất cách tiếp nhận, <del>bảo đảm đúng</del><ins>rút ngắn</ins> thời"
        " <del>hạn quy định</del><ins>gian</ins>.</p>"
    )


def test_rich_prose_is_compared_too_and_stays_safe():
    rich = replace(NEW, purpose="<p>Một <strong>hai</strong></p><table><tr><td>ba</td></tr></table>")
    html = section("purpose", new=rich).html
    assert "<table>" in html and "<ins>ba</ins>" in html
    evil = replace(NEW, purpose="<p>x</p><script>alert(1)</script>")
    assert "<script" not in section("purpose", new=evil).html


def test_bars_of_two_revisions_share_one_scale():
    old, new = segments(OLD, OLD.step_hours), segments(NEW, OLD.step_hours)
    assert [(box.number, box.x, box.width) for box in old] == [
        ("B2", 0.0, 569.4),
        ("B3", 571.4, 140.9),
        ("B4", 714.3, 283.7),
    ]
    assert [box.number for box in new] == ["B2", "B3", "B4"]
    assert new[-1].x + new[-1].width < 510
    assert segments(Content()) == []
    assert sum_words(NEW) == "2 + 0,5 + 1"
