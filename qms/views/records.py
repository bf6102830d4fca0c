"""The page of a record: head, next step, stepper, tabs, side column; its history; its paper."""

import json
from itertools import groupby
from urllib.parse import quote, urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from qms import evidence
from qms.export.pdf import PdfUnavailable
from qms.history import history_of, verb_of
from qms.history.changes import RowVersion, entries_of, in_words
from qms.links import links_of
from qms.states import Refused
from qms.steps import next_step_of, steps_of
from qms.views.access import RecordView
from qms.views.attachments import files_panel

HIDDEN = {"id", "version", "search_text", "submission_key", "path", "created_at", "created_by"}


class RecordDetailView(RecordView):
    """The page of one record.

    Set ``model``; a template of its own extends ``record_detail.html`` and fills its blocks
    ``banner``, ``content``, ``facts``, ``side``. Optional attributes: ``permission`` to edit (with
    ``edit_url`` when the address is not ``<url_name>_edit``), ``step_labels`` for short words in the
    stepper, ``act_pages`` {verb: URL name} for moves that have a page of their own, ``related``
    for select_related, ``list_url`` and ``list_title`` for the breadcrumb.
    A record may have ``missing(moment)``, ``settled(moment)``, ``next_step(moment)``, ``clauses``.
    Context: ``record, moment, transitions, primary, others, next_step, steps, tabs, tab, missing,
    settled, links, files, edit_url, pdf_url, raise_url, versions``.
    """

    template_name = "record_detail.html"
    permission = ""
    edit_url = ""
    step_labels: dict = {}
    act_pages: dict = {}
    list_url = ""
    list_title = ""
    has_versions = True

    def get(self, request, *args, **kwargs):
        self.record = self.get_record()
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs):
        record, moment = self.record, self.moment
        moves = [] if moment.is_past else self.transitions()
        has_life = getattr(record, "life_cycle", None) is not None
        context = {
            "record": record,
            "moment": moment,
            "transitions": moves,
            "primary": [move for move in moves if move["primary"]][:2],
            "next_step": self.next_step(),
            "steps": steps_of(record, moment, self.step_labels) if has_life else [],
            "missing": record.missing(moment) if hasattr(record, "missing") else [],
            "settled": record.settled(moment) if hasattr(record, "settled") else [],
            "links": self.links(),
            "tabs": self.tabs(),
            "tab": self.request.GET.get("tab", ""),
            "edit_url": self._edit_url(),
            "pdf_url": page_url(record, "pdf"),
            "raise_url": raise_url(self, record),
            "list_link": self._list_link(),
            **files_panel(self, record),
        }
        context["others"] = [move for move in moves if move not in context["primary"]]
        self._refuse_unknown(context["tab"], context["tabs"])
        if context["tab"] == "versions":
            context |= self.comparison()
        if context["tab"] == "evidence":
            context |= self.evidence()
        return super().get_context_data(**(context | kwargs))

    # --- what may be done -------------------------------------------------------------------------
    def transitions(self) -> list[dict]:
        """The moves this person may make now, each with where its button leads."""
        cycle = getattr(self.record, "life_cycle", None)
        if cycle is None:
            return []
        return [self._move(move) for move in cycle.open_to(self.record, self.request.user)]

    def _move(self, move) -> dict:
        page = self.act_pages.get(move.verb)
        return {
            "verb": move.verb,
            "label": move.label,
            "icon": move.icon,
            "primary": move.primary,
            "url": reverse(page, args=[self.record.pk]) if page else page_url(self.record, "act", move.verb),
            "asks": bool(page) or move.needs_page,
        }

    def next_step(self):
        """The next step with the people it waits for, or None; override where the record knows more."""
        return next_step_of(self.record, self.moment) if getattr(self.record, "life_cycle", None) else None

    def _edit_url(self) -> str:
        if not self.permission or not self.may(self.permission, self.record):
            return ""
        if self.edit_url:
            return reverse(self.edit_url, args=[self.record.pk])
        return page_url(self.record, "edit")

    # --- what surrounds it ------------------------------------------------------------------------
    def tabs(self) -> list[dict]:
        """The tabs with their addresses; a subclass may add its own with ``?tab=name``."""
        here = self.record.get_absolute_url()
        tabs = [{"key": "", "label": _("Nội dung"), "url": here}]
        if self.has_versions:
            versions = {"key": "versions", "label": _("Phiên bản"), "url": f"{here}?tab=versions"}
            tabs.append({**versions, "count": self.record.version})
        if history := page_url(self.record, "history"):
            tabs.append({"key": "history", "label": _("Lịch sử"), "url": history})
        tabs.append({"key": "evidence", "label": _("Bằng chứng"), "url": f"{here}?tab=evidence"})
        return tabs

    def _refuse_unknown(self, tab: str, tabs: list[dict]) -> None:
        """An address that names a part this page does not have is a mistake, not an empty page.

        Versions can be compared everywhere: the history of every record links there.
        """
        if tab not in {"versions", *(item["key"] for item in tabs)}:
            raise Refused(_("Trang này không có phần “%(name)s”.") % {"name": tab[:40]})

    def links(self) -> list:
        """Links to and from other records, by group."""
        found = sorted(links_of(self.record, self.moment), key=lambda link: str(link.group))
        return [(group, list(items)) for group, items in groupby(found, key=lambda link: link.group)]

    def _list_link(self):
        name = self.list_url or f"{getattr(self.record, 'url_name', '')}_list"
        try:
            title = self.list_title or self.model._meta.verbose_name_plural
            return {"url": reverse(name), "title": str(title)[:1].upper() + str(title)[1:]}
        except NoReverseMatch:
            return None

    # --- tab Phiên bản ----------------------------------------------------------------------------
    def comparison(self) -> dict:
        """All versions, and the fields that differ between the two that were picked."""
        rows = versions_of(self.record, self.moment)
        numbers = {row.version: row for row in rows}
        old, new = (self._picked(name, numbers) for name in ("old", "new"))
        if old is None and new is None and len(rows) > 1:
            old, new = rows[1], rows[0]
        both = old is not None and new is not None
        different = differences(type(self.record), old, new) if both else []
        lines = [version_line(row) for row in rows]
        return {"versions": lines, "old": old, "new": new, "differences": different}

    def _picked(self, name, numbers):
        text = self.request.GET.get(name, "")
        if not text:
            return None
        if not text.isdecimal() or int(text) not in numbers:
            raise Refused(_("Hồ sơ này không có phiên bản %(n)s.") % {"n": text[:20]})
        return numbers[int(text)]

    # --- tab Bằng chứng ---------------------------------------------------------------------------
    def evidence(self) -> dict:
        """Where the record stands as evidence: its register and clauses."""
        register = evidence.register_of(type(self.record))
        if register is None:
            return {"register": None, "proves": list(getattr(self.record, "clauses", ()) or ())}
        return {"register": register, "proves": list(register.clauses_of(self.record))}


class RecordHistoryView(RecordDetailView):
    """Every change of a record and its parts, newest first, by day.

    Mix it before the record's own detail view, so that head and side column stay the same:
    ``class NonconformityHistoryView(RecordHistoryView, NonconformityDetailView)``.
    """

    def get_context_data(self, **kwargs):
        entries = entries_of(self.record, self.moment)
        more = {"days": by_day(entries), "entry_count": len(entries), "tab": "history"}
        return super().get_context_data(**(more | kwargs))


class RecordPdfView(RecordView):
    """The paper of a record: by default what its register offers as evidence.

    Set ``paper = staticmethod(f(record, moment) -> bytes)`` for another one.
    """

    paper = None

    def get(self, request, *args, **kwargs):
        record = self.get_record()
        try:
            content = (self.paper or self._registered_paper())(record, self.moment)
        except PdfUnavailable as error:
            return render(request, "503.html", {"message": str(error)}, status=503)
        if content is None:
            raise Http404(_("Hồ sơ này chưa có bản in."))
        response = HttpResponse(content, content_type="application/pdf")
        name = quote(f"{getattr(record, 'code', '') or record.pk}.pdf".replace("/", "-"))
        response["Content-Disposition"] = f"inline; filename*=UTF-8''{name}"
        return response

    def _registered_paper(self):
        register = evidence.register_of(self.model)
        if register is None:
            raise Http404(_("Hồ sơ này chưa có bản in."))
        return register.record_pdf


# --- pieces used by several pages -----------------------------------------------------------------
def page_url(record, page: str, *args) -> str:
    """The address of one of a record's pages, empty where it has none."""
    return record.url(page, *args) if hasattr(record, "url") else ""


def raise_url(view, record) -> str:
    """Where to raise a nonconformity about a record; empty where this person may not."""
    try:
        target = reverse("audits:nonconformity_create")
        allowed = view.may("audits.add_nonconformity", record)
    except (NoReverseMatch, LookupError):
        return ""
    return f"{target}?{urlencode({'source': f'{record._meta.label_lower}:{record.pk}'})}" if allowed else ""


def by_day(entries) -> list:
    """Entries grouped by office day: [(day, [entry, …]), …]."""
    days = groupby(entries, key=lambda entry: timezone.localtime(entry.at).date())
    return [(day, list(items)) for day, items in days]


def versions_of(record, moment) -> list:
    """The history rows of a record up to a moment, newest first, one for each version."""
    rows = history_of(type(record))._base_manager.filter(
        **{type(record)._meta.pk.attname: record.pk, "history_date__lte": moment.at}
    )
    return list(rows.order_by("-history_date", "-history_id"))


def version_line(row) -> dict:
    """A history row as a line of the list of versions."""
    return {
        "number": row.version,
        "at": row.history_date,
        "as_of": quote(row.history_date.isoformat()),
        "actor": row.history_actor,
        "verb": verb_of(row.history_verb),
        "reason": row.history_change_reason or "",
    }


def differences(model, old, new) -> list:
    """The fields in which two versions of a record differ, in words."""
    return RowVersion(model, new, old).changes()


def three_sides(model, typed: dict, theirs, base) -> list[dict]:
    """For the conflict page: each field in which typed and stored values differ, with where both began."""
    sides = []
    for name, value in typed.items():
        field = next((f for f in model._meta.fields if f.name == name), None)
        if field is None or name in HIDDEN:
            continue
        stored = getattr(theirs, field.attname)
        mine = getattr(value, "pk", value) if field.is_relation else value
        if _same(mine, stored):
            continue
        sides.append(
            {
                "label": field.verbose_name,
                "mine": str(value) if field.is_relation else in_words(field, value),
                "theirs": in_words(field, stored, theirs),
                "base": in_words(field, getattr(base, field.attname), base) if base is not None else "",
            }
        )
    return sides


def _same(mine, stored) -> bool:
    if isinstance(stored, list | dict):
        texts = [json.dumps(value, default=str, sort_keys=True) for value in (mine, stored)]
        return texts[0] == texts[1]
    return mine == stored or (mine in (None, "") and stored in (None, ""))
