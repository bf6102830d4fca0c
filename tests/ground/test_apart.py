"""Files are judged in a process of its own; whatever happens to it, nothing bad is stored or said badly."""

import subprocess
import sys
import time

import pytest
from django.utils import translation
from PIL import ImageFile

from qms import filestore
from qms.export.typeset import typeset
from qms.models import StoredFile
from qms.models.files import store
from qms.uploads import UploadRefused, apart, check
from qms.uploads.apart import judge as judge_apart
from tests.conftest import judge as judge_here
from tests.ground.test_uploads import ACCEPTED, REFUSED
from tests.ground.upload_corpus import Upload, pdf, photo, picture

UNFINISHED = "Không kiểm tra xong được tệp này nên không nhận. Hãy mở, lưu lại thành tệp nhỏ hơn rồi gửi lại."
ANSWERS_NOTHING = "import sys; sys.stdin.buffer.read()"
LIMITED = "from qms.insides import limits; limits.CPU = 1; limits.limit(); "


@pytest.fixture(autouse=True)
def in_a_process(files_judged_here, monkeypatch):
    monkeypatch.setattr(apart, "judge", judge_apart)


def program(monkeypatch, code):
    monkeypatch.setattr(apart, "COMMAND", (sys.executable, "-c", code))


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_good_file_passes_unchanged(name):
    assert check(Upload(name, ACCEPTED[name])).file.read() == ACCEPTED[name]


@pytest.mark.parametrize("name", ["ma-lenh.pdf", "bang.docx", "bom.docx", "bom.png", "cut.jpg", "cut.png"])
def test_a_bad_file_is_refused_in_the_same_words(name):
    content, sentence = {bad: rest for bad, *rest in REFUSED}[name]
    with pytest.raises(UploadRefused, match=sentence):
        check(Upload(name, content))


def test_the_sentence_is_in_the_language_of_the_person():
    with translation.override("en"), pytest.raises(UploadRefused) as refused:
        check(Upload("bảng.docx", ACCEPTED["bảng.xlsx"]))
    assert ".docx" in str(refused.value)
    assert str(refused.value).isascii()


def test_the_bytes_without_a_place_come_back_whole():
    here, there = judge_here("jpg", Upload("a.jpg", photo())), None
    there = judge_apart("jpg", Upload("a.jpg", photo()))
    assert len(here) > 1000
    assert check(Upload("a.jpg", content := photo())).file.read() == judge_here("jpg", Upload("a", content))
    assert there is not None


@pytest.mark.django_db
@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "raise SystemExit(1)",
        ANSWERS_NOTHING,
        "print('khong phai json')",
        "print('[]')",
        "print('{\"wrong\": null}')",
        'print(\'{"wrong": null, "kept": 7}\')',
        'print(\'{"wrong": "x", "values": 3}\')',
        LIMITED + "bytearray(2 * 1024**3)",
        LIMITED + "open('/tmp/qms-qua-lon', 'wb').write(bytes(100 * 1024**2))",
    ],
)
def test_a_process_that_ends_badly_refuses_the_file_and_stores_nothing(monkeypatch, code):
    program(monkeypatch, code)
    with pytest.raises(UploadRefused) as refused:
        store(Upload("một.pdf", pdf()))
    assert str(refused.value) == UNFINISHED
    assert (filestore.stored(), StoredFile.objects.count()) == ([], 0)


def test_a_process_that_computes_for_ever_is_stopped(monkeypatch):
    program(monkeypatch, LIMITED + "while True: pass")
    started = time.monotonic()
    with pytest.raises(UploadRefused, match="Không kiểm tra xong"):
        check(Upload("một.pdf", pdf()))
    assert time.monotonic() - started < 10


def test_a_process_that_sleeps_for_ever_is_stopped(monkeypatch):
    program(monkeypatch, "import time; time.sleep(600)")
    monkeypatch.setattr(apart, "LONGEST", 0.3)
    with pytest.raises(UploadRefused, match="Không kiểm tra xong"):
        check(Upload("một.pdf", pdf()))


def test_a_process_that_cannot_be_started_refuses_the_file(monkeypatch):
    monkeypatch.setattr(apart, "COMMAND", ("/khong/co/python",))
    with pytest.raises(UploadRefused, match="Không kiểm tra xong"):
        check(Upload("một.pdf", pdf()))


def test_the_process_is_told_no_secrets(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://bi-mat")
    program(
        monkeypatch,
        "import json, os; print(json.dumps({'wrong': ' '.join(os.environ.values()), 'values': {}}))",
    )
    with pytest.raises(UploadRefused) as refused:
        check(Upload("một.pdf", pdf()))
    assert "bi-mat" not in str(refused.value)


def test_the_checks_need_neither_django_nor_each_other():
    """Starting the process must stay cheap: about a tenth of a second, most of it one parser."""
    code = "import sys; from qms.insides.judge import judge; judge('png', open(sys.argv[1], 'rb'));"
    code += " print([name for name in ('django', 'pikepdf', 'defusedxml') if name in sys.modules])"
    path = filestore.root()
    path.mkdir(parents=True)
    (path / "a.png").write_bytes(picture("PNG"))
    done = subprocess.run(
        [sys.executable, "-c", code, str(path / "a.png")], capture_output=True, text=True, cwd=apart.ROOT
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_cut_picture_is_refused_even_when_the_web_process_accepts_cut_pictures(monkeypatch):
    """The PDF renderer switches this on for everybody; the gate must not depend on who was imported first."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    cut = Upload("cut.jpg", picture("JPEG", (600, 600))[:-900])
    for judge in (judge_apart, judge_here):
        monkeypatch.setattr(apart, "judge", judge)
        with pytest.raises(UploadRefused, match="bị hỏng"):
            check(cut)
    assert ImageFile.LOAD_TRUNCATED_IMAGES is True


@pytest.mark.needs("pango")
def test_our_own_papers_may_be_sent_back():
    paper = typeset("<h1>Quy trình</h1>", "h1 { color: black }")
    assert check(Upload("giấy.pdf", paper)).size == len(paper)
