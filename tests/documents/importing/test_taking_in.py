"""From a Word file to a draft: the act, the command and the page call one verb, all or nothing."""

import io
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from documents import actions
from documents.actions.importing import Wanted, import_documents
from documents.content import Content, parse, to_json
from documents.importing import reading, waiting
from documents.importing.reading import read_file
from documents.models import Document, Revision, Signature
from documents.uploaded_words import words_apart
from qms.hashing import sha256_of
from qms.models.files import files_of
from qms.states import Blocked, Refused
from qms.uploads import check
from tests.documents.importing.papers import Facts, paper_of, upload
from tests.documents.samples import PROCEDURE, new_document

PAGE = "documents:document_import"


@pytest.fixture(scope="module")
def paper() -> bytes:
    return paper_of("commune")


@pytest.fixture(scope="module")
def other() -> bytes:
    return paper_of("city", Facts(code="QT.CT.02", title="Gia hạn tạm trú"), shared=(3, 5))


def wanted_of(content, **changes):
    checked = check(upload(content), kinds=("docx",))
    (found,) = read_file(checked).procedures
    facts = {"code": found.code, "title": found.title} | changes
    return Wanted(checked, found, **facts)


# --- the act -------------------------------------------------------------------------------------


def test_a_draft_says_what_the_paper_says(office, paper):
    (draft,) = import_documents([wanted_of(paper)], office.tan_tien, by=office.secretary)
    draft = Revision.objects.get(pk=draft.pk)
    assert (draft.document.code, draft.title, draft.issue_no, draft.revision_no, draft.status) == (
        "QT.CT.01", "ĐĂNG KÝ TẠM TRÚ", 2, 1, "draft",
    )  # fmt: skip
    assert (draft.author, Signature.objects.count()) == (office.secretary, 0)
    content = draft.body
    assert content.time_limit.on_paper == "03\xa0ngày làm việc"
    assert [step.time for step in content.steps] == [
        "Giờ hành chính", "0,5\xa0ngày", "1,5\xa0ngày", "0,5\xa0ngày", "0,5\xa0ngày",
    ]  # fmt: skip
    assert [(row.name, row.original, row.copy) for row in content.dossier] == [
        ("Tờ khai theo mẫu CT01", True, False), ("Giấy tờ chứng minh chỗ ở hợp pháp", False, True),
    ]  # fmt: skip
    assert [row.retention for row in content.records] == ["05 năm", "Vĩnh viễn"]
    assert content.unplaced == "<p>CÔNG AN XÃ TÂN TIẾN</p>"
    assert draft.change_summary.startswith("Bản giấy: lần ban hành 02, lần sửa đổi 01.")
    assert "- Phê duyệt: Phạm Quốc Hùng, Trưởng Công an xã" in draft.change_summary


def test_the_file_stays_attached_as_it_was_sent(office, paper):
    (draft,) = import_documents([wanted_of(paper)], office.tan_tien, by=office.secretary)
    (file,) = files_of(draft.document)
    assert (file.name, file.file.sha256) == ("quy_trinh.docx", sha256_of(paper))
    assert file.file.read() == paper


def test_a_shared_time_is_a_shared_step(office, other):
    (draft,) = import_documents([wanted_of(other)], office.tan_tien, by=office.secretary)
    assert [step.unit for step in draft.body.steps] == ["office_hours", "day", "day", "shared", "shared"]


def test_what_was_not_understood_holds_the_submission_until_it_is_placed(office, paper):
    (draft,) = import_documents([wanted_of(paper)], office.tan_tien, by=office.secretary)
    with pytest.raises(Blocked) as blocked:
        actions.submit(draft, by=office.secretary)
    assert [missing.anchor for missing in blocked.value.missing] == ["part-unplaced"]
    draft = Revision.objects.get(pk=draft.pk)
    content = to_json(draft.body) | {"unplaced": ""}
    draft = actions.edit_revision(draft, by=office.secretary, content=content)
    assert actions.missing(draft) == []


def test_a_code_that_is_taken_becomes_the_next_revision_only_when_asked(office, paper):
    first = new_document(office, code="qt.ct.01")
    actions.edit_revision(first, by=office.secretary, content=PROCEDURE)
    with pytest.raises(Refused, match=r"Mã QT\.CT\.01 đã có trong đơn vị"):
        import_documents([wanted_of(paper)], office.tan_tien, by=office.secretary)
    actions.discard(first, by=office.secretary, reason="Thôi")
    (draft,) = import_documents([wanted_of(paper, revises=True)], office.tan_tien, by=office.secretary)
    assert (draft.document_id, draft.issue_no, draft.revision_no) == (first.document_id, 1, 0)
    assert draft.change_summary.startswith("Nhập từ tệp quy_trinh.docx.")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"code": "QT.CT.02"}, "Mã QT.CT.02 có hai lần trong các tệp. Mỗi tài liệu một mã."),
        ({"code": ""}, "Quy trình “ĐĂNG KÝ TẠM TRÚ” chưa có mã."),
        ({"title": " "}, "Quy trình mã “QT.CT.01” chưa có tên."),
        ({"code": "QT/01"}, "Mã QT/01 không dùng được: mã không có dấu / và \\."),
        ({"code": "Q" * 61}, f"“{'Q' * 40}…” dài quá 60 ký tự."),
    ],
)
def test_one_wrong_procedure_stops_all(office, paper, other, changes, sentence):
    with pytest.raises(Refused) as refused:
        import_documents(
            [wanted_of(other), wanted_of(paper, **changes)], office.tan_tien, by=office.secretary
        )
    assert (str(refused.value), Document.objects.count()) == (sentence, 0)


def test_nobody_imports_into_an_office_where_they_do_not_write(office, paper):
    for person in (office.neighbour, office.desk, office.auditor, office.stranger):
        with pytest.raises(PermissionDenied):
            import_documents([wanted_of(paper)], office.tan_tien, by=person)
    assert Document.objects.count() == 0


def test_a_content_without_unplaced_words_is_stored_as_before_there_were_any():
    assert "unplaced" not in to_json(parse(PROCEDURE))
    assert "unplaced" not in to_json(Content())
    assert to_json(parse(to_json(Content(unplaced="<p>x</p>"))))["unplaced"] == "<p>x</p>"


# --- the command ---------------------------------------------------------------------------------


@pytest.fixture
def files(tmp_path, paper, other):
    for name, content in (("một.docx", paper), ("hai.docx", other), ("hỏng.docx", paper[:500])):
        (tmp_path / name).write_bytes(content)
    return tmp_path


def command(*arguments) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import", "documents", *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_the_command_makes_drafts(office, files):
    code, out, _err = command(
        files / "một.docx", files / "hai.docx", "--unit", "TANTIEN", "--by", "secretary"
    )
    assert (code, out.splitlines()[-1]) == (0, "Đã lập 2 bản nháp ở Công an xã Tân Tiến.")
    assert list(Document.objects.order_by("code").values_list("code", flat=True)) == ["QT.CT.01", "QT.CT.02"]


def test_the_command_names_the_process_owner_of_new_documents(office, files):
    assert command(files / "một.docx", "--unit", "TANTIEN", "--by", "secretary", "--owner", "owner")[0] == 0
    assert command(files / "hai.docx", "--unit", "TANTIEN", "--by", "secretary")[0] == 0
    owners = [document.owner for document in Document.objects.order_by("code")]
    assert owners == [office.owner, office.secretary]
    assert command(files / "hai.docx", "--unit", "TANTIEN", "--owner", "ai")[0] == 2


def test_an_owner_from_elsewhere_makes_nothing(office, paper):
    with pytest.raises(Refused, match="không giữ vai trò nào ở Công an xã Tân Tiến"):
        import_documents([wanted_of(paper, owner=office.neighbour)], office.tan_tien, by=office.secretary)
    assert Document.objects.count() == 0


def test_the_cut_off_hour_goes_from_the_paper_into_the_structure(office, tmp_path):
    told = "Trong ngày, sau 15 giờ → ngày làm việc tiếp theo"
    content = paper_of("commune", Facts(total=told))
    (draft,) = import_documents([wanted_of(content)], office.tan_tien, by=office.secretary)
    limit = draft.body.time_limit
    assert (limit.unit, limit.note, limit.cutoff_words) == (
        "same_day", "", "nhận sau 15\xa0giờ thì tính từ ngày làm việc tiếp theo",
    )  # fmt: skip
    (tmp_path / "a.docx").write_bytes(content)
    _code, out, _err = command(tmp_path / "a.docx", "--dry-run", "--json")
    (found,) = json.loads(out)["procedures"]
    assert found["total_time"] == {"value": None, "unit": "trong ngày", "cutoff": "15:00"}


def test_the_command_without_a_name_writes_as_the_system(office, files):
    assert command(files / "một.docx", "--unit", "TANTIEN")[0] == 0
    assert Revision.objects.get().author is None


def test_a_dry_run_writes_nothing_and_json_tells_all(office, files):
    code, out, err = command(files / "một.docx", "--unit", "TANTIEN", "--dry-run", "--json")
    (found,) = json.loads(out)["procedures"]
    assert (code, err, found["code"], Document.objects.count()) == (0, "", "QT.CT.01", 0)
    assert found["steps"][1] == {
        "no": "B2", "action": "Phân công xử lý", "role": "Trưởng Công an xã",
        "duration": {"value": 0.5, "unit": "ngày"}, "shared_with": None, "forms": ["Mẫu 05"],
    }  # fmt: skip
    assert list(found) == [
        "code", "title", "tthc_codes", "total_time", "place", "fee", "legal_basis", "dossier", "steps",
        "forms", "records", "retention_years", "not_understood", "warnings",
    ]  # fmt: skip


def test_a_dry_run_tells_of_codes_that_would_be_refused(office, files, paper):
    (files / "ba.docx").write_bytes(paper)
    twice = "Mã QT.CT.01 có ở 2 quy trình (một.docx, ba.docx). Mỗi tài liệu một mã."
    asked = [files / f"{name}.docx" for name in ("một", "hai", "ba")]
    assert warnings_of(*asked) == [[twice], [], [twice]]
    assert command(*asked, "--dry-run")[1].count(f"    ! {twice}") == 2
    assert command(files / "hai.docx", "--unit", "TANTIEN")[0] == 0
    taken = "Mã QT.CT.02 đã có trong đơn vị; thêm --revise để lập lần sửa đổi."
    assert warnings_of(*asked, "--unit", "TANTIEN") == [[twice], [taken], [twice]]
    assert warnings_of(files / "hai.docx", "--unit", "TANTIEN", "--revise") == [[]]


def warnings_of(*arguments) -> list[list[str]]:
    """What each procedure is told about codes."""
    code, out, _err = command(*arguments, "--dry-run", "--json")
    assert code == 0
    told = [found["warnings"] for found in json.loads(out)["procedures"]]
    return [[line for line in lines if line.startswith("Mã ")] for lines in told]


def test_one_bad_file_stops_the_command(office, files):
    code, _out, err = command(files / "một.docx", files / "hỏng.docx", "--unit", "TANTIEN")
    assert (code, Document.objects.count()) == (1, 0)
    assert err == "hỏng.docx: Tệp bị hỏng hoặc thiếu, không mở được. Hãy mở bằng Word/Excel và lưu lại.\n"


def test_what_cannot_be_tried_exits_two(office, files):
    assert command(files / "không.docx", "--unit", "TANTIEN")[0] == 2
    assert command(files / "một.docx", "--unit", "LA")[0] == 2
    assert command(files / "một.docx")[0] == 2
    assert command(files / "một.docx", "--unit", "TANTIEN", "--by", "ai")[0] == 2


# --- the page ------------------------------------------------------------------------------------


def sent(*contents):
    files = [SimpleUploadedFile(f"{n}.docx", content) for n, content in enumerate(contents, 1)]
    return {"files": files}


def batch_of(client, *contents) -> str:
    response = client.post(reverse(PAGE), sent(*contents))
    assert response.status_code == 302
    return response["Location"].split("batch=")[1]


def test_the_page_tells_of_two_procedures_with_one_code(office, signed_in, paper, other):
    client = signed_in(office.secretary)
    page = client.get(reverse(PAGE), {"batch": batch_of(client, paper, other, paper)}).content.decode()
    assert page.count("Mã QT.CT.01 có ở 2 quy trình (1.docx, 3.docx). Mỗi tài liệu một mã.") == 2
    assert "Mã QT.CT.02 có ở" not in page


def test_choose_compare_confirm(office, signed_in, paper, other):
    client = signed_in(office.secretary)
    key = batch_of(client, paper, other)
    page = client.get(reverse(PAGE), {"batch": key})
    assert [(p.code, p.title) for source in page.context["sources"] for p in source.previews] == [
        ("QT.CT.01", "ĐĂNG KÝ TẠM TRÚ"), ("QT.CT.02", "Gia hạn tạm trú"),
    ]  # fmt: skip
    data = {
        "batch": key,
        "take-1": "1",
        "code-1": "QT.CT.09",
        "title-1": "Gia hạn",
        "code-0": "x",
        "title-0": "y",
    }
    done = client.post(reverse(PAGE), data, follow=True)
    (draft,) = done.context["drafts"]
    assert (draft.document.code, draft.title) == ("QT.CT.09", "Gia hạn")
    client.post(reverse(PAGE), data)
    assert Document.objects.count() == 1


def test_the_words_of_a_file_are_read_once_for_all_three_pages(office, signed_in, paper, monkeypatch):
    read = []
    monkeypatch.setattr(
        reading, "words_apart", lambda upload: read.append(upload.name) or words_apart(upload)
    )
    client = signed_in(office.secretary)
    key = batch_of(client, paper)
    client.get(reverse(PAGE), {"batch": key})
    client.post(reverse(PAGE), {"batch": key, "take-0": "1", "code-0": "QT.CT.01", "title-0": "Đăng ký"})
    assert (read, Document.objects.get().code) == (["1.docx"], "QT.CT.01")


def test_the_page_offers_owner_and_title_and_takes_only_what_is_ticked(office, signed_in, paper, other):
    client = signed_in(office.secretary)
    key = batch_of(client, paper, other)
    page = client.get(reverse(PAGE), {"batch": key})
    (one,), (two,) = (source.previews for source in page.context["sources"])
    assert (one.title, one.suggested, one.uses_suggested) == ("ĐĂNG KÝ TẠM TRÚ", "Đăng ký tạm trú", False)
    assert page.context["owner"] == str(office.secretary.pk)
    typed = {
        "batch": key, "owner": office.owner.pk, "take-0": "1", "code-0": "A", "title-0": one.title,
        "use-suggested-0": "1", "suggested-0": "Đăng ký tạm trú tại Công an xã", "take-1": "1", "code-1": "B",
        "title-1": two.title, "suggested-1": two.suggested,
    }  # fmt: skip
    refused = client.post(reverse(PAGE), typed | {"owner": office.neighbour.pk})
    assert (refused.status_code, Document.objects.count()) == (422, 0)
    assert refused.context["sources"][0].previews[0].suggested == "Đăng ký tạm trú tại Công an xã"
    client.post(reverse(PAGE), typed)
    made = [(document.title, document.owner) for document in Document.objects.order_by("code")]
    assert made == [("Đăng ký tạm trú tại Công an xã", office.owner), (two.title, office.owner)]


def test_the_imported_file_stands_on_the_page_of_the_revision_too(office, signed_in, paper):
    (draft,) = import_documents([wanted_of(paper)], office.tan_tien, by=office.secretary)
    (attached,) = files_of(draft.document)
    for name in ("secretary", "inspector"):
        page = signed_in(getattr(office, name)).get(draft.get_absolute_url())
        assert [found.pk for found in page.context["files_above"]] == [attached.pk]
        told = page.content.decode()
        assert f'href="{attached.get_absolute_url()}' in told and "Chưa có tệp nào" not in told


def test_a_taken_code_keeps_what_was_typed(office, signed_in, paper):
    new_document(office, code="QT.CT.01")
    client = signed_in(office.secretary)
    key = batch_of(client, paper)
    page = client.post(
        reverse(PAGE), {"batch": key, "take-0": "1", "code-0": "qt.ct.01", "title-0": "Tên mới"}
    )
    assert page.status_code == 422
    (preview,) = page.context["sources"][0].previews
    assert (preview.code, preview.title, preview.is_taken, preview.revises) == (
        "qt.ct.01",
        "Tên mới",
        True,
        False,
    )


def test_bad_files_are_named_and_nothing_is_kept(office, signed_in, paper):
    page = signed_in(office.secretary).post(reverse(PAGE), sent(paper, paper[:500]))
    assert page.status_code == 422
    assert [error["name"] for error in page.context["errors"]] == ["2.docx"]
    assert not list(waiting._folder().glob("*.json"))


def test_words_of_the_file_are_shown_as_words(office, signed_in):
    content = paper_of("city", Facts(title="<script>alert(1)</script>"))
    client = signed_in(office.secretary)
    html = client.get(reverse(PAGE), {"batch": batch_of(client, content)}).content.decode()
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


def test_a_batch_belongs_to_its_person(office, signed_in, paper):
    key = batch_of(signed_in(office.secretary), paper)
    for person, status in ((office.owner, 400), (office.neighbour, 400), (office.desk, 403)):
        assert signed_in(person).get(reverse(PAGE), {"batch": key}).status_code == status


def test_nobody_imports_into_the_past(office, signed_in):
    assert signed_in(office.secretary).get(reverse(PAGE), {"as_of": "2026-01-01"}).status_code == 400
