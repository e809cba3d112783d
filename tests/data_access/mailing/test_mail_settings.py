"""What is said of a mail server is checked before anything is sent."""

import pytest

from data_access.mailing.mail_settings import Security, read_mail_server
from data_access.settings import WrongSettings

WHOLE = {"DASHBOARD_MAIL_SERVER": "mail.example.com", "DASHBOARD_MAIL_FROM": "Customer Team <team@example.com>"}


def test_without_a_server_nothing_is_sent_and_half_a_setting_is_told() -> None:
    assert read_mail_server({}) is None
    with pytest.raises(WrongSettings, match="DASHBOARD_MAIL_FROM is set, but DASHBOARD_MAIL_SERVER is not"):
        read_mail_server({"DASHBOARD_MAIL_FROM": "team@example.com"})


@pytest.mark.parametrize(
    ("more", "port", "security"),
    [
        ({}, 587, Security.STARTTLS),
        ({"DASHBOARD_MAIL_SECURITY": "tls"}, 465, Security.TLS),
        ({"DASHBOARD_MAIL_SECURITY": "none"}, 25, Security.NONE),
        ({"DASHBOARD_MAIL_SERVER": "mail.example.com:2525"}, 2525, Security.STARTTLS),
        ({"DASHBOARD_MAIL_SERVER": "[::1]:2525"}, 2525, Security.STARTTLS),
    ],
)
def test_the_way_is_encrypted_unless_somebody_says_otherwise(
    more: dict[str, str], port: int, security: Security
) -> None:
    found = read_mail_server({**WHOLE, **more})
    assert found is not None
    assert (found.port, found.security) == (port, security)
    assert str(found.sender) == "Customer Team <team@example.com>"


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"DASHBOARD_MAIL_SERVER": "https://mail.example.com"}, "DASHBOARD_MAIL_SERVER"),
        ({"DASHBOARD_MAIL_SERVER": "mail.example.com:99999"}, "DASHBOARD_MAIL_SERVER"),
        ({"DASHBOARD_MAIL_SECURITY": "ssl"}, "DASHBOARD_MAIL_SECURITY"),
        ({"DASHBOARD_MAIL_FROM": ""}, "DASHBOARD_MAIL_FROM"),
        ({"DASHBOARD_MAIL_FROM": "nobody"}, "DASHBOARD_MAIL_FROM"),
        ({"DASHBOARD_MAIL_FROM": "Team\nBcc: x@example.com <team@example.com>"}, "DASHBOARD_MAIL_FROM"),
        ({"DASHBOARD_MAIL_USER": "team"}, "DASHBOARD_MAIL_PASSWORD"),
        (
            {"DASHBOARD_MAIL_SECURITY": "none", "DASHBOARD_MAIL_USER": "team", "DASHBOARD_MAIL_PASSWORD": "p"},
            "for everybody to read",
        ),
    ],
)
def test_what_cannot_be_is_told_by_its_name(more: dict[str, str], named: str) -> None:
    with pytest.raises(WrongSettings, match=named):
        read_mail_server({**WHOLE, **more})


def test_no_password_is_in_what_is_printed_of_the_settings() -> None:
    found = read_mail_server({**WHOLE, "DASHBOARD_MAIL_USER": "team", "DASHBOARD_MAIL_PASSWORD": "secret word"})
    assert "secret word" not in repr(found)
