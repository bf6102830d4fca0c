import datetime as dt
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from django.utils.formats import date_format, get_format, number_format

from qms.forms import OfficeDateField, OfficeDecimalField, OfficeForm, PlainTextField


class PlainDjangoForm(forms.Form):
    """As package code (filters) reads dates: without our fields, by the formats alone."""

    day = forms.DateField()
    amount = forms.DecimalField(localize=True)


class OurForm(OfficeForm):
    day = OfficeDateField()
    amount = OfficeDecimalField(required=False, min_value=0, max_digits=8, decimal_places=2)
    text = PlainTextField(required=False, max_length=10)


@pytest.fixture(params=["vi", "en"])
def language(request):
    with translation.override(request.param):
        yield request.param


@pytest.mark.parametrize("form_class", [PlainDjangoForm, OurForm])
def test_the_fifth_of_march_is_read_as_such(language, form_class):
    form = form_class({"day": "05/03/2026", "amount": "0,5"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == dt.date(2026, 3, 5)
    assert form.cleaned_data["amount"] == Decimal("0.5")


def test_dates_and_figures_are_written_one_way(language):
    assert date_format(dt.date(2026, 3, 5), "SHORT_DATE_FORMAT") == "05/03/2026"
    assert date_format(dt.datetime(2026, 3, 5, 14, 30), "SHORT_DATETIME_FORMAT") == "05/03/2026 14:30"
    assert number_format(Decimal("1234567.5"), use_l10n=True, force_grouping=True) == "1.234.567,5"
    assert get_format("FIRST_DAY_OF_WEEK") == 1


def test_a_day_that_does_not_exist_is_refused_by_name():
    form = OurForm({"day": "31/02/2026"})
    assert form.errors["day"] == ["Không có ngày 31/02/2026 trong lịch. Hãy nhập theo thứ tự ngày/tháng/năm."]


@pytest.mark.parametrize(
    "amount, sentence",
    [
        ("1.5", "Hãy dùng dấu phẩy cho phần thập phân, ví dụ 1,5; dấu chấm chỉ để ngăn hàng nghìn."),
        ("-1", "Số này phải lớn hơn hoặc bằng 0."),
        ("1,234", "Số này chỉ được có nhiều nhất 2 chữ số sau dấu phẩy."),
        ("1" * 100, "Nội dung quá dài cho ô này."),
    ],
)
def test_a_figure_that_cannot_be_kept_says_why(amount, sentence):
    assert OurForm({"day": "05/03/2026", "amount": amount}).errors["amount"] == [sentence]


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("a" * 11, "Nội dung dài 11 ký tự, ô này nhận nhiều nhất 10 ký tự."),
        ("a" * 10_000_000, "Nội dung dài 10000000 ký tự, ô này nhận nhiều nhất 10 ký tự."),
        ("a\x07b", "Văn bản có ký tự không dùng được (mã U+0007, ký tự thứ 2). Hãy xóa hoặc gõ lại."),
        ("a\x00b", "Văn bản có ký tự không dùng được (mã U+0000, ký tự thứ 2). Hãy xóa hoặc gõ lại."),
    ],
)
def test_text_that_cannot_be_kept_says_why(text, sentence):
    assert OurForm({"day": "05/03/2026", "text": text}).errors["text"] == [sentence]


def test_decomposed_text_is_composed():
    form = OurForm({"day": "05/03/2026", "text": "Tie\u0302\u0301ng\n Vie\u0323\u0302t"})
    assert form.is_valid()
    assert form.cleaned_data["text"] == "Tiếng Việt"


def test_stored_values_come_back_as_they_are_typed():
    form = OurForm(initial={"day": dt.date(2026, 3, 5), "amount": Decimal("1234.50")})
    html = form.as_p()
    assert 'value="05/03/2026"' in html
    assert 'value="1234,5"' in html
    unchanged = OurForm(
        {"day": "05/03/2026", "amount": "1.234,5", "text": ""},
        initial={"day": dt.date(2026, 3, 5), "amount": Decimal("1234.50")},
    )
    assert unchanged.changed_data == []


def test_a_required_field_says_so():
    assert OurForm({}).errors["day"] == ["Mục này bắt buộc phải có."]
