"""What the pack tests need besides the personas."""

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile


@pytest.fixture
def uploaded_pdf(tmp_path):
    """``uploaded_pdf(name)`` gives an upload the gate accepts, and its bytes."""

    def make(name):
        path = tmp_path / "made.pdf"
        document = pikepdf.new()
        document.add_blank_page()
        document.save(path)
        data = path.read_bytes()
        path.unlink()
        return SimpleUploadedFile(name, data, content_type="application/pdf"), data

    return make
