"""Charts as inline SVG, the same on the page, in print and in PDF: pygal draws, our tokens dress.

pygal's own style sheet, script, date and random names are taken out: the pages forbid inline styles, and the
same figures must give the same bytes. Every chart stands beside the table it comes from; its title carries n.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pygal
from django.utils import formats
from django.utils.safestring import SafeString, mark_safe
from lxml import etree
from pygal.style import Style

SVG = "{http://www.w3.org/2000/svg}"
WIDTH = 640  # units; 4 a millimetre
UNITS_A_MM = 4
FONT = "QMS Tinos, Times New Roman, serif"
LABEL, VALUE = 12, 11.5  # font sizes in units: 8.5 and 8.1 points on paper
NAVY, MID, PALE = "#1b365d", "#8197b3", "#ffffff"
TONES = ((NAVY, "#ffffff"), (MID, "#000000"), (PALE, "#000000"), ("#c9cfd8", "#000000"))  # bar, its figure
ROW, MONTHS_HEIGHT = 26, 230  # units
GOAL = "currentColor"
MOST_TICKS = 6
ABOVE_POINT = 21  # units between the middle of a point and its figure


def bar_chart(
    labels: Sequence, values: Sequence, *, title, horizontal: bool = True, width: int = WIDTH, goal=None
) -> SafeString:
    """One bar a label, its figure at the end. None is a gap and shows no figure. `goal`: see `line_chart`."""
    series = {str(title): values}
    return stacked(labels, series, title=title, horizontal=horizontal, legend=False, width=width, goal=goal)


def stacked(
    labels: Sequence,
    series: Mapping,
    *,
    title,
    horizontal: bool = False,
    legend: bool = True,
    width: int = WIDTH,
    goal=None,
) -> SafeString:
    """Stacked bars: `series` maps a name to one count a label; a figure in each piece, the total at the end.

    Standing bars for months, lying ones (`horizontal=True`) for clauses, units and other long names. A
    narrower `width` (units) keeps the letters readable beside another panel. `goal` is drawn across standing
    bars.
    """
    names = [str(label) for label in labels]
    totals = [sum(values[i] or 0 for values in series.values()) for i in range(len(names))]
    kind = pygal.HorizontalStackedBar if horizontal else pygal.StackedBar
    order = slice(None, None, -1) if horizontal else slice(None)  # pygal draws lying bars from the bottom
    height = len(names) * ROW + 60 if horizontal else MONTHS_HEIGHT
    config = {**_config(height, len(series) if legend else 0), "width": width}
    steps = ticks(max([*totals, goal or 0]))
    chart = kind(**config, y_labels=steps, print_zeroes=False)
    chart.x_labels = names[order]
    for name, values in series.items():
        chart.add(str(name), [value or None for value in values][order])
    root = _undressed(chart, title, names_axis="axis y" if horizontal else "axis x")
    _dress(root)
    _totals(root, totals[order], horizontal, only=len(series) == 1)
    if goal is not None and not horizontal and names:
        _goal(root, goal, goal / steps[-1], across=0.002)
    return _markup(root)


def line_chart(
    labels: Sequence, values: Sequence, *, title, lowest=0, highest=100, notes=(), goal=None
) -> SafeString:
    """A rate over time: a point and its figure a label, None a gap.

    `lowest` is where the axis starts; say so in the caption when it is not 0. `notes` (n = …) stand under the
    labels. `goal` is what was to be reached: a broken line with its figure on it.
    """
    config = {**_config(MONTHS_HEIGHT, 0), "margin_bottom": 24}
    chart = pygal.Line(**config, range=(lowest, highest), dots_size=3, allow_interruptions=True)
    chart.x_labels = [str(label) for label in labels]
    chart.y_labels = [lowest + (highest - lowest) * i / 5 for i in range(6)]
    chart.add(str(title), [None if value is None else float(value) for value in values])
    root = _undressed(chart, title, names_axis="axis x")
    _dress(root)
    for text in root.findall(f".//{SVG}g[@class='plot text-overlay']//{SVG}text"):
        text.set("y", f"{float(text.get('y')) - ABOVE_POINT:.2f}")
    _notes(root, notes)
    if goal is not None and lowest <= goal <= highest:
        _goal(root, goal, (goal - lowest) / (highest - lowest), across=0.5 / max(len(values) - 1, 1))
    return _markup(root)


def ticks(highest) -> list[int]:
    """Round steps of a counting axis from 0 to at least `highest`: never a half of a record."""
    step, factor = 1, (2, Decimal("2.5"), 2)
    turn = 0
    while highest / step > MOST_TICKS:
        step = int(step * factor[turn % 3])
        turn += 1
    return list(range(0, (int(highest) // step + 1) * step + 1, step))


def _config(height: int, legend: int) -> dict:
    style = Style(
        font_family=FONT, label_font_size=LABEL, major_label_font_size=LABEL, value_font_size=VALUE,
        legend_font_size=LABEL, background="none", plot_background="none",
    )  # fmt: skip
    return {
        "js": [], "style": style, "width": WIDTH, "height": height, "explicit_size": False,
        "show_legend": bool(legend), "legend_at_bottom": True,
        "legend_at_bottom_columns": min(legend, 4) or 1, "legend_box_size": 11, "print_values": True,
        "disable_xml_declaration": True, "margin": 6, "margin_right": 26, "margin_top": 18, "spacing": 6,
        "value_formatter": figure, "formatter": figure, "truncate_legend": -1, "truncate_label": -1,
    }  # fmt: skip


def figure(value) -> str:
    """A figure with the reader's decimal sign, without needless decimals; nothing for None."""
    if value is None:
        return ""
    value = round(float(value), 1)
    return formats.number_format(
        int(value) if value.is_integer() else Decimal(str(value)), force_grouping=True
    )


# --- pygal's drawing without its clothes ------------------------------------------------------------
def _undressed(chart, title, names_axis: str):
    root = etree.fromstring(chart.render())
    etree.strip_elements(root, etree.Comment, f"{SVG}defs", f"{SVG}desc", f"{SVG}title", with_tail=False)
    for element in list(root.iter()):
        for name in ("id", "style"):
            element.attrib.pop(name, None)
        if "tooltip-overlay" in element.get("class", "") or element.get("class") == "background":
            element.getparent().remove(element)
    for line in root.findall(f".//{SVG}path[@class='guide line']"):
        if names_axis in _classes_above(line):  # lines across the names measure nothing
            line.getparent().remove(line)
    width, height = root.get("viewBox").split()[2:]
    root.set("width", f"{float(width) / UNITS_A_MM:g}mm")
    root.set("height", f"{float(height) / UNITS_A_MM:g}mm")
    root.set("class", "chart")
    root.set("role", "img")
    root.set("font-family", FONT)
    root.set("font-size", str(LABEL))
    root.set("fill", "currentColor")
    name = etree.Element(f"{SVG}title")
    name.text = str(title)
    root.insert(0, name)
    etree.cleanup_namespaces(root)
    return root


def _dress(root) -> None:
    for element in root.iter(f"{SVG}rect", f"{SVG}path", f"{SVG}circle", f"{SVG}text"):
        tone = TONES[_series_of(element) % len(TONES)]
        dress = _dress_of(element, tone)
        for name, value in dress.items():
            element.set(name, value)
        element.attrib.pop("class", None)


def _dress_of(element, tone) -> dict[str, str]:
    css, inside = element.get("class", ""), _classes_above(element)
    if element.tag == f"{SVG}text":
        if "value" in css.split():
            bars = "bar" in inside or "stackedbar" in inside
            return {
                "font-size": str(VALUE),
                "font-weight": "bold",
                "fill": tone[1] if bars else "currentColor",
            }
        anchor = "end" if "axis y" in inside else "middle" if "axis x" in inside else "start"
        return {"text-anchor": anchor}
    if element.tag == f"{SVG}path":
        if "series" in inside:
            return {"fill": "none", "stroke": tone[0], "stroke-width": "1.6"}
        axis = "axis" in css.split()
        return {
            "fill": "none", "stroke": "currentColor", "stroke-width": "0.8",
            "stroke-opacity": "1" if axis else "0.2",
        }  # fmt: skip
    return {"fill": tone[0], "stroke": NAVY, "stroke-width": "0.8"}


def _classes_above(element) -> str:
    return " ".join(above.get("class", "") for above in element.iterancestors())


def _series_of(element) -> int:
    for above in (element, *element.iterancestors()):
        for css in above.get("class", "").split():
            if css.startswith(("color-", "serie-")):
                return int(css.split("-")[1])
    return 0


def _totals(root, totals, horizontal: bool, only: bool) -> None:
    """The total at the end of each bar; a single series shows only that, not the same figure twice."""
    plot = root.find(f".//{SVG}g[@class='plot']")
    if only:
        for text in root.findall(f".//{SVG}g[@class='plot text-overlay']//{SVG}text"):
            text.getparent().remove(text)
    for (middle, end), total in zip(_ends(plot, horizontal), totals, strict=False):
        if not total:
            continue
        x, y, anchor = (end + 6, middle + 4, "start") if horizontal else (middle, end - 5, "middle")
        at = {"x": f"{x:.2f}", "y": f"{y:.2f}", "text-anchor": anchor, "font-size": str(VALUE)}
        etree.SubElement(plot, f"{SVG}text", at).text = figure(total)


def _ends(plot, horizontal: bool) -> list[tuple[float, float]]:
    """Middle and far end of each bar in the order of the labels; lying bars were drawn from the bottom up."""
    ends: dict[float, float] = {}
    for bar in plot.iterfind(f".//{SVG}g[@class='bar']/{SVG}rect"):
        x, y, wide, tall = (float(bar.get(name, 0)) for name in ("x", "y", "width", "height"))
        if horizontal:
            middle = round(y + tall / 2, 2)
            ends[middle] = max(ends.get(middle, 0), x + wide)
        else:
            middle = round(x + wide / 2, 2)
            ends[middle] = min(ends.get(middle, y), y)
    return sorted(ends.items(), reverse=horizontal)


def _notes(root, notes) -> None:
    labels = root.findall(f".//{SVG}g[@class='axis x']//{SVG}text") or root.findall(
        f".//{SVG}g[@class='axis x always_show']//{SVG}text"
    )
    for label, note in zip(labels, notes, strict=False):
        at = {"x": label.get("x"), "y": f"{float(label.get('y')) + 13:.2f}", "text-anchor": "middle"}
        text = etree.SubElement(label.getparent(), f"{SVG}text", {**at, "font-size": "9.5"})
        text.text = str(note)


def _goal(root, goal, part, across: float) -> None:
    """A broken line at a part (0–1) of the height of the axis of values; its figure where no other stands."""
    plot = root.find(f".//{SVG}g[@class='plot']")
    axis = next(each for each in plot.iter(f"{SVG}g") if each.get("class", "").startswith("axis y"))
    starts = [path.get("d").split() for path in axis.iter(f"{SVG}path")]
    bottom, top = float(starts[0][1]), float(starts[-1][1])
    y, wide = bottom + (top - bottom) * float(part), float(starts[0][2].removeprefix("h"))
    line = {"d": f"M0 {y:.2f} h{wide:.2f}", "fill": "none", "stroke": GOAL, "stroke-width": "1.4"}
    etree.SubElement(plot, f"{SVG}path", {**line, "stroke-dasharray": "6 3"})
    at = {"x": f"{wide * across:.2f}", "y": f"{y - 3:.2f}", "font-size": "9.5", "fill": GOAL}
    etree.SubElement(plot, f"{SVG}text", at).text = figure(goal)


def _markup(root) -> SafeString:
    return mark_safe(etree.tostring(root, encoding="unicode"))  # noqa: S308  pygal escapes the labels
