"""Chapter three: an internal audit with team, checklist and findings, changed, reported and closed."""

from tests.journeys.desk import Desk, day


def plan(officer: Desk) -> str:
    """The plan with its schedule, the team and the questions; gives its address."""
    officer.go("/audits/new/")
    officer.fill(
        title="Đánh giá nội bộ Bộ phận Một cửa", scope="Quầy tiếp nhận", criteria="ISO 9001:2015, QT.CT.01",
        clauses=["7.5"], planned_from=day(), planned_to=day(1), row_0_when="08:00",
        row_0_process="Bộ phận Một cửa", row_0_clauses="7.5", row_0_auditor="Hoàng Thị Lan",
        row_0_auditee="Phạm Minh Đức",
    )  # fmt: skip
    path = officer.press("Lập").path
    officer.go(f"{path}team/new/").fill(user="Hoàng Thị Lan", role="Trưởng đoàn").press("Đưa vào đoàn")
    officer.go(path).press("Chép bộ câu hỏi có sẵn")
    officer.go(f"{path}checklist/new/")
    officer.fill(question="Phiếu hẹn có ghi ngày trả không?", clause=["8.5"], process="Bộ phận Một cửa")
    officer.press("Thêm")
    return path


def change(officer: Desk, path: str):
    """The plan is put right before it is approved, with the reason."""
    officer.go(f"{path}edit/")
    officer.fill(scope="Quầy tiếp nhận và kho hồ sơ", reason="Thêm kho hồ sơ theo ý kiến thủ trưởng.")
    officer.press("Lưu")


def conduct(lead: Desk, path: str) -> int:
    """Every question answered: all conform but the last, a minor nonconformity. Gives their number."""
    lead.go(path).act("Ghi ngày họp", opening_on=day()).act("Bắt đầu đánh giá")
    lead.go(f"{path}checklist/1/")
    count = 0
    while "/checklist/" in lead.path and lead.path.rstrip("/").rsplit("/", 1)[-1].isdecimal():
        count += 1
        last = "Phiếu hẹn có ghi ngày trả không?" in lead.text
        answer(lead, "minor" if last else "conform")
    return count


def answer(lead: Desk, result: str):
    """Evidence first, then the result; a nonconformity has its three parts."""
    lead.fill(evidence="Xem 5 hồ sơ tại quầy.", samples="5", result=result)
    if result == "minor":
        lead.fill(
            requirement="QT.CT.01, bước 1: phiếu hẹn ghi ngày trả.",
            statement="2 trên 5 phiếu hẹn không ghi ngày trả.", owner="Lê Quang Dũng", due=day(20),
        )  # fmt: skip
    with lead.leaving():
        lead.page.locator(".question-foot button").click()


def report(lead: Desk, chief: Desk, path: str):
    """Closing meeting, the nonconformity of the finding, conclusion, both confirmations."""
    lead.go(path).act("Ghi ngày họp", closing_on=day()).act("Kết thúc đánh giá tại chỗ")
    lead.press("Lập phiếu không phù hợp")
    lead.go(f"{path}report/")
    lead.fill(conclusion="Hệ thống được duy trì, còn một điểm nhẹ.", strengths="Hồ sơ lưu đầy đủ.")
    lead.press("Lưu")
    lead.go(path).act("Xác nhận báo cáo", sign=True)
    chief.go(path).act("Phê duyệt báo cáo", sign=True)
