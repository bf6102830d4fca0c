"""The forms of acts on documents: what would be refused whatever is filled in is not opened."""

from django.contrib.messages import get_messages
from django.urls import reverse

from documents.actions.signing import own_writing
from qms.history import record_tx
from tests.documents.samples import in_approval, written


def test_a_form_that_would_be_refused_is_not_opened(office, signed_in):
    draft = written(office)
    document = draft.document
    asked = [
        (office.owner, draft.url("act", "revision_review"), 409),
        (office.secretary, document.url("start"), 302),
        (office.secretary, reverse("documents:document_reviewed", args=[document.pk]), 302),
    ]
    for person, url, status in asked:
        answer = signed_in(person).get(url)
        assert answer.status_code == status, url
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert told[-1] == "Chỉ soát xét tài liệu đang có bản hiệu lực."


def test_who_wrote_it_is_told_why_the_approval_is_not_theirs(office, signed_in):
    revision = written(office)
    revision.writers = [*revision.writers, office.chief.pk]
    with record_tx(by=office.secretary, verb="documents.revision_edit"):
        revision.save()
    approval = in_approval(office, revision=revision).url("act", "revision_approve")
    told = {}
    for person in (office.chief, office.desk):
        client = signed_in(person)
        for answer in (client.get(approval), client.post(approval, {"confirmed": "1"})):
            assert answer.status_code == 403
            told.setdefault(person, set()).add(str(own_writing()) in answer.content.decode())
    assert told == {office.chief: {True}, office.desk: {False}}
