"""The form that names who signs for somebody else."""

from django.utils.translation import gettext_lazy as _

from documents.forms.documents import people_of
from documents.models import Deputy
from qms.forms import RecordForm


class DeputyForm(RecordForm):
    """For whom, who, how, from when to when, and on what paper."""

    class Meta:
        model = Deputy
        fields = ["person", "deputy", "form", "from_date", "to_date", "basis"]
        help_texts = {
            "form": _("Cấp phó ký thay cấp trưởng thì chọn KT."),
            "to_date": _("Tính cả ngày này. Cho thôi sớm hơn được bất cứ lúc nào."),
            "basis": _("Số, ngày của văn bản phân công hoặc giấy ủy quyền."),
        }

    def __init__(self, *args, user, on, **kwargs):
        super().__init__(*args, **kwargs)
        people = people_of(self.instance.unit, on)
        self.fields["deputy"].queryset = people
        self.fields["person"].queryset = people
        if not user.has_perm("documents.name_deputy_of_others", self.instance.unit):
            self.fields["person"].queryset = people.filter(pk=user.pk)
            self.initial["person"] = user.pk
        self.initial["from_date"] = on
