"""What the pack tests need besides the personas."""

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile


@pytest.fixture(scope="session")
def typeset_once(tmp_path_factory):
    return tmp_path_factory.mktemp("typeset")


@pytest.fixture(autouse=True)
def shared_cache(own_data_folder, tmp_path, typeset_once):
    """The same papers are typeset once for all pack tests; what is proven is what lies in the packs."""
    (tmp_path / "cache").symlink_to(typeset_once)


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
