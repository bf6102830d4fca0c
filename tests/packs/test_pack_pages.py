"""Bằng chứng in the browser: gaps, choices, packs made, handed over, checked, and who may do which."""

import os
import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from audits.actions.packs import sweep_drafts
from audits.models import EvidencePack, PackHandover
from audits.packs import index
from qms import filestore
from qms.models import LedgerEntry, Unit, load_edition
from qms.models.files import FileUse, attach, check_store
from registers.models import Risk
from tests.packs.making import NOW, built, small_data

BUILD = reverse("audits:pack_create")
VERIFY = reverse("audits:pack_verify")


@pytest.fixture
def filled(office, time_machine):
    time_machine.move_to(NOW)
    load_edition()
    small_data(office)
    return office


def choices(office, **changes) -> dict:
    return {
        "unit": office.tan_tien.code,
        "period_from": "01/01/2026",
        "period_to": "30/06/2026",
        "order": "clauses",
        "registers": ["risks"],
        "masked": "on",
        "requester": "Đoàn kiểm tra",
        "purpose": "Kiểm tra 6 tháng",
        **changes,
    }


@pytest.fixture
def pack(filled, signed_in):
    signed_in(filled.secretary).post(BUILD, choices(filled))
    return EvidencePack.objects.get()


def test_the_matrix_page_counts_gaps_of_the_unit(filled, signed_in):
    page = signed_in(filled.secretary).get(reverse("audits:evidence"))

    assert page.context["counts"] == {"ok": 3, "stale": 0, "gap": 25, "not_applicable": 0}
    assert page.context["may_build"] is True


def test_the_preview_counts_before_anything_is_built(filled, signed_in):
    asked = choices(filled, preview="1", requester="", purpose="")
    page = signed_in(filled.secretary).post(BUILD, asked)

    assert (page.status_code, page.context["form"].errors) == (200, {})
    assert [(count.register.slug, count.rows) for count in page.context["shown"].registers] == [("risks", 2)]
    assert EvidencePack.objects.count() == 0


@pytest.mark.needs("pango")
def test_a_pack_is_built_kept_and_downloaded(filled, signed_in, pack):
    client = signed_in(filled.secretary)
    answer = client.get(reverse("audits:pack_download", args=[pack.pk]))
    data = b"".join(answer.streaming_content)

    assert (pack.code, pack.status, pack.file_count) == ("BC-2026-0001", "made", 7)
    assert (len(data), answer["Content-Type"]) == (pack.size, "application/zip")
    assert pack.file_name in answer["Content-Disposition"]
    assert zipfile.ZipFile(BytesIO(data)).testzip() is None
    noted = LedgerEntry.objects.filter(source="event").order_by("-seq").first()
    assert f'"pack":"{pack.code}"' in noted.payload


@pytest.mark.needs("pango")
def test_the_same_choices_again_give_the_same_file(filled, signed_in, pack):
    signed_in(filled.chief).post(BUILD, choices(filled))
    first, second = EvidencePack.objects.order_by("pk")

    assert (first.sha256, first.contents_code) == (second.sha256, second.contents_code)
    assert first.code != second.code


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("period_from", "31/02/2026", "Không có ngày 31/02/2026"),
        ("period_to", "31/12/2025", "từ ngày bắt đầu"),
        ("as_of", "01/01/2099 10:00", "chưa tới"),
        ("registers", [], "bắt buộc"),
        ("registers", ["nonsense"], "nonsense"),
        ("purpose", "", "bắt buộc"),
        ("unit", "NOWHERE", ""),
    ],
)
def test_nonsense_is_told_beside_its_field(filled, signed_in, field, typed, told):
    page = signed_in(filled.secretary).post(BUILD, choices(filled, **{field: typed}))

    assert page.status_code == 422
    assert list(page.context["form"].errors) == [field]
    assert told in str(page.context["form"].errors[field])
    assert EvidencePack.objects.count() == 0


def test_a_foreign_unit_cannot_be_chosen(filled, signed_in):
    page = signed_in(filled.neighbour).post(BUILD, choices(filled))

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["unit"])


def test_unmasked_data_needs_the_right_to_see_it(filled, signed_in):
    asked = choices(filled)
    del asked["masked"]
    page = signed_in(filled.auditor).post(BUILD, asked)

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["masked"])


# persona: (see it, build one, download it, hand it over)
RIGHTS = {
    "secretary": (200, 200, 200, 200),
    "chief": (200, 200, 200, 200),
    "province": (200, 200, 200, 200),
    "auditor": (200, 200, 200, 403),
    "inspector": (200, 403, 200, 403),
    "owner": (200, 403, 403, 403),
    "desk": (200, 403, 403, 403),
    "neighbour": (404, 200, 404, 404),
}


@pytest.mark.needs("pango")
def test_who_may_do_what_with_a_pack(filled, signed_in, pack):
    see, download, hand_over = (
        reverse(f"audits:{name}", args=[pack.pk])
        for name in ("pack_detail", "pack_download", "pack_hand_over")
    )
    found = {}
    for persona in RIGHTS:
        client = signed_in(getattr(filled, persona))
        found[persona] = tuple(client.get(page).status_code for page in (see, BUILD, download, hand_over))

    assert found == RIGHTS


@pytest.mark.needs("pango")
def test_each_hand_over_is_a_record_with_the_hash(filled, signed_in, pack):
    address = reverse("audits:pack_hand_over", args=[pack.pk])
    given = {"recipient": "Bùi Văn Sơn", "handed_on": "20/11/2026 09:00", "method": "device"}
    answer = signed_in(filled.secretary).post(address, given)
    late = signed_in(filled.secretary).post(address, {**given, "handed_on": "20/12/2026 09:00"})

    assert (answer.status_code, late.status_code) == (302, 422)
    handover = PackHandover.objects.get()
    assert (handover.recipient, handover.sha256, handover.unit) == (
        "Bùi Văn Sơn",
        pack.sha256,
        filled.tan_tien,
    )
    assert EvidencePack.objects.get().status == "handed_over"


@pytest.mark.needs("pango")
def test_a_pack_in_hand_is_checked_against_our_ledger(filled, signed_in, pack):
    with pack.file.open() as stream:
        sound = stream.read()
    client = signed_in(filled.inspector)
    good = client.post(VERIFY, {"pack": SimpleUploadedFile("p.zip", sound)})
    cut = client.post(VERIFY, {"pack": SimpleUploadedFile("p.zip", sound[:-200])})
    noise = client.post(VERIFY, {"pack": SimpleUploadedFile("p.zip", b"PK no zip at all")})

    assert (good.context["verdict"].sound, good.context["verdict"].ledger) == (True, True)
    assert good.context["known"] == pack
    assert [page.context["verdict"].sound for page in (cut, noise)] == [False, False]
    assert [page.status_code for page in (good, cut, noise)] == [200, 200, 200]


@pytest.mark.needs("pango")
def test_a_stranger_to_the_unit_learns_that_a_pack_is_sound_but_not_whose(filled, signed_in, pack):
    with pack.file.open() as stream:
        data = stream.read()
    page = signed_in(filled.neighbour).post(VERIFY, {"pack": SimpleUploadedFile("p.zip", data)})

    assert (page.context["verdict"].sound, page.context["known"]) == (True, None)


@pytest.mark.needs("pango")
def test_the_code_on_paper_is_compared_with_the_file(filled, signed_in, pack):
    data = filestore.read_sound(pack.file_id)
    client = signed_in(filled.inspector)
    grouped = index.grouped(pack.contents_code)
    same, other = (
        client.post(VERIFY, {"pack": SimpleUploadedFile("p.zip", data), "code": code})
        for code in (grouped, "0" * 64)
    )

    assert [page.context["verdict"].sound for page in (same, other)] == [True, False]
    assert "Mã danh mục trùng với mã in trên bìa." in same.content.decode()
    assert "mã danh mục trên giấy 0000" in other.content.decode()


def test_the_printed_address_leads_to_the_page_with_its_code(filled, signed_in, settings):
    settings.QMS_PUBLIC_URL = "https://qms.example.vn"
    address = index.verify_url("ab12" * 16)
    assert address == f"https://qms.example.vn{VERIFY}?code={'ab12' * 16}"
    page = signed_in(filled.inspector).get(address.removeprefix("https://qms.example.vn"))

    assert (page.status_code, page.context["form"]["code"].value()) == (200, "ab12" * 16)
    assert f'value="{"ab12" * 16}"' in page.content.decode()


@pytest.mark.needs("pango")
@pytest.mark.parametrize(("page", "status"), [("pack_download", 400), ("pack_check", 200)])
def test_altered_bytes_of_a_kept_pack_are_told_and_never_handed_out(filled, signed_in, pack, page, status):
    path = filestore.path_of(pack.file_id)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    answer = signed_in(filled.secretary).get(reverse(f"audits:{page}", args=[pack.pk]))

    assert answer.status_code == status
    told = "Tệp này đã hỏng" if status == 400 else "Tệp trong kho không còn là tệp đã lập."
    assert told in answer.content.decode()


@pytest.mark.needs("pango")
@pytest.mark.parametrize("page", ["pack_download", "pack_check"])
def test_a_lost_pack_is_told_in_a_sentence(filled, signed_in, pack, page):
    filestore.path_of(pack.file_id).unlink()
    answer = signed_in(filled.secretary).get(reverse(f"audits:{page}", args=[pack.pk]))

    assert answer.status_code == 400
    assert "Tệp này đã hỏng hoặc bị mất trong kho" in answer.content.decode()


@pytest.mark.needs("pango")
def test_verification_names_a_kept_pack_that_was_lost_and_an_attached_file(filled, pack):
    risk = Risk.objects.get(code="RR-2026-0001", unit=filled.tan_tien)
    attached = attach(risk, SimpleUploadedFile("a.txt", b"sao ke"), by=filled.secretary, at=NOW)
    for sha256 in (pack.file_id, attached.file_id):
        filestore.path_of(sha256).unlink()
    by = filled.secretary.signature
    made = pack.history.earliest("history_id").history_date

    assert {checked.sha256: checked.use for checked in check_store() if checked.problem} == {
        pack.file_id: FileUse("Tệp", str(pack), made, by),
        attached.file_id: FileUse("a.txt", str(risk), NOW, by),
    }


def test_why_a_clause_does_not_apply(filled, signed_in):
    address = reverse("audits:clause_not_applicable", args=["8.3"])
    stated = signed_in(filled.secretary).post(address, {"justification": "Không thiết kế dịch vụ."})

    assert stated.status_code == 302
    assert Unit.objects.get(pk=filled.tan_tien.pk).not_applicable == {"8.3": "Không thiết kế dịch vụ."}
    assert signed_in(filled.desk).get(address).status_code == 403
    assert signed_in(filled.secretary).get(address.replace("8.3", "11.9")).status_code == 404


def test_drafts_of_killed_builds_are_swept_and_running_ones_left(tmp_path):
    folder = tmp_path / "packs"
    for name, age in (("killed", 90_000), ("running", 60)):
        (folder / name).mkdir(parents=True)
        (folder / name / "pack.zip").write_bytes(b"half")
        os.utime(folder / name, (1_000_000 - age, 1_000_000 - age))

    assert sweep_drafts(folder, 1_000_000) == 1
    assert [path.name for path in folder.iterdir()] == ["running"]


def test_the_verifier_is_handed_out_as_one_file(filled, signed_in):
    answer = signed_in(filled.inspector).get(reverse("audits:verifier"))

    assert answer.content.startswith(b"#!/usr/bin/env python3")


@pytest.mark.needs("pango")
def test_the_list_shows_only_packs_of_ones_own_units(filled, signed_in, pack, tmp_path):
    built(filled, tmp_path / "other.zip")  # a file without a record does not appear
    listed = reverse("audits:pack_list")

    assert [r.pk for r in signed_in(filled.secretary).get(listed).context["records"]] == [pack.pk]
    assert signed_in(filled.neighbour).get(listed).context["records"] == []
