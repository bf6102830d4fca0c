"""The history of a record tells its child rows at any depth."""

from qms.history.changes import entries_of
from tests.documents.samples import effective


def test_the_history_of_a_document_tells_the_signatures_on_its_revisions(office, monkeypatch):
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)
    document = effective(office).document
    told = {entry.slug.split(".")[1]: entry for entry in entries_of(document)}
    rows = {slug: [change.row for change in entry.changes] for slug, entry in told.items()}
    assert (rows["revision_submit"][0], rows["revision_submit"][-1]) == (
        "QT-02 · 01/00", "Soạn thảo: Trần Thị Hoa",
    )  # fmt: skip
    assert "Phê duyệt: Nguyễn Văn Thắng" in rows["revision_approve"]
    assert told["revision_approve"].record == document


def test_the_steps_of_a_revision_read_as_lines(office):
    revision = effective(office)
    content = next(
        change.new
        for entry in entries_of(revision.document)
        if entry.slug == "documents.revision_edit"
        for change in entry.changes
        if change.label == "nội dung"
    )
    steps = content[content.index("Các bước:") : content.index("Biểu mẫu:")]
    assert steps.splitlines() == [
        "Các bước: ",
        "B1 · Tiếp nhận, kiểm tra hồ sơ · Cán bộ TN&TKQ · Giờ hành chính · CT01, CT04",
        "B2 · Thẩm tra chỗ ở · Cảnh sát khu vực · 2\xa0ngày · BM-QT02-01",
        "B3 · Xem xét, phê duyệt · Trưởng Công an xã · 1\xa0ngày",
        "B4 · Trả kết quả · Cán bộ TN&TKQ · Giờ hành chính",
    ]
