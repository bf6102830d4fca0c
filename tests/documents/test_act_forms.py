"""The forms of acts on documents: what would be refused whatever is filled in is not opened."""

from django.contrib.messages import get_messages
from django.urls import reverse

from tests.documents.samples import written


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
