"""The editor in a real browser, under the strict policy of every page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from documents import checks
from documents.amounts import format_amount
from documents.content import parse
from documents.models import Revision, UnsavedDraft
from tests.documents.samples import written
from tests.personas import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def draft(office):
    return written(office)


@pytest.fixture
def editor(context, live_server, office, draft):
    """The editor of the draft, open and ready at the secretary's desk."""
    context.add_cookies([session_cookie(office.secretary, live_server.url)])
    page = context.new_page()
    page.goto(live_server.url + draft.url("edit"))
    page.wait_for_selector("form[data-ready]")
    return page


def prose(page, name):
    return page.locator(f"#id_{name}.ProseMirror")


def save(page, draft):
    page.get_by_role("button", name="Lưu và xem").click()
    page.wait_for_url(f"**{draft.get_absolute_url()}")
    return Revision.objects.get(pk=draft.pk).content


def paste(locator, **kinds):
    data = {kind.replace("_", "/"): text for kind, text in kinds.items()}
    locator.evaluate(
        """(place, data) => {
            const clipboardData = new DataTransfer();
            for (const [kind, text] of Object.entries(data)) clipboardData.setData(kind, text);
            const about = { clipboardData, bubbles: true, cancelable: true };
            place.dispatchEvent(new ClipboardEvent("paste", about));
        }""",
        data,
    )


WORD = (Path(__file__).parent / "from_word.html").read_text(encoding="utf-8")


def test_what_word_gives_keeps_its_lists_and_tables_and_nothing_else(editor, draft):
    place = prose(editor, "scope")
    place.click()
    place.press("Control+a")
    paste(place, text_html=WORD)
    assert save(editor, draft)["scope"] == "\n".join([
        "<p><strong>Phạm vi</strong></p>",
        "<ul><li>Thường trú</li><li>Tạm trú<ul><li>Gia hạn</li></ul></li></ul>",
        "<p>a) Giữ chữ</p>",
        "<table><tbody><tr><td><strong>Việc</strong></td><td>Ngày</td></tr>"
        '<tr><td colspan="2">Gộp</td></tr></tbody></table>',
    ])  # fmt: skip


def test_an_untouched_draft_is_saved_as_it_was_and_warns_of_nothing(editor, draft):
    before = draft.content
    assert editor.evaluate(
        "() => { const e = new Event('beforeunload', {cancelable: true}); return dispatchEvent(e) }"
    )
    assert save(editor, draft) == before


def test_bold_a_link_and_a_table_by_the_tools(editor, draft):
    place = prose(editor, "purpose")
    place.click()
    place.press("Control+a")
    place.type("Theo cổng")
    bar = editor.locator("#part-purpose [role=toolbar]")
    place.press("Control+a")
    bar.get_by_label("Chữ đậm").click()
    bar.get_by_label("Liên kết", exact=True).click()
    editor.keyboard.type("dichvucong.gov.vn")
    editor.keyboard.press("Enter")
    assert save(editor, draft)["purpose"] == (
        '<p><a href="https://dichvucong.gov.vn"><strong>Theo cổng</strong></a></p>'
    )


def test_the_steps_work_like_a_sheet(editor, draft):
    first = editor.locator("#id_steps-0-action")
    last = editor.locator('[data-rows="steps"] > [data-row]').count() - 1
    first.click()
    first.press("Tab")
    expect(focused(editor)).to_have_attribute("name", "steps-0-role")
    editor.keyboard.press("Enter")
    expect(focused(editor)).to_have_attribute("name", "steps-1-role")
    editor.keyboard.press("ArrowUp")
    expect(focused(editor)).to_have_attribute("name", "steps-0-role")
    editor.keyboard.press("Alt+ArrowDown")
    expect(focused(editor)).to_have_attribute("name", "steps-1-role")
    expect(editor.locator("#id_steps-1-action")).to_have_value("Tiếp nhận, kiểm tra hồ sơ")
    editor.keyboard.press("Alt+ArrowUp")
    editor.locator(f"#id_steps-{last}-role").click()
    editor.keyboard.press("Enter")
    expect(focused(editor)).to_have_attribute("name", f"steps-{last + 1}-role")
    editor.keyboard.press("Alt+Delete")
    editor.keyboard.press("Alt+KeyD")
    expect(editor.locator("#id_steps-TOTAL_FORMS")).to_have_value(str(last + 2))


def focused(page):
    return page.locator("*:focus")


SHEET = 'B5\tĐối chiếu\tCán bộ\t0,5 ngày\tBM-01\r\nB6\t"Trả ""kết quả""\nvà lưu"\tCán bộ\t4\tgiờ\r\n'


def test_a_block_from_excel_fills_the_cells(editor, draft):
    place = editor.locator("#id_steps-4-action")
    place.click()
    paste(place, text_plain=SHEET)
    assert save(editor, draft)["steps"][4:] == [
        {"action": "Đối chiếu", "role": "Cán bộ", "value": "0.5", "unit": "day", "forms": "BM-01",
         "note": ""},
        {"action": 'Trả "kết quả"\nvà lưu', "role": "Cán bộ", "value": "4", "unit": "hour", "forms": "",
         "note": ""},
    ]  # fmt: skip


def test_the_sum_is_told_while_typing(editor):
    told = editor.locator("[data-sum]")
    expect(told).to_have_text("Tổng B2, B3: 3 ngày = thời hạn 3 ngày làm việc ✓")
    editor.locator("#id_steps-1-value").fill("2,5")
    expect(told).to_have_text("Tổng B2, B3: 3,5 ngày, thời hạn 3 ngày làm việc: thừa 0,5 ngày")
    expect(told).to_have_attribute("aria-live", "polite")


CASES = [
    ([("2", "day"), ("1", "day")], ("3", "working_day")),
    ([("1/3", "day")] * 3, ("1", "day")),
    ([("½", "day"), ("4", "hour"), ("240", "minute")], ("1,5", "working_day")),
    ([("240", "hour")], ("30", "working_day")),
    ([("7", "minute"), ("1", "hour")], ("1", "working_hour")),
    ([("1.234,56789", "minute")], ("2", "day")),
    ([("1", "day"), ("", "shared"), ("", "office_hours")], ("", "same_day")),
    ([("9", "hour")], ("", "same_day")),
    ([("4", "hour")], ("", "same_day")),
    ([("1", "day")], ("", "working_day")),
    ([("", "uncounted")], ("1", "day")),
    ([("0,00005", "day"), ("0,00015", "day")], ("0,0001", "day")),
    ([("  02 ", "day")], ("2", "hour")),
    ([("¼", "hour"), ("¾", "hour")], ("60", "hour")),
]


def counted_here(steps, limit):
    """Verdict, total and gap as the server counts them."""
    value = {
        "steps": [{"action": "a", "role": "b", "value": typed, "unit": unit} for typed, unit in steps],
        "time_limit": {"value": limit[0], "unit": limit[1]},
    }
    content = parse(value)
    found = [finding for finding in checks._sum(content)]
    total = format_amount(content.step_total)
    if not content.step_hours:
        return "none", total, ""
    if found:
        verdict = "over" if found[0].stops else "under"
        return verdict, total, found[0].text.rsplit(": ", 1)[1].split()[1]
    return "equal" if checks.sums_up(content) else "only", total, ""


def test_the_browser_counts_as_the_server_does(editor):
    count = """async (cases) => { const { sumOf } = await import("documents/sums");
        return cases.map(([steps, limit]) => sumOf(steps, limit)) }"""
    asked = [
        [[{"value": typed, "unit": unit} for typed, unit in steps], {"value": limit[0], "unit": limit[1]}]
        for steps, limit in CASES
    ]
    found = editor.evaluate(count, asked)
    assert [(one["verdict"], one["total"], one["gap"]) for one in found] == [
        counted_here(steps, limit) for steps, limit in CASES
    ]


def test_what_cannot_be_read_is_named_and_not_counted(editor):
    bad = ["0.5", "mười", "-1", "10.001", "1,2,3", "1/0"]
    read = editor.evaluate(
        """async (all) => { const { sumOf } = await import("documents/sums");
        return all.map((value) => sumOf([{ value, unit: "day" }], { value: "1", unit: "day" }).verdict) }""",
        bad,
    )
    assert read == ["unread"] * len(bad)


def test_typing_is_kept_and_offered_again_and_a_save_ends_it(editor, draft, office):
    version = draft.version
    editor.locator("#id_fee").fill("Đang gõ dở")
    expect(editor.locator("[data-kept]")).to_contain_text("Đã lưu nháp lúc")
    kept = UnsavedDraft.objects.get(revision=draft, person=office.secretary)
    assert (kept.typed["fee"], kept.base_version) == (["Đang gõ dở"], version)
    assert Revision.objects.get(pk=draft.pk).version == version
    editor.on("dialog", lambda dialog: dialog.accept())
    editor.reload()
    with editor.expect_navigation():
        editor.get_by_role("link", name="Tiếp tục bản đang gõ").click()
    editor.wait_for_selector("form[data-ready]")
    expect(editor.locator("#id_fee")).to_have_value("Đang gõ dở")
    assert save(editor, draft)["fee"] == "Đang gõ dở"
    assert not UnsavedDraft.objects.exists()


def test_control_s_saves_the_draft_and_stays(editor, draft):
    editor.locator("[name=place]").fill("Phòng một cửa")
    editor.locator("[name=steps-0-value]").focus()
    with editor.expect_navigation():
        editor.keyboard.press("Control+s")
    expect(editor).to_have_url(re.compile(f"{draft.url('edit')}$"))
    assert Revision.objects.get(pk=draft.pk).content["place"] == "Phòng một cửa"


def test_a_lost_session_loses_no_word(editor, context, live_server, draft, office):
    context.clear_cookies(name="sessionid")
    editor.locator("#id_fee").fill("Gõ sau khi hết phiên")
    editor.get_by_role("button", name="Lưu và xem").click()
    editor.get_by_role("link", name="Đăng nhập ở thẻ khác").wait_for()
    expect(editor.locator("#id_fee")).to_have_value("Gõ sau khi hết phiên")
    context.add_cookies([session_cookie(office.secretary, live_server.url)])
    assert save(editor, draft)["fee"] == "Gõ sau khi hết phiên"


def test_taking_over_is_told_and_the_two_versions_are_merged(editor, new_context, live_server, draft, office):
    other = new_context()
    other.add_cookies([session_cookie(office.owner, live_server.url)])
    desk = other.new_page()
    desk.goto(live_server.url + draft.url("edit"))
    expect(desk.locator("main")).to_contain_text("Trần Thị Hoa đang soạn từ")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Nhận soạn thay").click()
    desk.wait_for_selector("form[data-ready]")
    desk.locator("#id_steps-1-action").fill("Thẩm tra tại chỗ")
    desk.locator("#id_place").fill("Trụ sở xã")
    save(desk, draft)
    editor.locator("#id_steps-3-action").fill("Trả kết quả và lưu")
    editor.locator("#id_place").fill("Nhà văn hóa")
    editor.get_by_role("button", name="Lưu và xem").click()
    editor.get_by_role("heading", name="Có người đã lưu trước đồng chí").wait_for()
    editor.locator("#part-place").get_by_label("Người kia đã lưu").check()
    editor.get_by_role("button", name="Ghép và lưu").click()
    editor.wait_for_url(f"**{draft.get_absolute_url()}")
    merged = Revision.objects.get(pk=draft.pk).content
    assert merged["place"] == "Trụ sở xã"
    assert [step["action"] for step in merged["steps"]] == [
        "Tiếp nhận, kiểm tra hồ sơ", "Thẩm tra tại chỗ", "Xem xét, phê duyệt", "Trả kết quả và lưu",
    ]  # fmt: skip


def test_without_scripts_the_plain_page_still_writes(new_context, live_server, draft, office):
    plain = new_context(java_script_enabled=False)
    plain.add_cookies([session_cookie(office.secretary, live_server.url)])
    page = plain.new_page()
    page.goto(live_server.url + draft.url("edit"))
    page.get_by_label("2. Phạm vi áp dụng").fill("Công dân\n\n- tạm trú")
    steps = page.locator('[data-rows="steps"] > [data-row]')
    before = steps.count()
    page.get_by_role("button", name="Thêm bước").click()
    expect(steps).to_have_count(before + 1)
    expect(page.get_by_label("2. Phạm vi áp dụng")).to_have_value("Công dân\n\n- tạm trú")
    assert save(page, draft)["scope"] == "<p>Công dân</p>\n<ul><li>tạm trú</li></ul>"
