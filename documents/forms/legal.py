"""Forms of legal texts: the text, which procedures it touches, what it means for one of them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.actions.legal import answers, proposals, reviewable, texts_above
from documents.models import LegalImpact, LegalText
from documents.states import legal
from qms.forms import ManyChosenField, OfficeForm, PlainTextField, RecordForm

MANY = forms.CheckboxSelectMultiple({"data-kind": "clauses"})


class LegalTextForm(RecordForm):
    """What the text is and when it holds."""

    class Meta:
        model = LegalText
        fields = [
            "code", "kind", "title", "issuing_body", "issued_on", "effective_on", "replaces", "amends",
            "partly_on", "expired_on", "where_found", "note",
        ]  # fmt: skip
        labels = {"code": _("Số, ký hiệu"), "title": _("Tên văn bản")}
        help_texts = {
            "code": _("Ghi đúng như trên văn bản, ví dụ 66/2023/TT-BCA."),
            "effective_on": _("Để trống khi chưa rõ; thời hạn 3 tháng tính từ ngày này."),
            "replaces": _("Văn bản cũ tự ghi hết hiệu lực từ ngày văn bản này có hiệu lực."),
            "partly_on": _("Ghi khi văn bản khác bãi bỏ hoặc thay một phần."),
            "where_found": _("Địa chỉ trên mạng, tập lưu hoặc tủ để bản giấy."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].required = True
        others = LegalText.objects.filter(unit=self.instance.unit, status=legal.LISTED)
        for name in ("replaces", "amends"):
            self.fields[name].queryset = others.exclude(pk=self.instance.pk).order_by("code")


class ImpactsForm(OfficeForm):
    """Which documents are put under review: those that cite the text, and any others."""

    cited = forms.MultipleChoiceField(
        label=_("Tài liệu đang hiệu lực có căn cứ văn bản này hoặc văn bản nó thay thế, sửa đổi"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = ManyChosenField(label=_("Tài liệu khác"), queryset=None, required=False, widget=MANY)

    def __init__(self, *args, text, **kwargs):
        super().__init__(*args, **kwargs)
        found = proposals(text)
        self.documents = {str(one.document.pk): one.document for one in found}
        self.fields["cited"].choices = [
            (str(one.document.pk), f"{one.document} (“{one.words}”)") for one in found
        ]
        self.initial.setdefault("cited", list(self.documents))
        keys = [one.document.pk for one in found]
        self.fields["others"].queryset = reviewable(text).exclude(pk__in=keys)
        if not found:
            del self.fields["cited"]
            self.fields["others"].label = _("Tài liệu cần xem xét")

    def clean(self):
        cleaned = super().clean()
        chosen = [self.documents[key] for key in cleaned.get("cited", [])]
        self.chosen = [*chosen, *cleaned.get("others", [])]
        if not self.errors and not self.chosen:
            raise forms.ValidationError(_("Hãy đánh dấu ít nhất một tài liệu."))
        return cleaned


class JudgeForm(OfficeForm):
    """Whether one document must be updated, and what or why not."""

    verdict = forms.ChoiceField(
        label=_("Kết luận"), widget=forms.RadioSelect,
        choices=[
            (legal.UPDATE, LegalImpact.Verdict.UPDATE.label),
            (legal.UNAFFECTED, LegalImpact.Verdict.UNAFFECTED.label),
        ],
    )  # fmt: skip
    explanation = PlainTextField(
        label=_("Phải sửa những gì, hoặc vì sao không phải sửa"), lines=True, required=False, max_length=2000
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("verdict") == legal.UNAFFECTED and not cleaned.get("explanation"):
            self.add_error("explanation", _("Cần nêu lý do không phải sửa."))
        return cleaned


class DoneForm(OfficeForm):
    """Which revision took the text in."""

    revision = forms.ChoiceField(label=_("Bản đã cập nhật theo văn bản này"))

    def __init__(self, *args, impact, **kwargs):
        super().__init__(*args, **kwargs)
        self.revisions = {str(revision.pk): revision for revision in answers(impact)}
        self.fields["revision"].choices = [(key, _told(one)) for key, one in self.revisions.items()]

    def clean_revision(self):
        return self.revisions[self.cleaned_data["revision"]]


def _told(revision) -> str:
    words = revision.change_summary.splitlines()[0][:120] if revision.change_summary else ""
    return f"{revision.number}, {revision.effective_from:%d/%m/%Y}{': ' if words else ''}{words}"


class AdoptForm(OfficeForm):
    """Texts that a unit above keeps."""

    texts = forms.MultipleChoiceField(label=_("Văn bản"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["texts"].choices = [(str(text.pk), _named(text)) for text in texts_above(unit)]


def _named(text) -> str:
    day = f", {text.effective_on:%d/%m/%Y}" if text.effective_on else ""
    return f"{text.code} · {text.title} ({text.issuing_body}{day})"
