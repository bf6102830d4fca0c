"""Pages of nonconformities: the log, the board, the record, its history and its paper."""

from collections import defaultdict
from dataclasses import replace

from django.apps import apps
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from audits.actions import nonconformities
from audits.fishbone import BRANCHES, fishbone_svg
from audits.models import Action, Nonconformity
from audits.models.nonconformity_gates import live
from audits.nonconformity_paper import nonconformity_pdf
from audits.states.nonconformities import NONCONFORMITY, OPEN, STEP_LABELS
from audits.tables.nonconformities import NonconformityTable, actions_done, next_due
from audits.views.bulk import NONCONFORMITY_ACTS
from qms.models import Attachment, personal_data
from qms.views.access import OfficeView
from qms.views.acts import TransitionView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

PEOPLE = ("unit", "lead", "created_by", "correction_by", "verifier", "verified_by", "closed_by")
CARDS = 30  # in a column of the board; the list has the rest


class NonconformityListView(RecordListView):
    """The log BM-10-02."""

    table = NonconformityTable
    section = "audits:nonconformity_list"
    template_name = "audits/nonconformity_list.html"
    title = gettext_lazy("Không phù hợp")
    create_url = "audits:nonconformity_create"
    create_permission = "audits.add_nonconformity"
    create_label = gettext_lazy("Nêu không phù hợp")
    saved_views = (
        (gettext_lazy("Đang mở"), "openness=open"),
        (gettext_lazy("Nặng"), "grade=major"),
        (gettext_lazy("Chờ kiểm tra"), "status=verifying"),
        (gettext_lazy("Đã đóng"), "status=closed"),
    )
    bulk_acts = NONCONFORMITY_ACTS

    def lead(self):
        """How many are open, and how many of their actions are late."""
        moment, units = self.moment, self.units_in_view
        still_open = moment.rows(Nonconformity).filter(unit__in=units, status__in=OPEN).count()
        late = moment.rows(Action).filter(
            unit__in=units, status="open", nonconformity__isnull=False, due_on__lt=moment.on
        ).count()  # fmt: skip
        pieces = [(ngettext("%(n)s đang mở", "%(n)s đang mở", still_open) % {"n": still_open}, "")]
        if late:
            words = ngettext("%(n)s hành động quá hạn", "%(n)s hành động quá hạn", late) % {"n": late}
            pieces.insert(0, (words, "danger"))
        return pieces


class NonconformityBoardView(OfficeView):
    """The open ones as cards, one column a state."""

    section = "audits:nonconformity_list"
    template_name = "audits/nonconformity_board.html"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(**kwargs))

    def get_context_data(self, **kwargs):
        rows = self.visible(Nonconformity).filter(unit__in=self.units_in_view, status__in=OPEN)
        records = self.moment.instances(
            rows.select_related("unit", "lead", "verifier").order_by("detected_on", "pk")
        )
        NonconformityTable().prepare(records, self.moment)
        by_state = defaultdict(list)
        for record in records:
            record.card_due, record.card_actions = next_due(record), actions_done(record)
            by_state[record.status].append(record)
        columns = [
            {
                "state": NONCONFORMITY.state(value),
                "title": STEP_LABELS[value],
                "count": len(by_state[value]),
                "cards": by_state[value][:CARDS],
                "more": max(0, len(by_state[value]) - CARDS),
            }
            for value in OPEN
        ]
        unit = self.request.unit
        may_raise = unit is not None and self.may("audits.add_nonconformity", unit)
        return super().get_context_data(columns=columns, count=len(records), may_raise=may_raise, **kwargs)


class NonconformityDetailView(RecordDetailView):
    """The record: what is missing first, then the story in the order of the work."""

    model = Nonconformity
    section = "audits:nonconformity_list"
    template_name = "audits/nonconformity_detail.html"
    permission = "audits.change_nonconformity"
    related = PEOPLE
    step_labels = STEP_LABELS
    act_pages = {
        "audits.nonconformity_correct": "audits:nonconformity_correction",
        "audits.nonconformity_analyse": "audits:nonconformity_cause",
        "audits.action_plan": "audits:action_create",
        "audits.nonconformity_verify": "audits:nonconformity_verdict",
        "audits.nonconformity_ineffective": "audits:nonconformity_verdict",
    }

    def transitions(self):
        """One verdict button for both verdicts; the second round of a verb is no main button."""
        moves, seen = [], set()
        for move in super().transitions():
            if move["url"] in seen:
                continue
            seen.add(move["url"])
            moves.append({**move, "primary": move["primary"] and self._is_next(move["verb"])})
        return [*self._own_reports(), *moves]

    def _edit_url(self) -> str:
        """The description of a closed or cancelled one stands; the act refuses it, so nothing offers it."""
        return super()._edit_url() if self.record.is_open else ""

    def _own_reports(self):
        """ "Báo xong" for the earliest open action of the person who looks at the page."""
        waiting = [
            action
            for action in self.record.actions_at(self.moment)
            if action.status == "open" and action.owner_id == self.request.user.pk
        ]
        if not waiting or not self.record.is_open:
            return []
        first = min(waiting, key=lambda action: action.due_on)
        label = _("Báo xong hành động %(n)s") % {"n": first.number}
        url = _act_page("audits.action_complete", first)
        return [
            {
                "verb": "audits.action_complete",
                "label": label,
                "icon": "check",
                "primary": True,
                "url": url,
                "asks": True,
            }
        ]

    def _is_next(self, verb) -> bool:
        """Whether the record is ripe for this verb: what was done already is not offered as the next step."""
        record, state = self.record, self.record.status
        actions = live(record.actions_at(self.moment))
        ripe = {
            "audits.nonconformity_correct": state == "recorded" or not record.correction_done_on,
            "audits.nonconformity_analyse": state != "recorded" and not record.root_cause,
            "audits.action_plan": bool(record.root_cause) and state == "analysing",
            "audits.nonconformity_start_verification": bool(actions)
            and all(action.status == "done" for action in actions),
            "audits.nonconformity_verify": record.is_effective is None,
            "audits.nonconformity_close": bool(record.is_effective),
        }
        return ripe.get(verb, False)

    def get_record(self):
        """The record with its actions, which every part of the page asks for."""
        record = super().get_record()
        record.keep_actions(self.moment, record.actions_at(self.moment))
        return record

    def get_context_data(self, **kwargs):
        record, moment = self.record, self.moment
        self.action_files = self._action_files()
        sections = {
            "correction": ("audits.correct_nonconformity", record.is_open),
            "cause": ("audits.analyse_nonconformity", record.status in OPEN[:4]),
            "verification_plan": (
                "audits.plan_verification",
                record.is_open and not record.is_effective,
            ),
        }
        context = {
            "may": {
                name: state and self.may(permission, record) for name, (permission, state) in sections.items()
            },
            "may_plan": record.status in ("analysing", "acting") and self.may("audits.plan_action", record),
            "actions": [self._action(action) for action in record.actions_at(moment)],
            "fishbone": fishbone_svg(record.title, record.fishbone) if record.fishbone else "",
            "confirmed": [
                (BRANCHES[cause["branch"]], cause["cause"]) for cause in record.fishbone if cause["confirmed"]
            ],
            "complainant": self._complainant(),
            "days_open": record.days_open(moment.on),
            "missing": [self._led(gap) for gap in record.missing(moment)],
            "source_url": self._source_url(),
        }
        return super().get_context_data(**(context | kwargs))

    def _led(self, gap):
        """A gap that leads straight to its form where this person may fill it in."""
        record = self.record
        forms = {
            "correction": ("audits.correct_nonconformity", "audits:nonconformity_correction", True),
            "cause": (
                "audits.analyse_nonconformity",
                "audits:nonconformity_cause",
                record.status in OPEN[:4],
            ),
            "actions": (
                "audits.plan_action",
                "audits:action_create",
                record.status in ("analysing", "acting") and record.root_cause,
            ),
            "verification": (
                "audits.plan_verification",
                "audits:nonconformity_verification_plan",
                not record.verify_from,
            ),
        }
        permission, page, ripe = forms.get(gap.anchor, ("", "", False))
        if ripe and self.may(permission, record):
            return replace(gap, url=reverse(page, args=[record.pk]))
        return gap

    def _action(self, action):
        """An action with the moves open to this person, each leading to its own small page."""
        action.nonconformity, action.unit = self.record, self.record.unit
        moves = []
        if self.record.is_open and not self.moment.is_past:
            moves = [
                {
                    "label": move.label,
                    "icon": move.icon,
                    "primary": move.primary,
                    "url": _act_page(move.verb, action),
                }
                for move in action.life_cycle.open_to(action, self.request.user)
            ]
        may_edit = (
            action.status == "open" and self.record.is_open and self.may("audits.change_action", action)
        )
        return {
            "record": action,
            "files": self.action_files.get(action.pk, []),
            "moves": moves,
            "edit_url": may_edit and reverse("audits:action_edit", args=[action.pk]),
        }

    def _action_files(self) -> dict:
        """Files by action, one query for all."""
        rows = self.moment.rows(Attachment).filter(
            record_type=Action.record_type(),
            record_id__in=[action.pk for action in self.record.actions_at(self.moment)],
            withdrawn=False,
        )
        files = defaultdict(list)
        for attachment in self.moment.instances(rows.order_by("id")):
            files[attachment.record_id].append(attachment)
        return files

    def _complainant(self) -> dict:
        known = personal_data([self.record.personal_ref]).get(self.record.personal_ref)
        if known is None:
            return {}
        return {"erased": True} if known.is_erased else known.shown_to(self.request.user, self.record.unit)

    def _source_url(self) -> str:
        """The page of the record it was raised from, when this person sees that record."""
        if not self.record.source_type:
            return ""
        try:
            model = apps.get_model(self.record.source_type)
        except LookupError:
            return ""
        source = self.visible(model).filter(pk=self.record.source_id).first()
        return self.moment.instance(source).get_absolute_url() if source is not None else ""


def _act_page(verb, action) -> str:
    return reverse("audits:action_act", args=[action.pk, verb.removeprefix("audits.action_")])


class NonconformityHistoryView(RecordHistoryView, NonconformityDetailView):
    """Every change of a nonconformity and its actions."""

    model = Nonconformity
    section = "audits:nonconformity_list"
    permission = "audits.change_nonconformity"
    related = PEOPLE
    step_labels = STEP_LABELS
    act_pages = NonconformityDetailView.act_pages


class NonconformityPdfView(RecordPdfView):
    """Form BM-10-01."""

    model = Nonconformity
    section = "audits:nonconformity_list"
    related = PEOPLE
    paper = staticmethod(nonconformity_pdf)


class NonconformityActView(TransitionView):
    """Moves that ask for nothing, or only for a reason."""

    model = Nonconformity
    section = "audits:nonconformity_list"
    actions = {
        "audits.nonconformity_start_verification": nonconformities.start_verification,
        "audits.nonconformity_close": nonconformities.close,
        "audits.nonconformity_reopen": nonconformities.reopen,
        "audits.nonconformity_cancel": nonconformities.cancel,
        "audits.nonconformity_resume": nonconformities.resume,
    }

    def begin(self):
        """Moves with a form of their own are not made here."""
        super().begin()
        if self.transition.verb not in self.actions:
            raise Http404(_("Việc này có trang riêng, mở từ trang hồ sơ."))
