"""What an audit still lacks before its next step: the list on its page and the gate of the act."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from audits import impartiality
from audits.states.audits import DRAFT, IN_PROGRESS, PLANNED, REPORTING
from qms.states import Missing


class AuditGates:
    """Reads the audit's children at a moment and names what is missing, each with its anchor."""

    def at(self, relation: str, moment, *, related=(), order_by=("pk",)) -> list:
        """Children of the audit as they were at the moment, one query."""
        rows = moment.rows(getattr(self, relation).model).filter(audit_id=self.pk)
        if related:
            rows = rows.select_related(*related)
        return moment.instances(rows.order_by(*order_by))

    @cached_property
    def auditor_keys(self) -> frozenset[int]:
        """Keys of the lead and the auditors, asked once an instance: buttons ask for many people."""
        members = self.team.all() if self.pk else ()
        return frozenset(member.user_id for member in members if member.audits)

    def missing(self, moment) -> list[Missing]:
        """What blocks the next step from the present state; empty when nothing does."""
        gate = {
            DRAFT: self._before_plan,
            PLANNED: self._before_start,
            IN_PROGRESS: self._before_finish,
            REPORTING: self._before_close,
        }.get(self.status)
        return gate(moment) if gate else []

    def _before_plan(self, moment):
        team = self.at("team", moment, related=["user"])
        missing = []
        if not self.lead_id:
            missing.append(Missing(_("Chọn trưởng đoàn"), "team"))
        if not self.schedule:
            missing.append(Missing(_("Lập lịch đánh giá"), "schedule"))
        return missing + self._partial_members(team, moment)

    def _partial_members(self, team, moment):
        """Members with a conflict nobody explained; looked up live, so a new role or document counts."""
        if moment.is_past:
            return []
        auditors = [member for member in team if member.audits]
        found = impartiality.conflicts_of([member.user for member in auditors], self)
        return [
            Missing(
                _("%(name)s chưa bảo đảm khách quan: %(why)s")
                % {"name": member.user, "why": impartiality.in_words(found[member.user_id])},
                "team",
            )
            for member in auditors
            if found[member.user_id] and not member.exception_reason
        ]

    def _before_start(self, moment):
        missing = self._before_plan(moment)
        team = self.at("team", moment, related=["user"])
        missing += [
            Missing(_("Thủ trưởng chấp thuận ngoại lệ cho %(name)s") % {"name": member.user}, "team")
            for member in team
            if member.exception_reason and not member.exception_by_id
        ]
        if not self.at("questions", moment):
            missing.append(Missing(_("Soạn phiếu hỏi"), "checklist"))
        if not self.opening_on:
            missing.append(Missing(_("Ghi ngày họp khai mạc"), "meetings"))
        return missing

    def _before_finish(self, moment):
        questions = self.at("questions", moment, order_by=["no"])
        waiting = [item.no for item in questions if not item.result]
        missing = []
        if waiting:
            text = _("Trả lời %(count)s câu hỏi: %(numbers)s") % {
                "count": len(waiting),
                "numbers": ", ".join(str(no) for no in waiting[:8]) + ("…" if len(waiting) > 8 else ""),
            }
            missing.append(Missing(text, "checklist"))
        if not self.closing_on:
            missing.append(Missing(_("Ghi ngày họp kết thúc"), "meetings"))
        return missing

    def _before_close(self, moment):
        findings = self.at("findings", moment, order_by=["no"])
        missing = [
            Missing(
                _("Lập phiếu không phù hợp cho phát hiện %(no)s") % {"no": finding.no},
                f"finding-{finding.no}",
            )
            for finding in findings
            if finding.needs_nonconformity and not finding.nonconformity_id
        ]
        if not self.conclusion.strip():
            missing.append(Missing(_("Ghi kết luận của trưởng đoàn"), "report"))
        return missing + self.signature_gaps()

    def signature_gaps(self) -> list[Missing]:
        """The lead's confirmation, when it is missing."""
        if not self.report_signed_by_id:
            return [Missing(_("Trưởng đoàn xác nhận báo cáo"), "report")]
        return []
