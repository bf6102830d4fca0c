"""The master list of documents (BM-01-01, clause 7.5), its columns declared once."""

import django_filters
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents import states
from documents.impacts import impacts_on
from documents.models import Document, Kind, Revision
from documents.reading import read_counts
from qms.export.tables import Column, Table
from qms.forms import OfficeDateField
from qms.states import State
from qms.templatetags.qms import state as state_tag


class OfficeDateFilter(django_filters.DateFilter):
    """A day in a filter, typed day first like everywhere."""

    field_class = OfficeDateField


class YesNoFilter(django_filters.ChoiceFilter):
    """Yes, no or both; anything else is a wrong filter and not, as in a plain boolean one, no filter."""

    def __init__(self, **kwargs):
        super().__init__(choices=[("true", _("Có")), ("false", _("Không"))], **kwargs)

    def filter(self, qs, value):
        return super().filter(qs, {"true": True, "false": False}.get(value, value))


class DocumentFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(choices=Kind.choices, label=_("Loại"))
    status = django_filters.ChoiceFilter(choices=states.DOCUMENT.choices, label=_("Tình trạng"))
    review_by = OfficeDateFilter(field_name="review_on", lookup_expr="lte", label=_("Soát xét trước ngày"))

    class Meta:
        model = Document
        fields = ["kind", "status", "owner"]


def _issue(document):
    return f"{document.in_force.issue_no:02d}" if document.in_force else ""


def _revision(document):
    return f"{document.in_force.revision_no:02d}" if document.in_force else ""


def second_line(document):
    """The second line under a title: a legal text that must be taken in, and the revision on its way."""
    lines = [line for line in (law_line(document), coming_line(document)) if line]
    return format_html_join(" ", "{}", ((line,) for line in lines))


def law_line(document):
    """The most urgent legal text that this document still has to follow, and until when."""
    impact = document.new_law
    if impact is None:
        return ""
    mark = State("law", gettext("Văn bản mới"), "danger" if document.law_is_late else "warn", "scale")
    day = gettext(", hạn %(day)s") % {"day": f"{impact.due_on:%d/%m/%Y}"} if impact.due_on else ""
    return format_html("{} · {}{}", state_tag(mark, plain=True), impact.text.code, day)


def coming_line(document):
    """The revision that is on its way, and whom it waits for."""
    coming = document.coming
    if coming is None:
        return ""
    number = (
        gettext("bản đầu")
        if coming.issue_no == 1 and not coming.revision_no
        else gettext("bản %(no)s") % {"no": coming.number}
    )
    return format_html("{} · {}{}", state_tag(coming.state, plain=True), number, _waiting(coming))


def _waiting(revision):
    if revision.status == states.APPROVED and revision.effective_from:
        return gettext(", từ %(day)s") % {"day": f"{revision.effective_from:%d/%m/%Y}"}
    person = {
        states.IN_REVIEW: revision.reviewer, states.IN_APPROVAL: revision.approver,
    }.get(revision.status, revision.author)  # fmt: skip
    return f", {person}" if person else ""


def read_count(document):
    """ "13/14": how many of those who must read the revision in force have; empty where nobody must."""
    read, must = document.readers_counted
    return f"{read}/{must}" if must else ""


class MasterListTable(Table):
    slug = "documents"
    title = _("Danh mục tài liệu nội bộ")
    model = Document
    form_code = "BM-01-01"
    clauses = ("7.5", "4.4", "8.1", "8.5.1")
    filterset = DocumentFilter
    default_order = ("code",)
    select_related = ("owner", "unit")
    empty_hint = _("Chưa có tài liệu nào. Bắt đầu bằng “Soạn tài liệu”: gõ mã, tên, rồi soạn bản đầu tiên.")
    columns = [
        Column("code", _("Mã"), kind="code", width=26, order_by="code", link=True),
        Column("title", _("Tên tài liệu"), width=70, order_by="title", second=second_line),
        Column("kind", _("Loại"), value="get_kind_display", width=24, order_by="kind", optional=True),
        Column("issue_no", _("Lần BH"), value=_issue, kind="text", width=14),
        Column("revision_no", _("Lần SĐ"), value=_revision, kind="text", width=14),
        Column("effective_from", _("Hiệu lực từ"), kind="date", width=22, order_by="effective_from"),
        Column("review_on", _("Soát xét"), kind="date", width=22, order_by="review_on"),
        Column("owner", _("Người giữ"), kind="person", width=32, order_by="owner__full_name"),
        Column("read", _("Đã đọc"), value=read_count, kind="code", width=18),
        Column("clauses", _("Điều khoản"), kind="list", width=24, optional=True),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=26, order_by="status"),
    ]

    def prepare(self, records, moment):
        """For each document its revision in force (or the last that was), the one on its way, its readers."""
        keys = [record.pk for record in records]
        rows = without_content(moment.rows(Revision).filter(document_id__in=keys), moment)
        found = {key: [] for key in keys}
        for revision in moment.instances(_with_people(rows).order_by("issue_no", "revision_no", "id")):
            found[revision.document_id].append(revision)
        for record in records:
            record.in_force, record.coming = in_force_of(found[record.pk]), coming_of(found[record.pk])
        _take_laws(records, moment)
        effective = {r.pk: r.in_force for r in records if r.in_force and r.in_force.is_effective}
        counts = read_counts(records, moment, effective) if effective and self._shows("read") else {}
        for record in records:
            record.readers_counted = counts.get(record.pk, (0, 0))

    def _shows(self, key) -> bool:
        return any(column.key == key for column in self.shown)


def _take_laws(records, moment):
    """For each document the most urgent legal text it must still follow, if any; one query."""
    impacts = impacts_on(records, moment)
    for record in records:
        record.new_law = next((one for one in impacts[record.pk] if one.is_open), None)
        record.law_is_late = record.new_law is not None and record.new_law.is_late(moment.on)


def without_content(rows, moment):
    """Revisions for a list: their content stays in the database. A row of history is read whole anyway."""
    return rows if moment.is_past else rows.defer("content")


def _with_people(rows):
    return rows.select_related("author", "reviewer", "approver")


def in_force_of(revisions):
    """The effective one of these revisions, in order; without one, the last that was."""
    effective = [revision for revision in revisions if revision.status == states.EFFECTIVE]
    ended = [revision for revision in revisions if revision.status in (states.SUPERSEDED, states.WITHDRAWN)]
    return (effective or ended or [None])[-1]


def coming_of(revisions):
    """The one that is being written, signed, or waits for its day."""
    return next((revision for revision in revisions if revision.status in states.COMING), None)
