"""The ground looks at the folders of the data itself."""

import pytest


@pytest.fixture
def papers_kept_for_all():
    """Each test has a cache of its own, as an office has."""
