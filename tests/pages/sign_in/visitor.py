"""A visitor without a browser: sends what a browser sends, and what no browser would."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from pages.shared.texts.frame import WENT_WRONG

COOKIE = "__Host-dashboard"
STREAM = "/_stcore/stream"
LARGEST = 64_000_000
WAIT_SECONDS = 30


@dataclass(frozen=True)
class Answer:
    """What came back; nobody followed it anywhere."""

    status: int
    headers: dict[str, str]
    body: str

    @property
    def said(self) -> str:
        """What can be read, with the signs that HTML writes otherwise."""
        return unescape(self.body)

    @property
    def leads_to(self) -> str | None:
        return self.headers.get("location")


class Socket:
    """An open page, as the server knows it."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self.session: str | None = None  # Streamlit's own name for it
        self.parts: set[str] = set()  # what can run alone
        self.exports: list[str] = []  # what can be asked for as a file
        self._script = ""

    def send(self, message: BackMsg) -> None:
        """Anything that a page may send."""
        self._connection.send(message.SerializeToString())

    def run(self, page: str = "", query: str = "", *, part: str = "") -> str:
        """Run the page as after a click, or the `part` of it alone; all that it drew, as text."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        if part:
            asked.rerun_script.page_script_hash = self._script
            asked.rerun_script.fragment_id = part
        else:
            asked.rerun_script.page_name = page
        self.send(asked)
        drawn = []
        while True:
            told = ForwardMsg()
            told.ParseFromString(self._connection.recv(timeout=WAIT_SECONDS, decode=False))
            kind = told.WhichOneof("type")
            if kind == "new_session":
                self.session = told.new_session.initialize.session_id
                self._script = told.new_session.page_script_hash
            elif kind == "delta":
                if told.delta.fragment_id:
                    self.parts.add(told.delta.fragment_id)
                if told.delta.new_element.download_button.deferred_file_id:
                    self.exports.append(told.delta.new_element.download_button.deferred_file_id)
                drawn.append(_text(told.delta))
            elif kind == "navigation":
                drawn.append(" ".join(page.page_name for page in told.navigation.app_pages))
            if kind == "script_finished" and told.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                shown = "\n".join(drawn).replace("\\", "")  # signs that Markdown would read have a stroke before them
                assert not any(failed.partition("{")[0] in shown for failed in (WENT_WRONG.en, WENT_WRONG.zh)), shown
                return shown

    def export(self, file_id: str) -> str:
        """Where the file is, made now as after a click; nothing if there is none for this visitor."""
        asked = BackMsg()
        asked.backend_operation_request.request_id = "a click"
        asked.backend_operation_request.session_id = self.session or ""
        asked.backend_operation_request.deferred_file.file_id = file_id
        self.send(asked)
        told = ForwardMsg()
        while told.WhichOneof("type") != "backend_operation_response":
            told.ParseFromString(self._connection.recv(timeout=WAIT_SECONDS, decode=False))
        return told.backend_operation_response.deferred_file.url


def _text(message: object) -> str:
    """Every text in a message of Streamlit's, however deep."""
    found = []
    for field_, value in message.ListFields():  # type: ignore[attr-defined]
        many = value if hasattr(value, "append") or hasattr(value, "add") else [value]
        for each in many:
            if isinstance(each, str):
                found.append(each)
            elif field_.message_type is not None and hasattr(each, "ListFields"):
                found.append(_text(each))
    return "\n".join(found)


@dataclass
class Visitor:
    """`cookies` are kept as a browser keeps them."""

    address: str
    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    def ask(self, path: str, *, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
        """One request; `Sec_Fetch_Mode="navigate"` is a header."""
        sent = {"Accept": "text/html", "Accept-Language": "en", **self._cookie()}
        sent.update({name.replace("_", "-"): value for name, value in headers.items()})
        connection = http.client.HTTPConnection(self.host, timeout=WAIT_SECONDS)
        try:
            connection.request(method, path, body, {name: value for name, value in sent.items() if value})
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie") or []:
                for name, morsel in SimpleCookie(line).items():
                    self.cookies[name] = morsel.value
            told = {name.lower(): value for name, value in answer.headers.items()}
            return Answer(answer.status, told, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def send(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        """A form, from a page of the dashboard unless `Origin` says otherwise."""
        form = {"Origin": self.address, "Content-Type": "application/x-www-form-urlencoded", **headers}
        return self.ask(path, method="POST", body=urlencode(fields), **form)

    def sign_in(self, email: str, password: str, path: str = "/sign-in") -> Answer:
        return self.send(path, {"email": email, "password": password})

    @contextmanager
    def open(self, *, origin: str | None = "", resume: str = "", **headers: str) -> Iterator[Socket]:
        """A page's socket, from a page of the dashboard unless `origin` says otherwise."""
        sent = {**self._cookie(), **{name.replace("_", "-"): value for name, value in headers.items()}}
        with connect(
            f"ws://{self.host}{STREAM}",
            origin=(self.address if origin == "" else origin),  # type: ignore[arg-type]
            additional_headers=sent,
            subprotocols=["streamlit", *(["-", resume] if resume else [])],  # type: ignore[list-item]
            max_size=LARGEST,
            open_timeout=WAIT_SECONDS,
        ) as connection:
            yield Socket(connection)

    def _cookie(self) -> dict[str, str]:
        return {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} if self.cookies else {}
