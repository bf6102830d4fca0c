"""Fields: dates day first, decimal comma, composed text, clause numbers, checked files."""

import datetime as dt
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import from_current_timezone, to_current_timezone
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qms import uploads
from qms.models.standard import Clause, clause_order
from qms.reading import Unreadable, read_date, read_datetime, read_decimal, read_integer, write_decimal
from qms.text import UncleanText, clean

LONGEST_TEXT = 20_000  # characters in a field without a limit of its own: about ten pages
LONGEST_KEY = 18  # digits of a primary key
LONGEST_TYPED = 60  # characters of a typed date or figure

REQUIRED = {"required": _("Mục này bắt buộc phải có.")}


def _read(reader, value):
    """`reader(value)`, its refusal turned into a form error."""
    text = str(value)
    if len(text) > LONGEST_TYPED:
        raise ValidationError(_("Nội dung quá dài cho ô này."), code="invalid")
    try:
        return reader(text)
    except Unreadable as error:
        raise ValidationError(str(error), code="invalid") from error


class TypedInput(forms.TextInput):
    """A text box for a date or figure: no browser guesses, the right keyboard on a phone."""

    def __init__(self, *, inputmode: str, placeholder="", kind=""):
        attrs = {"inputmode": inputmode, "autocomplete": "off"}
        if placeholder:
            attrs["placeholder"] = placeholder
        if kind:
            attrs["data-kind"] = kind
        super().__init__(attrs)


class OfficeDateField(forms.DateField):
    """A date typed day first (05/03/2026); `<input type=date>` would show the browser's own order."""

    default_error_messages = REQUIRED

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget", TypedInput(inputmode="numeric", placeholder=_("ngày/tháng/năm"), kind="date")
        )
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
        if isinstance(value, dt.date):
            return value
        return _read(read_date, value)

    def prepare_value(self, value):
        return f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else value


class OfficeDateTimeField(forms.DateTimeField):
    """A date and time typed day first (05/03/2026 14:30), in the office's time zone."""

    default_error_messages = REQUIRED

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "widget", TypedInput(inputmode="text", placeholder=_("ngày/tháng/năm giờ:phút"), kind="datetime")
        )
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, dt.datetime):
            return value if timezone.is_aware(value) else from_current_timezone(value)
        return from_current_timezone(_read(read_datetime, value))

    def prepare_value(self, value):
        if not isinstance(value, dt.datetime):
            return value
        return f"{to_current_timezone(value):%d/%m/%Y %H:%M}"

    def has_changed(self, initial, data):
        """Compared to the minute: seconds of a stored moment are never shown, so never edited."""
        if isinstance(initial, dt.datetime):
            initial = initial.replace(second=0, microsecond=0)
        return super().has_changed(initial, data)


FIGURE_MESSAGES = {
    **REQUIRED,
    "max_value": _("Số này phải nhỏ hơn hoặc bằng %(limit_value)s."),
    "min_value": _("Số này phải lớn hơn hoặc bằng %(limit_value)s."),
    "max_digits": _("Số này chỉ được có nhiều nhất %(max)s chữ số."),
    "max_decimal_places": _("Số này chỉ được có nhiều nhất %(max)s chữ số sau dấu phẩy."),
    "max_whole_digits": _("Số này chỉ được có nhiều nhất %(max)s chữ số trước dấu phẩy."),
}


class _FigureField:
    """A figure is shown with a decimal comma, as it is typed."""

    def prepare_value(self, value):
        return write_decimal(value) if isinstance(value, (Decimal, int, float)) else value


class OfficeDecimalField(_FigureField, forms.DecimalField):
    """A figure with a decimal comma: 1.234,5. The rule for the point is in `qms.reading`."""

    default_error_messages = FIGURE_MESSAGES

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", TypedInput(inputmode="decimal"))
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, (Decimal, int)):
            return Decimal(value)
        return _read(read_decimal, value)


class OfficeIntegerField(_FigureField, forms.IntegerField):
    """A whole number, thousands grouped by a point or not."""

    default_error_messages = FIGURE_MESSAGES

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", TypedInput(inputmode="numeric"))
        super().__init__(**kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        return value if isinstance(value, int) else _read(read_integer, value)


class PlainTextField(forms.CharField):
    """Text, composed (NFC) and free of control characters; `lines=True` for more than one line."""

    default_error_messages = REQUIRED

    def __init__(self, *, lines=False, max_length=None, **kwargs):
        self.lines = lines
        kwargs.setdefault("widget", forms.Textarea({"rows": 4}) if lines else forms.TextInput())
        super().__init__(max_length=max_length or LONGEST_TEXT, **kwargs)

    def to_python(self, value):
        if value in self.empty_values:
            return self.empty_value
        if len(str(value)) > 2 * self.max_length + 100:  # decomposed text is at most about twice as long
            raise ValidationError(self._too_long(len(str(value))), code="max_length")
        try:
            text = clean(value, lines=self.lines)
        except UncleanText as error:
            raise ValidationError(str(error), code="control_character") from error
        return text or self.empty_value

    def run_validators(self, value):
        if value not in self.empty_values and len(value) > self.max_length:
            raise ValidationError(self._too_long(len(value)), code="max_length")
        super().run_validators(value)

    def _too_long(self, length: int):
        return _("Nội dung dài %(length)s ký tự, ô này nhận nhiều nhất %(most)s ký tự.") % {
            "length": length,
            "most": self.max_length,
        }


class ManyChosenField(forms.ModelMultipleChoiceField):
    """Several records of a list; a key longer than any database keeps is no choice, not a fault of ours."""

    def clean(self, value):
        for key in value or ():
            if len(str(key)) > LONGEST_KEY:
                raise ValidationError(_("Lựa chọn này không có trong danh sách."), code="invalid_choice")
        return super().clean(value)


class PersonField(forms.ModelChoiceField):
    """One person of a list, each with the position they hold."""

    def label_from_instance(self, person):
        return person.with_position


class PeopleField(ManyChosenField):
    """Several people of a list, each with the position they hold."""

    def label_from_instance(self, person):
        return person.with_position


def _clause_choices():
    clauses = Clause.objects.filter(edition__in_force=True, depth__gte=2)
    return [(clause.number, str(clause)) for clause in clauses]


class ClauseSelect(forms.CheckboxSelectMultiple):
    """Clauses as boxes in a short scrolling list, the ticked ones on top so that none is overlooked."""

    def optgroups(self, name, value, attrs=None):
        groups = super().optgroups(name, value, attrs)
        return sorted(groups, key=lambda group: not group[1][0]["selected"])


class ClauseField(forms.MultipleChoiceField):
    """Clause numbers of the edition in force, chosen from a list; cleaned to a sorted list of text.

    Clauses stored earlier that are no longer in the list stay valid: `keep` names them.
    """

    default_error_messages = {
        **REQUIRED,
        "invalid_choice": _("Không có điều khoản %(value)s trong tiêu chuẩn."),
        "invalid_list": _("Điều khoản ghi bằng số, ví dụ 8.5.1."),
    }

    def __init__(self, *, keep=(), **kwargs):
        self.keep = list(keep)
        kwargs.setdefault("widget", ClauseSelect({"data-kind": "clauses"}))
        kwargs.setdefault("label", _("Điều khoản"))
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        super().__init__(choices=_clause_choices, **kwargs)

    def valid_value(self, value):
        return str(value) in self.keep or super().valid_value(value)

    def clean(self, value):
        return sorted(set(super().clean(value)), key=clause_order)


class UploadField(forms.FileField):
    """One file that has passed the gate of `qms.uploads`; cleaned to a CheckedUpload."""

    default_error_messages = {
        **REQUIRED,
        "empty": _("Tệp trống, không có nội dung."),
        "invalid": _("Hãy chọn một tệp."),
        "missing": _("Hãy chọn một tệp."),
    }

    def __init__(self, *, kinds=uploads.KINDS, **kwargs):
        self.kinds = tuple(kinds)
        kwargs.setdefault("widget", forms.FileInput())
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("accept", ",".join(f".{kind}" for kind in self.kinds))

    def to_python(self, data):
        upload = super().to_python(data)
        if upload is None:
            return None
        try:
            return uploads.check(upload, kinds=self.kinds)
        except uploads.UploadRefused as error:
            raise ValidationError(str(error), code="refused") from error


class ManyFilesInput(forms.FileInput):
    allow_multiple_selected = True


class UploadsField(UploadField):
    """Several files at once; cleaned to a list of CheckedUpload. One bad file refuses them all, by name."""

    most = 20

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", ManyFilesInput())
        super().__init__(**kwargs)

    def clean(self, data, initial=None):
        files = [file for file in (data if isinstance(data, (list, tuple)) else [data]) if file]
        if not files:
            super().clean(None, initial)
            return []
        if len(files) > self.most:
            raise ValidationError(_("Mỗi lần gửi nhiều nhất %(most)d tệp.") % {"most": self.most})
        problems, checked = [], []
        for file in files:
            try:
                checked.append(super().clean(file, initial))
            except ValidationError as error:
                problems += [f"{file.name}: {message}" for message in error.messages]
        if problems:
            raise ValidationError(problems, code="refused")
        return checked
