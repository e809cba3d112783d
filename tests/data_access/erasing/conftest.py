from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.data_access.importers.storing import Office, new_office


@pytest.fixture
def office(tmp_path: Path, database_kind: str) -> Iterator[Office]:
    """An empty database to import into."""
    with new_office(tmp_path, kind=database_kind) as made:
        yield made
