"""What a management review still lacks before its next step."""

from django.utils.translation import gettext as _

from audits.states.reviews import DRAFT, HELD, PREPARING
from qms.states import Missing


class ReviewGates:
    """Reads the review's children at a moment and names what is missing, each with its anchor."""

    def at(self, relation: str, moment, *, related=(), order_by=("pk",)) -> list:
        """Children of the review as they were at the moment, one query."""
        rows = moment.rows(getattr(self, relation).model).filter(review_id=self.pk)
        if related:
            rows = rows.select_related(*related)
        return moment.instances(rows.order_by(*order_by))

    def missing(self, moment) -> list[Missing]:
        """What blocks the next step from the present state; empty when nothing does."""
        gate = {DRAFT: self._before_data, PREPARING: self._before_meeting, HELD: self._before_close}
        return gate[self.status](moment) if self.status in gate else []

    def _before_data(self, moment):
        if self.period_to > moment.on:
            return [Missing(_("Kỳ xem xét chưa kết thúc, số liệu chưa đủ"), "period")]
        return []

    def _before_meeting(self, moment):
        missing = []
        if self.held_on > moment.on:
            missing.append(Missing(_("Chưa tới ngày họp"), "meeting"))
        present = [attendee for attendee in self.at("attendees", moment) if attendee.present]
        if not present:
            missing.append(Missing(_("Ghi thành phần dự họp"), "attendance"))
        elif self.chair_id not in {attendee.user_id for attendee in present}:
            missing.append(Missing(_("Chủ trì phải có mặt trong thành phần dự họp"), "attendance"))
        return missing

    def _before_close(self, moment):
        missing = self._unanswered(self.at("inputs", moment, order_by=["no"]))
        if not self.at("actions", moment):
            missing.append(Missing(_("Ghi quyết định, có người làm và hạn"), "decisions"))
        if not self.conclusion.strip():
            missing.append(Missing(_("Ghi kết luận của chủ trì"), "conclusion"))
        return missing + self.signature_gaps()

    def _unanswered(self, inputs):
        """Inputs nobody has looked at in one line, those half answered each with what is lacking."""
        untouched = [item for item in inputs if not item.discussion and not item.nothing_arose]
        letters = ", ".join(item.letter for item in untouched)
        missing = []
        if untouched:
            text = _("Xem xét %(count)s mục đầu vào: %(letters)s") % {
                "count": len(untouched),
                "letters": letters,
            }
            missing.append(Missing(text, f"input-{untouched[0].letter}"))
        return missing + [
            Missing(
                _("Mục %(letter)s: %(what)s") % {"letter": item.letter, "what": what}, f"input-{item.letter}"
            )
            for item in inputs
            if item not in untouched and (what := item.lacks)
        ]

    def signature_gaps(self) -> list[Missing]:
        """The secretary's confirmation, when it is missing."""
        if not self.signed_by_id:
            return [Missing(_("Thư ký xác nhận biên bản"), "conclusion")]
        return []
