"""Where somebody goes after signing in is always a page of this dashboard."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.sign_in.addresses import own_path, sign_in_address

ELSEWHERE = [
    "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "/\\/evil.example", "/\t/evil.example",
    "/\n/evil.example", "\t//evil.example", " //evil.example", "/ /evil.example", "https://evil.example",
    "https:evil.example", "HTTPS://evil.example", "javascript:alert(1)", "data:text/html,x", "evil.example",
    "@evil.example", "/a//evil.example", "/./\\evil.example", "/overview\r\nSet-Cookie: x=1", "/overview\x00",
    "/overview\u2028", "/\u200b/evil.example", "", "/" * 3000, "/" + "x" * 3000, None,
]  # fmt: skip
DOORS = ["/sign-in", "/sign-in?next=/overview", "/sign-in/set-up/x", "/sign-out", "/sign-out?x"]


@pytest.mark.parametrize("given_path", [*ELSEWHERE, *DOORS])
def test_what_is_no_page_of_ours_leads_to_the_start(given_path: str | None) -> None:
    assert own_path(given_path) == "/"


@pytest.mark.parametrize(
    ("given_path", "kept"),
    [
        ("/overview", "/overview"),
        ("/overview?period=last_month&team=2", "/overview?period=last_month&team=2"),
        ("/members?find=王&lang=zh", "/members?find=%E7%8E%8B&lang=zh"),
        ("/overview?find=%E7%8E%8B+a", "/overview?find=%E7%8E%8B+a"),
        ("/overview?back=https://evil.example", "/overview?back=https://evil.example"),
        ("/%2F/evil.example", "/%2F/evil.example"),
        ("/%5Cevil.example", "/%5Cevil.example"),
        ("/sign-inside", "/sign-inside"),
    ],
)
def test_a_page_keeps_its_query(given_path: str, kept: str) -> None:
    assert own_path(given_path) == kept


@given(st.text(max_size=40) | st.text(alphabet="/\\.:@?#%\t\nevil25F", max_size=20))
def test_no_text_whatsoever_leads_to_another_site(given_path: str) -> None:
    path = own_path(given_path)
    assert path.isascii()
    # As browsers read it: strokes in either direction are the same, tabs and line ends are not there.
    seen = path.replace("\\", "/").replace("\t", "").replace("\n", "").replace("\r", "")
    assert urlsplit(urljoin("https://dashboard.example.com/sign-in", seen)).netloc == "dashboard.example.com"
    assert seen.startswith("/")
    assert not seen.startswith("//")


def test_the_sign_in_page_knows_where_to_go_back_to() -> None:
    assert sign_in_address("/") == "/sign-in"
    assert sign_in_address("/overview?team=2&x=y") == "/sign-in?next=%2Foverview%3Fteam%3D2%26x%3Dy"
    assert sign_in_address("//evil.example", "zh") == "/sign-in?lang=zh"
