"""Without its primary the dashboard shows what a standby has, and says that nothing can be saved."""

from collections.abc import Iterator
from time import monotonic

import pytest

from data_access import servers
from pages.shared import session
from pages.shared.texts.frame import READING_ONLY
from tests.data_access.mirroring.test_mirror import MONDAY, add_contact
from tests.pages.conftest import Open, texts
from tests.pages.houses import close_served, serve
from tests.standbys import Pair

pytestmark = pytest.mark.postgres


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pair]:
    """Two servers behind the pages."""
    made = Pair()
    monkeypatch.setattr(servers, "AGAIN_SECONDS", 0)
    monkeypatch.setenv("DATABASE_READ_URL", made.read_address)
    serve(made.address, monkeypatch)
    yield made
    close_served()
    made.remove()


def test_a_page_goes_on_without_the_primary_and_says_so_until_another_one_is_there(pair: Pair, open_page: Open) -> None:
    def page() -> str:
        return texts(open_page("insight/overview.py"))

    here = session.house().servers
    here.write(lambda connection: add_contact(connection, MONDAY))
    shown = page()
    assert READING_ONLY.zh not in shown
    pair.settle()
    pair.primary.stop("immediate")
    without = page()
    assert READING_ONLY.zh in without
    assert without.replace(READING_ONLY.zh, "").split() == shown.split()
    pair.standby.promote()
    here.write(lambda connection: add_contact(connection, MONDAY))
    until = monotonic() + 20
    assert any(not here.reading_only for _ in iter(lambda: monotonic() < until, False))  # a thread asks, and has heard
    assert READING_ONLY.zh not in page()
