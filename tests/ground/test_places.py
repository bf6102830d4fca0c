"""A picture loses the place it was taken at and nothing that one sees; without a place it stays as it is."""

import hashlib
import io
import json

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from qms.models import LedgerEntry, attach
from qms.uploads import UploadRefused, check
from tests.ground.test_files import Matter
from tests.ground.upload_corpus import Upload, photo
from tests.registers.making import risk

pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:PIL")  # Pillow on data damaged on purpose

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a exif:GPSLatitude="21,16.05N"/></x:xmpmeta>'
GPS, TAKEN = ExifTags.IFD.GPSInfo, ExifTags.IFD.Exif
PHOTOS = {
    "thường.jpg": photo(),
    "dần.jpg": photo(progressive=True),
    "màu.jpg": photo(icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()),
    "lời.jpg": photo(comment="nhà số 3"),
    "hai ảnh.jpg": photo() + photo(),
    "xmp.jpg": photo(place=False, xmp=XMP),
    "mpo.jpg": photo("MPO", save_all=True, append_images=[Image.new("RGB", (60, 45), "red")]),
    "thường.png": photo("PNG"),
    "đuôi.png": photo("PNG") + b"GPS 21.16",
}


def opened(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize("name", PHOTOS)
def test_the_place_goes_and_the_pixels_stay(name):
    sent = PHOTOS[name]
    passed = check(Upload(name, sent))
    kept = passed.file.read()
    picture, exif = opened(kept), opened(kept).getexif()
    assert passed.lost_its_place
    assert (passed.size, passed.sha256) == (len(kept), hashlib.sha256(kept).hexdigest())
    assert passed.sent_sha256 == hashlib.sha256(sent).hexdigest()
    assert picture.tobytes() == opened(sent).tobytes()
    assert picture.info.get("icc_profile") == opened(sent).info.get("icc_profile")
    assert (dict(exif.get_ifd(GPS)), exif.get(ExifTags.Base.Make)) == ({}, None)
    assert exif[ExifTags.Base.Orientation] == 6
    assert exif.get_ifd(TAKEN) == {ExifTags.Base.DateTimeOriginal: "2026:06:30 08:15:00"}
    assert b"GPS" not in kept
    assert "nhà số 3".encode() not in kept
    assert not check(Upload(name, kept)).lost_its_place


def png_text(name, text, *, compressed=False):
    told = PngImagePlugin.PngInfo()
    told.add_itxt(name, text, zip=compressed)
    out = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(out, "PNG", pnginfo=told)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        png_text("XML:com.adobe.xmp", XMP.decode()),
        png_text("XML:com.adobe.xmp", XMP.decode(), compressed=True),
        png_text("Raw profile type exif", "0a0b"),
    ],
)
def test_a_place_in_the_texts_of_a_png_goes_too(content):
    kept = check(Upload("a.png", content)).file.read()
    assert (opened(kept).info, opened(kept).tobytes()) == ({}, opened(content).tobytes())


@pytest.mark.parametrize("name, image_format", [("a.jpg", "JPEG"), ("a.png", "PNG")])
def test_a_picture_without_a_place_is_kept_byte_for_byte(name, image_format):
    content = photo(image_format, place=False) + b"\xff\xfe"
    passed = check(Upload(name, content))
    assert passed.file.read() == content
    assert not passed.lost_its_place


def test_what_cannot_be_read_is_left_out():
    content = photo().replace(b"II*\0", b"II*\xff").replace(b"MM\0*", b"MM\xff*")
    kept = check(Upload("a.jpg", content)).file.read()
    assert (b"Exif" in content, b"Exif" in kept) == (True, False)
    assert opened(kept).tobytes() == opened(content).tobytes()


def test_of_partly_damaged_data_the_side_that_is_up_is_kept():
    content = bytearray(photo())
    entry = content.index(b"\x88\x25\x00\x04")  # the pointer to the place now leads out of the data
    content[entry + 8 : entry + 12] = b"\x7f\xff\xff\xff"
    passed = check(Upload("a.jpg", bytes(content)))
    exif = opened(passed.file.read()).getexif()
    assert passed.lost_its_place
    assert exif[ExifTags.Base.Orientation] == 6
    assert dict(exif.get_ifd(GPS)) == {}


@trials(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(PHOTOS)), st.integers(0), st.binary(min_size=1, max_size=8))
def test_damaged_photos_pass_without_a_place_or_are_refused(name, place, noise):
    content = bytearray(PHOTOS[name])
    place %= len(content)
    content[place : place + len(noise)] = noise
    try:
        passed = check(Upload(name, bytes(content)))
    except UploadRefused as refused:
        assert str(refused)
    else:
        assert dict(opened(passed.file.read()).getexif().get_ifd(GPS)) == {}


@pytest.mark.django_db
def test_both_fingerprints_are_in_the_ledger(office):
    sent = PHOTOS["thường.jpg"]
    attached = attach(Matter(office.tan_tien), Upload("a.jpg", sent), by=office.secretary)
    entry = LedgerEntry.objects.get(source="event", payload__contains="qms.place_left_out")
    assert json.loads(entry.payload)["data"] == {
        "sent": hashlib.sha256(sent).hexdigest(),
        "kept": attached.file_id,
    }
    assert (entry.unit, entry.person) == (office.tan_tien, office.secretary)


def test_the_person_is_told_that_the_place_is_not_kept(office, signed_in):
    record = risk(office)
    files = [Upload("quầy.jpg", photo()), Upload("biển.jpg", photo(place=False))]
    address = reverse("attach_files", args=["registers.risk", record.pk])
    page = signed_in(office.secretary).post(address, {"files": files}, follow=True)
    assert [str(message) for message in page.context["messages"]] == [
        "Đã đính kèm 2 tệp.",
        "Vị trí chụp (GPS) đã được bỏ khỏi: quầy.jpg. Hình ảnh và giờ chụp giữ nguyên.",
    ]
