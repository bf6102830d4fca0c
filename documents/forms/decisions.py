"""Forms of decisions that issue documents: writing one, signing it."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents import states
from documents.models import Decision, Revision
from qms.forms import ManyChosenField, OfficeForm, PlainTextField, RecordForm


class RevisionsField(ManyChosenField):
    """Revisions that wait for approval, each with its title."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, revision):
        words = f"{revision} {revision.title}"
        return words if revision.status == states.IN_APPROVAL else f"{words} ({revision.state})"


class DecisionForm(RecordForm):
    """The decision and the documents it issues."""

    revisions = RevisionsField(
        Revision.objects.none(), label=_("Tài liệu ban hành"), required=False,
        help_text=_("Chỉ những bản đang chờ phê duyệt. Ký quyết định là phê duyệt tất cả trong một lần."),
    )  # fmt: skip

    class Meta:
        model = Decision
        fields = [
            "paper_no", "dated", "title", "bases", "revisions", "effective_from", "execution", "recipients",
        ]  # fmt: skip
        labels = {"title": _("Trích yếu")}
        help_texts = {
            "paper_no": _("Ghi như sổ văn bản đi của đơn vị; để trống được cho tới khi ký."),
            "title": _("Ví dụ: Về việc ban hành tài liệu của hệ thống quản lý chất lượng."),
            "bases": _("Mỗi căn cứ một dòng, đúng như đơn vị dẫn. Để trống thì bản in không có căn cứ."),
            "execution": _("Ai thi hành. Để trống thì bản in không có Điều 3."),
            "recipients": _("Mỗi nơi một dòng; dòng “Lưu: VT, ISO” có sẵn."),
        }

    def __init__(self, *args, taken=(), **kwargs):
        """`taken` are the keys of the revisions that the decision issues now."""
        super().__init__(*args, **kwargs)
        waiting = Q(status=states.IN_APPROVAL, unit=self.instance.unit) | Q(pk__in=taken)
        revisions = Revision.objects.filter(waiting).select_related("document").defer("content")
        self.fields["revisions"].queryset = revisions.order_by("document__code")
        self.initial.setdefault("revisions", list(taken))


class SignDecisionForm(OfficeForm):
    """The hash of what was on the page; whoever reviewed one of the documents states a reason."""

    seen_hash = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())
    reason_for_fewer = PlainTextField(
        label=_("Đồng chí đã xem xét tài liệu trong danh mục. Lý do ít hơn ba người ký"),
        lines=True,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, reviewed_before=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not reviewed_before:
            del self.fields["reason_for_fewer"]
