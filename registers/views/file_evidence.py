"""Lists of what stands under service files: hands, stops, apologies, originals kept."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from qms.views import RecordListView
from registers.tables.file_evidence import ApologyTable, HandoverTable, OriginalTable, SupplementTable

SECTION = "registers:service_file_list"


SIDES = (
    ("registers:handover_list", gettext_lazy("Giao nhận")),
    ("registers:supplement_list", gettext_lazy("Bổ sung")),
    ("registers:apology_list", gettext_lazy("Xin lỗi")),
    ("registers:original_list", gettext_lazy("Bản chính")),
)


class FileEvidenceListView(RecordListView):
    """One of the four, with the way to the others."""

    section = SECTION
    template_name = "registers/file_evidence_list.html"

    def get_context_data(self, **kwargs):
        here = self.request.resolver_match.view_name
        sides = [(reverse(name), label, name == here) for name, label in SIDES]
        return super().get_context_data(**({"sides": sides} | kwargs))


class HandoverListView(FileEvidenceListView):
    table = HandoverTable
    saved_views = [
        (gettext_lazy("Quá hạn"), "outcome=late"),
        (gettext_lazy("Còn đang giữ"), "held=true"),
    ]


class SupplementListView(FileEvidenceListView):
    table = SupplementTable
    saved_views = [(gettext_lazy("Đang chờ"), "state=open")]


class ApologyListView(FileEvidenceListView):
    table = ApologyTable
    saved_views = [(gettext_lazy("Chờ ký"), "state=waiting"), (gettext_lazy("Gửi muộn"), "state=late")]


class OriginalListView(FileEvidenceListView):
    table = OriginalTable
    saved_views = [(gettext_lazy("Đang giữ"), "state=kept"), (gettext_lazy("Mất, hỏng"), "state=incident")]
