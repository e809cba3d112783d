from collections.abc import Iterator

import pytest

from data_access.engine import open_database
from data_access.mirror import Mirror
from tests import real_company


@pytest.fixture(scope="session")
def real_company_mirror(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mirror]:
    """The mirror of the database that holds the public data sets; for tests marked `real_data`, reading only."""
    database = open_database(real_company.imported(tmp_path_factory.getbasetemp()))
    mirror = Mirror(database)
    yield mirror
    mirror.close()
    database.dispose()
