"""The first start with sign-in: the link that makes the first administrator, in the terminal of who started it."""

from streamlit import config

from data_access.engine import write
from data_access.members.invitations import SETUP, link
from data_access.sign_in import accounts
from pages.shared import session
from pages.shared.texts import sign_in as words


def show_set_up_link() -> None:
    """Print the link as long as nobody has an account. Printed, not logged: logs are kept and sent on."""
    house = session.house()
    token = write(house.database, lambda connection: accounts.begin_setup(connection, session.moment()))
    if token is None:
        return
    address = house.settings.sign_in.address or f"http://localhost:{config.get_option('server.port')}"
    said = words.SET_UP_LINK
    print(f"\n{said.en}\n{said.zh}\n\n    {link(address, SETUP, token)}\n", flush=True)
