"""Charts: nothing fetched, no inline style, right figures, the same drawing twice."""

from decimal import Decimal

import pytest
from lxml import etree

from qms.export.charts import bar_chart, line_chart, stacked, ticks

MONTHS = ["01/2026", "02/2026", "03/2026"]
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    return [text.text for text in etree.fromstring(svg).iter(f"{SVG}text") if text.text]


def charts():
    return {
        "stacked": stacked(
            MONTHS, {"Đã đóng": [1, 0, 3], "Chưa đóng": [0, 0, 2]}, title="Theo tháng (n = 6)"
        ),
        "lying": stacked(
            ["8.5 <b>", "9.1"], {"Nhẹ": [1, 2], "Nặng": [3, 0]}, title="Theo điều", horizontal=True
        ),
        "bars": bar_chart(["Công an xã Tân Tiến"], [1234], title="Theo đơn vị"),
        "line": line_chart(
            MONTHS, [98.5, None, 100], title="Tỷ lệ", lowest=90, notes=["n = 98", "n = 0", "n = 9"]
        ),
        "empty": stacked([], {"Đã đóng": []}, title="Rỗng"),
        "zeros": stacked(MONTHS, {"Đã đóng": [0, 0, 0]}, title="Không có gì"),
    }


@pytest.mark.parametrize("name", charts())
def test_a_chart_names_no_address_but_the_svg_namespace(name):
    svg = charts()[name]
    assert svg.replace('xmlns="http://www.w3.org/2000/svg"', "", 1).count("http") == 0
    assert [
        word for word in ("<script", "<style", "style=", "javascript", "xlink", "<!--") if word in svg
    ] == []


@pytest.mark.parametrize("name", charts())
def test_the_same_figures_give_the_same_drawing(name):
    assert charts()[name] == charts()[name]


@pytest.mark.parametrize(
    ("drawn", "scale"),
    [
        (lambda goal: line_chart(MONTHS, [98.5, None, 100], title="Tỷ lệ", goal=goal), 100),
        (lambda goal: bar_chart(MONTHS, [4, 5, 3], title="Hồ sơ", horizontal=False, goal=goal), 6),
    ],
)
def test_the_goal_is_a_broken_line_where_its_figure_stands(drawn, scale):
    """The line of the goal lies between two lines of the axis as its figure does between theirs."""
    plot = etree.fromstring(drawn(Decimal(scale) / 2)).find(f".//{SVG}g[@class='plot']")
    drawings = [path.get("d") for path in plot.iter(f"{SVG}path")]
    places = [float(line.split()[1]) for line in drawings if line.startswith("M0") and " h" in line]
    line = next(path for path in plot.iter(f"{SVG}path") if path.get("stroke-dasharray"))
    bottom, top = max(places), min(places)
    assert float(line.get("d").split()[1]) == pytest.approx((bottom + top) / 2, abs=0.02)
    assert f"{scale // 2}" in [text.text for text in plot.findall(f"{SVG}text")]
    assert drawn(None).count("stroke-dasharray") == 0


def test_each_piece_has_its_figure_and_each_bar_its_total():
    found = texts(charts()["stacked"])
    assert sorted(found) == sorted(
        [*MONTHS, "0", "1", "2", "3", "4", "5", "6", "Đã đóng", "Chưa đóng", "1", "3", "2", "1", "5"]
    )


def test_totals_stand_at_the_bars_they_belong_to():
    root = etree.fromstring(charts()["stacked"])
    at = {text.text: float(text.get("x")) for text in root.iter(f"{SVG}text") if text.text in MONTHS}
    plot = root.find(f".//{SVG}g[@class='plot']")
    totals = {text.text: float(text.get("x")) for text in plot.iterfind(f"{SVG}text")}
    assert totals == {
        "1": pytest.approx(at["01/2026"], abs=0.01),
        "5": pytest.approx(at["03/2026"], abs=0.01),
    }


def test_lying_bars_read_from_top_to_bottom():
    root = etree.fromstring(charts()["lying"])
    height = {t.text: float(t.get("y")) for t in root.iter(f"{SVG}text") if t.text in ("8.5 <b>", "9.1")}
    assert height["8.5 <b>"] < height["9.1"]
    plot = root.find(f".//{SVG}g[@class='plot']")
    ends = sorted((float(t.get("y")), t.text) for t in plot.iterfind(f"{SVG}text"))
    assert [text for _y, text in ends] == ["4", "2"]


def test_a_single_series_shows_each_figure_once():
    assert texts(charts()["bars"]).count("1.234") == 1


def test_a_gap_in_a_line_has_no_figure_and_a_rate_its_decimal_comma():
    found = texts(charts()["line"])
    assert [text for text in found if text in ("98,5", "100", "n = 98", "n = 0", "n = 9")] == [
        "100", "n = 98", "n = 0", "n = 9", "98,5", "100",
    ]  # fmt: skip


def test_the_title_is_read_aloud():
    root = etree.fromstring(charts()["stacked"])
    assert (root.get("role"), root[0].text) == ("img", "Theo tháng (n = 6)")


@pytest.mark.parametrize(
    "highest, marks",
    [(0, [0, 1]), (3, [0, 1, 2, 3, 4]), (9, [0, 2, 4, 6, 8, 10]), (60, [0, 10, 20, 30, 40, 50, 60, 70])],
)
def test_a_counting_axis_has_whole_round_steps(highest, marks):
    assert ticks(highest) == marks
