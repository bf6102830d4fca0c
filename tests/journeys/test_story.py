"""A year of an office in one sitting: written, signed, gone wrong, put right, audited, reviewed, handed over.

Everything is done through the pages, by the people who would do it.
"""

import re
import sys
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import bagit
import pytest
from django.utils import timezone

from documents.retention import after_months
from tests.journeys import control, packing
from tests.journeys.control import flat
from tests.journeys.desk import day

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db, pytest.mark.needs("pango")]


# --- the procedure ----------------------------------------------------------------------------------
def test_procedure_is_in_force_with_three_signatures(desks, documented):
    text = desks.inspector.go(documented.document).text
    for person in ("Trần Thị Hoa", "Lê Quang Dũng", "Nguyễn Văn Thắng"):
        assert person in text
    assert "Hiệu lực" in documented.effective
    assert "Tổng các bước 3 ngày = thời hạn 3 ngày làm việc" in " ".join(documented.effective.split())


def test_typed_tables_come_back_as_typed(desks, documented):
    page = desks.inspector.go(documented.first).page
    shown = page.locator("article.doc").inner_text()
    assert "1.004222" in page.locator("dl.facts").first.inner_text()
    for words in (
        "Luật Cư trú số 68/2020/QH14", "Giấy tờ chứng minh chỗ ở hợp pháp", "Giờ hành chính",
        "0,5", "Phiếu yêu cầu bổ sung", "5 năm",
    ):  # fmt: skip
        assert words in shown, words


def test_draft_says_loudly_that_it_is_not_in_force(desks, documented):
    shown = desks.secretary.go(documented.second).text
    assert "Bản này chưa có hiệu lực" in shown


def test_comparison_shows_what_the_second_revision_changes(desks, documented):
    desks.secretary.go(f"{documented.document}compare/")
    assert desks.secretary.page.locator("main ins").all_inner_texts() != []
    assert "2 ngày" in " ".join(desks.secretary.text.split())


# --- controlled documents -----------------------------------------------------------------------------
def test_import_shows_what_it_understood_and_what_not(desks, controlled):
    assert "Đọc được 1 quy trình." in controlled.preview
    assert control.HOTLINE in controlled.preview
    shown = flat(desks.inspector.go(controlled.first).text)
    for words in ("Gia hạn tạm trú tại xã", f"Giờ hành chính. {control.HOTLINE}", "1,5 ngày"):
        assert words in shown, words


def test_reading_is_asked_for_once_and_stands_in_the_matrix(controlled):
    assert "Đồng chí chưa xác nhận đã đọc bản này." in controlled.asked
    assert "Đồng chí chưa xác nhận đã đọc bản này." not in controlled.thanked
    assert controlled.read == f"Vũ Đình Khôi Cán bộ Đã đọc {day()}"


def test_new_revision_is_in_force_and_asks_for_reading_again(desks, controlled):
    shown = desks.owner2.go(controlled.document).text
    assert "Dữ liệu cư trú tra cứu được ngay." in shown
    assert "Đồng chí chưa xác nhận đã đọc bản này." in shown
    assert "Hoàn thành" in desks.owner2.go(controlled.request).text


def test_old_revision_says_loudly_that_it_is_not_in_force(desks, controlled):
    loud = desks.owner2.go(controlled.first).page.locator("main .notice.t-danger").first
    assert flat(loud.inner_text()).startswith(
        f"Bản này đã hết hiệu lực, không dùng. Đang áp dụng: bản 02/02, từ {day()}."
    )


def test_papers_of_the_old_revision_have_to_come_back(desks, controlled):
    desks.secretary.go(f"{controlled.document}distribution/")
    rows = desks.secretary.page.locator("#copies tbody tr").all_inner_texts()
    assert [flat(row) for row in rows] == [
        f"02/01 01 Quầy 01 {day()} – Cần thu hồi",
        f"02/01 02 Bảng niêm yết {day()} – Cần thu hồi",
    ]
    readers = control.one_line(desks.secretary, "Vũ Đình Khôi")
    assert readers == f"Vũ Đình Khôi Cán bộ {day(7)} – Chưa đọc"


def test_anybody_with_the_old_paper_is_told(passer_by, controlled):
    shown = flat(passer_by.go(controlled.status).text)
    assert "Hết hiệu lực, không sử dụng" in shown
    assert f"Hết hiệu lực từ {day()}" in shown
    assert "Bản đang hiệu lực Lần ban hành 02" in shown


def test_public_page_shows_the_revision_in_force(passer_by, controlled):
    shown = flat(passer_by.go(controlled.public).text)
    assert "Gia hạn tạm trú tại xã" in shown
    assert "2,5 ngày làm việc" in shown


def test_decree_shows_its_clock_here_and_on_the_procedure(desks, controlled):
    line = control.one_line(desks.inspector.go(controlled.law), "QT.CT.02")
    panel = desks.inspector.go(controlled.document).page.locator("section", has_text=control.DECREE).last
    due = f"{after_months(timezone.localdate() - timedelta(days=10), 3):%d/%m/%Y}"
    assert f"Chưa xem xét {due}" in line
    assert f"hạn {due}" in flat(panel.inner_text())


# --- improvement ------------------------------------------------------------------------------------
def test_nonconformity_is_closed_and_its_history_tells_each_step(desks, improved):
    assert "Đã đóng" in desks.chief.go(improved).text
    told = verbs(desks.inspector, f"{improved}history/")
    assert told == [
        ("Nguyễn Văn Thắng", "đóng"),
        ("Hoàng Thị Lan", "kết luận có hiệu lực"),
        ("Trần Thị Hoa", "chuyển sang kiểm tra hiệu lực"),
        ("Vũ Đình Khôi", "báo xong hành động"),
        ("Trần Thị Hoa", "định cách kiểm tra hiệu lực"),
        ("Trần Thị Hoa", "giao hành động"),
        ("Trần Thị Hoa", "ghi nguyên nhân"),
        ("Trần Thị Hoa", "ghi khắc phục ngay"),
        ("Vũ Đình Khôi", "ghi nhận"),
    ]


def verbs(desk, path: str) -> list[tuple[str, str]]:
    """(who, verb) of each entry on a history page, newest first."""
    lines = desk.go(path).page.locator(".entry-line p").all()
    return [tuple(part.strip() for part in line.locator("b").all_inner_texts()) for line in lines]


# --- audit ------------------------------------------------------------------------------------------
def test_audit_is_closed_and_its_finding_raised_a_nonconformity(desks, audited):
    page = desks.inspector.go(audited.path).page
    assert "Đã kết thúc" in desks.inspector.text
    assert page.locator("#findings .finding-rows li").count() == 1
    raised = page.locator("#findings a", has_text="NC-").get_attribute("href")
    shown = desks.inspector.go(raised).text
    assert "2 trên 5 phiếu hẹn không ghi ngày trả." in shown
    assert "Đánh giá nội bộ" in shown


def test_changed_plan_shows_old_and_new_with_the_reason(desks, audited):
    shown = desks.inspector.go(f"{audited.path}history/").text
    for words in ("Thêm kho hồ sơ theo ý kiến thủ trưởng.", "Quầy tiếp nhận và kho hồ sơ"):
        assert words in shown, words


def test_every_question_was_asked_once(desks, audited):
    rows = desks.inspector.go(f"{audited.path}checklist/").page.locator("main tbody tr")
    assert rows.count() == audited.questions


# --- review -----------------------------------------------------------------------------------------
def test_review_is_closed_with_thirteen_inputs(desks, reviewed):
    assert reviewed.inputs == 13
    shown = desks.inspector.go(reviewed.path).text
    assert "Đã ban hành biên bản" in shown
    assert "13/13" in shown
    assert "Đặt máy lấy số ở quầy" in shown


# --- papers -----------------------------------------------------------------------------------------
def test_every_paper_is_a_pdf(desks, documented, improved, audited, reviewed):
    request = desks.inspector.page.context.request
    for path in (documented.first, improved, audited.path, reviewed.path):
        answer = request.get(f"{desks.inspector.address}{path}pdf/")
        assert (answer.status, answer.body()[:5]) == (200, b"%PDF-"), path


# --- the pack ---------------------------------------------------------------------------------------
def test_pack_verifies_on_the_page(desks, packed):
    said = packing.check_on_page(desks.inspector, packed.pack)
    assert "Nguyên vẹn" in said
    assert "trùng với sổ cái hiện nay" in said


def test_pack_verifies_with_the_one_file_verifier(desks, packed):
    done = packing.check_with_verifier(desks.inspector, packed.pack)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pack_verifies_with_our_command(packed):
    command = [sys.executable, "manage.py", "verify", "--pack", packed.pack]
    done = packing.run(command, packing.ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_pack_verifies_with_plain_tools_and_the_reference(packed):
    bag = packing.unpacked(packed.pack)
    done = packing.run(["sha256sum", "-c", "--quiet", "manifest-sha256.txt"], bag)
    assert (done.returncode, done.stdout) == (0, "")
    assert bagit.Bag(str(bag)).validate() is True
    papers = {path.name for path in bag.rglob("*.pdf")}
    assert any("QT.CT.01" in name for name in papers), papers


def test_touched_pack_is_refused(desks, packed):
    broken = packed.pack.parent / "broken.zip"
    content = bytearray(packed.pack.read_bytes())
    content[len(content) // 2] ^= 1
    broken.write_bytes(content)
    said = packing.check_on_page(desks.inspector, broken)
    assert "Nguyên vẹn" not in said
    assert re.search("Có sai lệch|Không kiểm tra được", said)


# --- the past ---------------------------------------------------------------------------------------
def test_yesterday_had_none_of_this(desks, documented, improved):
    yesterday = datetime.strptime(day(-1), "%d/%m/%Y").date()
    desk = desks.secretary
    for page in ("/documents/", "/nonconformities/"):
        desk.go(f"{page}?as_of={yesterday}")
        assert "QT.CT.01" not in desk.text
        assert "NC-" not in desk.text
        assert writers(desk) == []
    answer = desk.page.goto(f"{desk.address}{improved}?as_of={yesterday}")
    assert answer.status == 404


def test_earlier_moment_shows_the_earlier_state_and_nothing_writes(desks, improved):
    """The nonconformity as it was right after its cause was found."""
    desk = desks.secretary.go(f"{improved}history/")
    entry = desk.page.locator(".entry", has_text="ghi nguyên nhân").first
    assert writers(desk.go(improved)) != []
    desk.go(f"{improved}history/")
    with desk.leaving():
        entry.get_by_role("link", name="Xem tại thời điểm này").click()
    assert "Đang xem tại" in desk.page.locator(".past-banner").inner_text()
    assert "Tìm nguyên nhân" in desk.text
    assert "Đã đóng" not in desk.text
    assert "Bổ sung người phân công thay" not in desk.text
    assert writers(desk) == []


def writers(desk) -> list[str]:
    """Words of everything in the middle of the page that would write."""
    found = desk.page.locator(
        'main form[method="post"] button, main a[href*="/act/"], main a[href$="/edit/"]'
    )
    return [words for words in found.all_inner_texts() if words.strip() and "hiện tại" not in words]


def test_feed_names_everybody_who_wrote(desks, reviewed):
    desks.inspector.go("/history/")
    shown = desks.inspector.text
    today = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
    assert f"{today:%d/%m/%Y}" in shown
    assert "phê duyệt biên bản" in shown


def test_no_page_of_the_story_misbehaved(desks, packed):
    """Nothing asked another host, broke the CSP or threw an error in a script."""
    assert desks.faults == [[]] * len(desks.faults)
