"""Two revisions differ also by their title or by the file behind the same words, and the page says so."""

import pytest

from documents import actions
from documents.models import Revision

from ..samples import effective, new_document

pytestmark = pytest.mark.django_db


def test_a_changed_title_alone_is_told(office, signed_in):
    first = effective(office)
    draft = actions.start_revision(first.document, by=office.secretary, reason="Đổi tên")
    actions.edit_revision(draft, by=office.secretary, title="Đăng ký tạm trú, lưu trú")
    page = signed_in(office.desk).get(first.document.url("compare"))
    assert page.context["new_title"] == "Đăng ký tạm trú<ins>, lưu trú</ins>"
    assert "Phần chữ của hai bản giống hệt nhau." in page.content.decode()


def test_a_text_is_compared_word_by_word(office, signed_in):
    draft = new_document(office, code="CSCL", kind="policy")
    actions.edit_revision(
        draft, by=office.secretary, content={"body": "<p>Đúng hẹn, tận tụy.</p>"},
        reviewer=office.owner, approver=office.chief,
    )  # fmt: skip
    effective(office, revision=Revision.objects.get(pk=draft.pk))
    following = actions.start_revision(draft.document, by=office.secretary, reason="Thêm một lời hứa")
    actions.edit_revision(
        following, by=office.secretary, content={"body": "<p>Đúng hẹn, tận tụy, rõ ràng.</p>"}
    )
    (section,) = signed_in(office.desk).get(draft.document.url("compare")).context["comparison"].changed
    assert (section.key, section.count) == ("body", 1)
    assert section.html == "<p>Đúng hẹn, tận tụy<ins>, rõ ràng</ins>.</p>"
