"""What legal texts mean for procedures, read as of a moment: under texts, and on documents."""

from documents.models import Document, LegalImpact, LegalText

PEOPLE = ("judged_by", "done_by")


def impacts_under(texts, moment) -> dict[int, list[LegalImpact]]:
    """The impacts of texts by the key of the text, each with its document as it was."""
    rows = moment.rows(LegalImpact).filter(text_id__in=[text.pk for text in texts])
    impacts = moment.instances(rows.select_related("document", *PEOPLE).order_by("document__code", "id"))
    _set_back(impacts, "document", Document, moment)
    found = {text.pk: [] for text in texts}
    for impact in impacts:
        found[impact.text_id].append(impact)
    return found


def impacts_on(documents, moment) -> dict[int, list[LegalImpact]]:
    """The impacts on documents by the key of the document, each with its text then, most urgent first."""
    rows = moment.rows(LegalImpact).filter(document_id__in=[document.pk for document in documents])
    impacts = moment.instances(rows.select_related("text", *PEOPLE).order_by("id"))
    _set_back(impacts, "text", LegalText, moment)
    found = {document.pk: [] for document in documents}
    for impact in sorted(impacts, key=_urgency):
        found[impact.document_id].append(impact)
    return found


def _urgency(impact):
    return (not impact.is_open, impact.due_on is None, impact.due_on, impact.pk)


def _set_back(impacts, name, model, moment):
    """A row of history points at the present row; put the one of the moment in its place."""
    if not moment.is_past or not impacts:
        return
    keys = {getattr(impact, f"{name}_id") for impact in impacts}
    then = {one.pk: one for one in moment.instances(moment.rows(model).filter(id__in=keys))}
    for impact in impacts:
        setattr(impact, name, then.get(getattr(impact, f"{name}_id"), getattr(impact, name)))
