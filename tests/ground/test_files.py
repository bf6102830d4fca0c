import datetime as dt
import os
import stat
import subprocess
import sys
import textwrap

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from qms import filestore
from qms.history import HistoryBypass, Moment, record_tx
from qms.models import Attachment, LedgerEntry, StoredFile, attach, attachments_of, files_of, withdraw
from qms.models.files import CheckedFile, FileIsKept, FileUse, check_store, store, store_bytes
from qms.states import Refused
from qms.uploads import UploadRefused
from tests.ground.upload_corpus import Upload, pdf, picture

pytestmark = pytest.mark.django_db


class Matter:
    """Stands for a record of a unit: all an attachment asks of it."""

    def __init__(self, unit, pk=7):
        self.unit, self.pk = unit, pk

    @classmethod
    def record_type(cls):
        return "tests.matter"


# --- the store ---------------------------------------------------------------------------------


def test_content_is_kept_once_read_only_under_its_fingerprint():
    first = store(Upload("một.pdf", content := pdf()))
    again = store(Upload("hai.pdf", content))
    assert first == again
    path = filestore.path_of(first.sha256)
    assert path.read_bytes() == content
    assert path.parent.name == first.sha256[:2]
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert filestore.stored() == [first.sha256]
    assert (first.size, first.content_type, first.read()) == (len(content), "application/pdf", content)


def test_what_the_gate_refuses_leaves_nothing_behind():
    with pytest.raises(UploadRefused):
        store(Upload("xấu.pdf", b"MZ"))
    assert (filestore.stored(), StoredFile.objects.count()) == ([], 0)


def test_stored_content_is_never_overwritten():
    stored = store_bytes(b"nguyen ban", "text/plain")
    path = filestore.path_of(stored.sha256)
    os.chmod(path, 0o644)
    path.write_bytes(b"bi sua")
    with pytest.raises(filestore.FileDamaged):
        store_bytes(b"nguyen ban", "text/plain")
    assert path.read_bytes() == b"bi sua"
    assert [entry.name for entry in path.parent.iterdir()] == [stored.sha256]


def test_a_wrong_fingerprint_stores_nothing():
    with pytest.raises(filestore.FileDamaged):
        filestore.keep(Upload("x", b"abc"), "0" * 64)
    assert list(filestore.root().glob("??/*")) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 64, "0" * 63])
def test_only_fingerprints_are_paths(name):
    with pytest.raises(ValueError, match="not a SHA-256"):
        filestore.path_of(name)


def test_a_full_disk_leaves_no_half_file(monkeypatch):
    def no_space(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(filestore.os, "fsync", no_space)
    with pytest.raises(OSError, match="No space left"):
        store_bytes(b"abc", "text/plain")
    assert [path for path in filestore.root().rglob("*") if path.is_file()] == []
    assert StoredFile.objects.count() == 0


def test_a_killed_write_leaves_only_what_sweep_removes(tmp_path):
    script = textwrap.dedent(
        """
        import os, sys
        from django.conf import settings
        settings.configure(QMS_HOME=sys.argv[1])
        from qms import filestore
        filestore.os.replace = lambda *names: os.kill(os.getpid(), 9)
        import io, hashlib
        filestore.keep(io.BytesIO(b"abc"), hashlib.sha256(b"abc").hexdigest())
        """
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False)
    assert killed.returncode == -9
    assert filestore.stored() == []
    left = [path for path in filestore.root().rglob("*") if path.is_file()]
    assert len(left) == 1
    assert filestore.sweep(older_than=0, now=left[0].stat().st_mtime + 1) == 1
    assert [path for path in filestore.root().rglob("*") if path.is_file()] == []


def test_rows_of_the_store_are_not_changed_or_deleted():
    stored = store_bytes(b"abc", "text/plain")
    stored.size = 1
    for change in (
        stored.save,
        stored.delete,
        StoredFile.objects.all().delete,
        lambda: StoredFile.objects.update(size=1),
    ):
        with pytest.raises(FileIsKept):
            change()
    assert StoredFile.objects.get().size == 3


def test_verification_names_what_is_missing_or_changed(office):
    at = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    matter, by = Matter(office.tan_tien), office.secretary
    kept = attach(matter, Upload("giữ.png", picture("PNG")), by=by, at=at)
    changed = attach(matter, Upload("đổi.png", picture("PNG", (9, 9))), by=by, at=at)
    lost = attach(matter, Upload("mất.png", picture("PNG", (10, 10))), by=by, at=at)
    assert [checked.problem for checked in check_store()] == [None] * 3
    os.chmod(filestore.path_of(changed.file_id), 0o644)
    filestore.path_of(changed.file_id).write_bytes(picture("PNG", (9, 9))[:-1] + b"x")
    filestore.path_of(lost.file_id).unlink()
    use = {"record": "tests.matter 7", "at": at, "person": by.signature}
    assert {checked.sha256: checked for checked in check_store()} == {
        kept.file_id: CheckedFile(kept.file_id),
        changed.file_id: CheckedFile(
            changed.file_id, "Nội dung tệp trong kho đã bị thay đổi.", FileUse("đổi.png", **use)
        ),
        lost.file_id: CheckedFile(lost.file_id, "Nội dung tệp bị mất khỏi kho.", FileUse("mất.png", **use)),
    }
    assert filestore.is_sound(kept.file_id)


def altered(stored) -> None:
    """Flip one bit of the stored bytes behind the back of the application."""
    path = filestore.path_of(stored.sha256)
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    os.chmod(path, 0o644)
    path.write_bytes(content)


@pytest.mark.parametrize("way", ["read", "open"])
@pytest.mark.parametrize("damage", [altered, lambda stored: filestore.path_of(stored.sha256).unlink()])
def test_altered_or_lost_bytes_are_never_read(way, damage):
    stored = store_bytes(b"nguyen ban", "text/plain")
    damage(stored)
    with pytest.raises(Refused) as refusal:
        getattr(stored, way)()
    assert str(refusal.value) == "Tệp này đã hỏng hoặc bị mất trong kho. Hãy báo người quản trị kiểm tra."


# --- attaching ---------------------------------------------------------------------------------


def test_attach_and_withdraw_keep_everything(office):
    matter = Matter(office.tan_tien)
    early = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    attachment = attach(
        matter, Upload("ảnh  quầy.png", picture("PNG")), caption="Quầy số 1", by=office.desk, at=early
    )
    assert (attachment.name, attachment.caption, attachment.unit) == (
        "ảnh quầy.png",
        "Quầy số 1",
        office.tan_tien,
    )
    with pytest.raises(Refused, match="lý do"):
        withdraw(attachment, by=office.desk)
    withdraw(attachment, by=office.desk, reason="Chụp nhầm", at=early + dt.timedelta(days=1))
    assert list(attachments_of(matter)) == []
    assert [file.name for file in attachments_of(matter, with_withdrawn=True)] == ["ảnh quầy.png"]
    assert [file.file.sha256 for file in files_of(matter, Moment(early + dt.timedelta(hours=1)))] == [
        attachment.file_id
    ]
    assert [row.history_verb for row in attachment.history.order_by("history_id")] == [
        "qms.attach",
        "qms.withdraw_file",
    ]
    with pytest.raises(Refused, match="đã được rút"):
        withdraw(attachment, by=office.desk, reason="Lần nữa")
    with record_tx(by=office.desk, verb="delete"), pytest.raises(HistoryBypass):
        attachment.delete()
    assert filestore.is_sound(attachment.file_id)


def test_the_same_content_is_attached_once(office):
    matter = Matter(office.tan_tien)
    attach(matter, Upload("một.png", picture("PNG")), by=office.secretary)
    with pytest.raises(Refused, match="đã được đính kèm"):
        attach(matter, Upload("hai.png", picture("PNG")), by=office.secretary)
    attach(Matter(office.tan_tien, pk=8), Upload("hai.png", picture("PNG")), by=office.secretary)
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize("person", ["inspector", "neighbour", "stranger"])
def test_others_attach_nothing(office, person):
    with pytest.raises(PermissionDenied):
        attach(Matter(office.tan_tien), Upload("một.png", picture("PNG")), by=getattr(office, person))
    assert (Attachment.objects.count(), filestore.stored()) == (0, [])


# --- handing out -------------------------------------------------------------------------------


@pytest.fixture
def attachment(office):
    return attach(
        Matter(office.tan_tien), Upload('Biên bản "số 1".pdf', pdf()), caption="", by=office.secretary
    )


def body(response):
    return b"".join(response.streaming_content)


def test_a_pdf_is_shown_in_place_without_script_or_request(office, signed_in, attachment):
    response = signed_in(office.auditor).get(reverse("file", args=[attachment.pk]))
    assert (response.status_code, body(response)) == (200, pdf())
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("inline; filename*=utf-8''Bi%C3%AAn%20b%E1%BA%A3n")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"


def test_saved_on_request_and_noted_in_the_ledger(office, signed_in, attachment):
    response = signed_in(office.inspector).get(reverse("file", args=[attachment.pk]) + "?download=1")
    assert response["Content-Disposition"].startswith("attachment; filename*=")
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    entry = LedgerEntry.objects.filter(source="event", payload__contains="qms.download").get()
    assert attachment.file_id in entry.payload
    assert entry.person == office.inspector


def test_text_is_only_ever_saved_and_a_picture_is_not_noted(office, signed_in):
    text = attach(Matter(office.tan_tien), Upload("a.txt", b"<script>"), by=office.secretary)
    image = attach(Matter(office.tan_tien), Upload("a.png", picture("PNG")), by=office.secretary)
    client = signed_in(office.secretary)
    assert (
        client.get(reverse("file", args=[text.pk]))["Content-Disposition"] == 'attachment; filename="a.txt"'
    )
    assert client.get(reverse("file", args=[image.pk]))["Content-Disposition"] == 'inline; filename="a.png"'
    assert LedgerEntry.objects.filter(payload__contains="qms.download").count() == 1


@pytest.mark.parametrize("person", ["neighbour", "neighbour_chief", "stranger"])
def test_what_one_may_not_see_is_not_there(office, signed_in, attachment, person):
    response = signed_in(getattr(office, person)).get(reverse("file", args=[attachment.pk]))
    assert response.status_code == 404


def test_nobody_reads_a_file_without_signing_in(client, attachment):
    assert client.get(reverse("file", args=[attachment.pk])).status_code == 302


def test_a_withdrawn_file_is_found_only_in_the_past(office, signed_in):
    early = dt.datetime(2026, 1, 5, 2, tzinfo=dt.UTC)
    attachment = attach(
        Matter(office.tan_tien), Upload("a.png", picture("PNG")), by=office.secretary, at=early
    )
    withdraw(attachment, by=office.secretary, reason="Nhầm", at=early + dt.timedelta(days=3))
    client = signed_in(office.auditor)
    address = reverse("file", args=[attachment.pk])
    assert client.get(address).status_code == 404
    assert client.get(address + "?as_of=2026-01-04").status_code == 404
    assert body(client.get(address + "?as_of=2026-01-06")) == picture("PNG")


def test_damaged_bytes_are_not_handed_out(office, signed_in, attachment):
    path = filestore.path_of(attachment.file_id)
    os.chmod(path, 0o644)
    path.write_bytes(b"%PDF-1.7 khac")
    response = signed_in(office.secretary).get(reverse("file", args=[attachment.pk]))
    assert response.status_code == 400
    assert "Tệp này đã hỏng hoặc bị mất trong kho" in response.content.decode()


def test_lists_of_attachments_stop_at_the_unit(office, attachment):
    assert list(Attachment.objects.visible_to(office.neighbour)) == []
    assert list(Attachment.objects.visible_to(office.province)) == [attachment]
