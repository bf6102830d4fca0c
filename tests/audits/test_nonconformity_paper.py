"""The form of a nonconformity on paper: its issue only where the form is a controlled document, two pages."""

import io

import pypdf
import pytest

from audits.nonconformity_paper import nonconformity_pdf, paper_context
from qms.history import Moment
from tests.audits.nonconformity_story import at
from tests.documents.samples import PROCEDURE, effective

pytestmark = pytest.mark.django_db


def test_the_form_bears_the_issue_in_force_when_it_is_a_controlled_document(office, monkeypatch):
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)
    record = at(office, "recorded")
    before = paper_context(record, Moment())["header"]
    assert (before.issue, before.effective_on) == ("", None)
    form = effective(office, code="BM-10-01", title="Phiếu không phù hợp", content=PROCEDURE)
    header = paper_context(record, Moment())["header"]
    assert (header.issue, header.effective_on) == ("01 (sửa đổi 00)", form.effective_from)


@pytest.mark.needs("pango")
def test_a_whole_life_takes_two_pages_and_leaves_no_fact_empty(office):
    pages = pypdf.PdfReader(io.BytesIO(nonconformity_pdf(at(office, "closed"), Moment()))).pages
    assert len(pages) == 2
    names = ("Mã số", "Tình trạng", "Lần ban hành", "Ngày hiệu lực")
    for page in pages:
        text = page.extract_text()
        assert [name for name in names if name in text] == ["Tình trạng"]  # nobody has numbered the form
