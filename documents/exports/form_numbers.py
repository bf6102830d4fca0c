"""What the numbers of forms offer to the rest of the house: their place in the rail, who answers for them."""

from django.utils.translation import gettext_lazy

from documents import form_numbers  # noqa: F401 (answers for the numbers)
from documents.exports.documents import ROOM
from documents.states import form_numbers as states  # noqa: F401 (the verbs)
from qms import rail

rail.shelf(ROOM, gettext_lazy("Mã biểu mẫu"), "documents:form_numbers", order=46)
