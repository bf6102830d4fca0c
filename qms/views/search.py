"""Search over codes, titles, texts and people, with or without marks (đ = d)."""

from django.utils.translation import gettext as _

from qms import search
from qms.models import Assignment
from qms.states import Refused
from qms.text import UncleanText, clean, fold
from qms.views.access import OfficeView

LONGEST = 200


class SearchView(OfficeView):
    """``/search/?q=…``: hits by kind of record, texts that hold the words, people of the visible units."""

    template_name = "qms/search.html"

    def get(self, request, *args, **kwargs):
        words = self._words()
        found = search.find(words, self.request.user, self.moment) if fold(words) else {}
        groups = _groups(found)
        texts = self._texts(words, found) if fold(words) else []
        people = self._people(words) if fold(words) else []
        count = sum(len(group["records"]) for group in [*groups, *texts]) + len(people)
        return self.render_to_response(
            self.get_context_data(
                search_words=words,
                groups=groups,
                texts=texts,
                people=people,
                hit_count=count,
                limit=search.LIMIT,
            )
        )

    def _words(self) -> str:
        text = self.request.GET.get("q", "")
        if len(text) > LONGEST:
            raise Refused(_("Chữ cần tìm dài quá %(n)s ký tự.") % {"n": LONGEST})
        try:
            return clean(text, lines=False)
        except UncleanText as error:
            raise Refused(str(error)) from error

    def _texts(self, words, found):
        return _groups(search.find_inside(words, self.request.user, self.moment, found))

    def _people(self, words):
        """People who hold a role in a visible unit; names are folded here, they are few."""
        held = Assignment.objects.in_force(self.moment.on).filter(unit__in=self.request.user.visible_units())
        wanted = fold(words).split()
        people: dict = {}
        for assignment in held.select_related("user", "unit").order_by("user__full_name"):
            name = fold(f"{assignment.user.full_name} {assignment.user.username}")
            if all(word in name for word in wanted):
                known = people.setdefault(assignment.user_id, {"user": assignment.user, "roles": []})
                known["roles"].append(f"{assignment.get_role_display()}, {assignment.unit}")
        return list(people.values())[: search.LIMIT]


def _groups(found: dict) -> list[dict]:
    """What was found, kind by kind; "full" where there may be more."""
    return [
        {"title": model._meta.verbose_name_plural, "records": hits, "full": len(hits) >= search.LIMIT}
        for model, hits in found.items()
    ]
