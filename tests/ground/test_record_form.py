import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.utils.datastructures import MultiValueDict

from qms.forms import ClauseField, OfficeForm, RecordForm, UploadField, UploadsField
from qms.history import Conflict, record_tx
from qms.models import CalendarDay, ClauseListField, DayKind, load_edition
from qms.models.calendar import set_day
from tests.ground.upload_corpus import pdf, picture

pytestmark = pytest.mark.django_db


class DayForm(RecordForm):
    class Meta:
        model = CalendarDay
        fields = ("date", "kind", "name", "source")


TYPED = {"date": "09/03/2026", "kind": "off", "name": " Nghi\u0309 bu\u0300 ", "source": ""}


@pytest.fixture
def day(office):
    return set_day(
        dt.date(2026, 3, 9), DayKind.OFF, "Nghỉ bù", source="TB 12", unit=office.tan_tien, by=office.secretary
    )


def save(form, office):
    with record_tx(by=office.secretary, verb="edit"):
        return form.save()


def test_a_new_record_is_read_the_vietnamese_way(office):
    form = DayForm(TYPED, instance=CalendarDay(unit=office.tan_tien))
    assert "version" not in form.fields
    assert form.is_valid(), form.errors
    made = save(form, office)
    assert (made.date, made.name, made.version) == (dt.date(2026, 3, 9), "Nghỉ bù", 1)


def test_the_version_shown_goes_with_the_form(office, day):
    html = DayForm(instance=day).as_p()
    assert '<input type="hidden" name="version" value="1"' in html
    assert 'value="09/03/2026"' in html


def test_saving_over_a_newer_version_is_a_conflict_and_keeps_what_was_typed(office, day):
    form = DayForm({**TYPED, "name": "Của tôi", "version": "1"}, instance=CalendarDay.objects.get(pk=day.pk))
    theirs = CalendarDay.objects.get(pk=day.pk)
    theirs.name = "Của người khác"
    with record_tx(by=office.chief, verb="qms.calendar_edit"):
        theirs.save()
    fresh = DayForm({**TYPED, "name": "Của tôi", "version": "1"}, instance=CalendarDay.objects.get(pk=day.pk))
    for stale in (form, fresh):
        assert stale.is_valid(), stale.errors
        with pytest.raises(Conflict):
            save(stale, office)
        assert stale["name"].value() == "Của tôi"
    assert CalendarDay.objects.get(pk=day.pk).name == "Của người khác"
    current = DayForm(
        {**TYPED, "name": "Của tôi", "version": "2"}, instance=CalendarDay.objects.get(pk=day.pk)
    )
    assert current.is_valid()
    assert save(current, office).version == 3


@pytest.mark.parametrize("version", [None, "", "một", "-1"])
def test_an_edit_without_its_version_is_refused(day, version):
    data = TYPED if version is None else {**TYPED, "version": version}
    form = DayForm(data, instance=day)
    assert not form.is_valid()
    assert list(form.errors) == ["version"]


@pytest.mark.parametrize(
    "field, value, sentence",
    [
        ("date", "31/02/2026", "Không có ngày 31/02/2026 trong lịch. Hãy nhập theo thứ tự ngày/tháng/năm."),
        ("date", "", "Mục này bắt buộc phải có."),
        ("kind", "holiday", "Lựa chọn này không có trong danh sách."),
        ("name", "a" * 121, "Nội dung dài 121 ký tự, ô này nhận nhiều nhất 120 ký tự."),
        ("name", "a\x1bb", "Văn bản có ký tự không dùng được (mã U+001B, ký tự thứ 2). Hãy xóa hoặc gõ lại."),
    ],
)
def test_nonsense_is_answered_beside_its_field(office, field, value, sentence):
    form = DayForm({**TYPED, field: value}, instance=CalendarDay(unit=office.tan_tien))
    assert form.errors == {field: [sentence]}


# --- clauses -----------------------------------------------------------------------------------


class ClausesForm(OfficeForm):
    clauses = ClauseField(required=False)


def test_clauses_come_from_the_standard_and_are_sorted():
    load_edition()
    form = ClausesForm({"clauses": ["10.2", "8.5.1", "8.5.1"]})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["clauses"] == ["8.5.1", "10.2"]
    assert ClausesForm({"clauses": ["99.9"]}).errors == {
        "clauses": ["Không có điều khoản 99.9 trong tiêu chuẩn."]
    }


def test_a_clause_stored_under_an_older_edition_stays():
    load_edition()
    form = ClausesForm({"clauses": ["7.1.9"]})
    form.fields["clauses"].keep = ["7.1.9"]
    assert form.is_valid()


def test_a_clause_list_of_a_model_becomes_the_chooser():
    field = DayForm.Meta.formfield_callback(ClauseListField())
    assert isinstance(field, ClauseField)
    assert field.show_hidden_initial is False


def test_other_model_fields_keep_their_own_form_field():
    field = DayForm.Meta.formfield_callback(models.BooleanField())
    assert type(field).__name__ == "BooleanField"


# --- files -------------------------------------------------------------------------------------


class OneFile(OfficeForm):
    file = UploadField(kinds=("pdf",))


class ManyFiles(OfficeForm):
    files = UploadsField(required=False)


def posted(name, content):
    return SimpleUploadedFile(name, content)


def test_a_file_passes_the_gate_before_the_form_is_valid():
    form = OneFile({}, {"file": posted("a.pdf", pdf())})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["file"].kind == "pdf"
    assert 'accept=".pdf"' in form.as_p()
    assert OneFile({}, {"file": posted("a.png", picture("PNG"))}).errors == {
        "file": ["Không nhận loại tệp này. Chỉ nhận: .pdf."]
    }
    assert OneFile({}, {}).errors == {"file": ["Mục này bắt buộc phải có."]}
    assert OneFile({}, {"file": posted("a.pdf", b"")}).errors == {"file": ["Tệp trống, không có nội dung."]}


def test_one_bad_file_of_several_is_named_and_refuses_all():
    files = [posted("tốt.png", picture("PNG")), posted("xấu.png", b"MZ")]
    form = ManyFiles({}, MultiValueDict({"files": files}))
    assert form.errors == {"files": ["xấu.png: Tệp này là chương trình được đổi tên, không phải tài liệu."]}
    good = ManyFiles({}, MultiValueDict({"files": files[:1]}))
    assert good.is_valid(), good.errors
    assert [file.name for file in good.cleaned_data["files"]] == ["tốt.png"]
    nothing = ManyFiles({}, MultiValueDict())
    assert nothing.is_valid()
    assert nothing.cleaned_data["files"] == []
