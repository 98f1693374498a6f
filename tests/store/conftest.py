"""What the tests of the store share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.projects import Desk
from tests.support.projects import desk as make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A project with a document and people, closed after the test."""
    made = make_desk(tmp_path / "desk.annot")
    yield made
    made.project.close()
