"""Forms of public posting: which procedures to post where, and what of a posting may change."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.models import Posting
from documents.models.posting import LONGEST_SLUG, SLUG
from qms.forms import OfficeDateField, OfficeForm, PlainTextField, RecordForm

FIELDS_ID = "linh-vuc"  # of the datalist on the page


def fields_of(unit) -> list[str]:
    """The fields of work a unit already lists its procedures under."""
    rows = Posting.objects.filter(unit=unit).order_by("field")
    return list(rows.values_list("field", flat=True).distinct())


class PostForm(OfficeForm):
    """What holds for all procedures posted together."""

    posted_on = OfficeDateField(
        label=_("Niêm yết từ ngày"), required=False, help_text=_("Để trống là hôm nay.")
    )
    place = PlainTextField(
        label=_("Nơi niêm yết bản giấy"), required=False, max_length=120,
        help_text=_("Ví dụ: bảng niêm yết, trụ sở. Để trống khi chỉ niêm yết trên trang này."),
    )  # fmt: skip


class PostLineForm(OfficeForm):
    """One procedure: whether it is posted, under which field, at which address."""

    take = forms.BooleanField(required=False)
    field = PlainTextField(required=False, max_length=80, widget=forms.TextInput({"list": FIELDS_ID}))
    slug = PlainTextField(required=False, max_length=LONGEST_SLUG)

    def __init__(self, *args, document, slug, **kwargs):
        self.document = document
        super().__init__(*args, prefix=f"d{document.pk}", initial={"slug": slug}, **kwargs)
        labels = {"take": gettext("Niêm yết %(what)s"), "field": gettext("Lĩnh vực của %(what)s")}
        labels["slug"] = gettext("Địa chỉ ngắn của %(what)s")
        for name, words in labels.items():
            self.fields[name].label = words % {"what": document}
            self.fields[name].widget.attrs["aria-label"] = words % {"what": document}

    def clean(self):
        told = super().clean()
        if not told.get("take"):
            return told
        if not told.get("field"):
            self.add_error("field", gettext("Ghi lĩnh vực, ví dụ Cư trú."))
        if told.get("slug") and not SLUG.fullmatch(told["slug"]):
            self.add_error("slug", gettext("Chỉ gồm chữ thường không dấu, chữ số và gạch nối."))
        return told


class PostingForm(RecordForm):
    """Field, place and day; the address is printed on posters and does not change."""

    class Meta:
        model = Posting
        fields = ["field", "place", "posted_on"]
        widgets = {"field": forms.TextInput({"list": FIELDS_ID})}
