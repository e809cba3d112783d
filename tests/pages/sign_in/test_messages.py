"""A page's socket does not do for a visitor what Streamlit would do for anybody."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackendOperationRequest, BackMsg

from pages.sign_in.messages import with_care


def received(*sent: Message, signed_in: bool = True) -> list[Message]:
    """What is left of the messages that a socket gets, up to its end."""
    coming = [*sent, {"type": "websocket.disconnect"}]

    async def next_one() -> Message:
        return coming.pop(0)

    async def still_signed_in() -> bool:
        return signed_in

    async def all_of_them() -> list[Message]:
        receive, found = with_care(next_one, still_signed_in), []
        while not found or found[-1]["type"] != "websocket.disconnect":
            found.append(await receive())
        return found[:-1]

    with ThreadPoolExecutor(1) as thread:  # Playwright's tests leave a loop running in this one
        return thread.submit(asyncio.run, all_of_them()).result()


def told(message: BackMsg) -> Message:
    return {"type": "websocket.receive", "bytes": message.SerializeToString()}


def operation(name: str) -> BackendOperationRequest:
    asked = BackendOperationRequest(request_id="a click")
    getattr(asked, name).SetInParent()
    return asked


@pytest.mark.parametrize(
    "kind",
    [
        {"clear_cache": True}, {"clear_cache": False}, {"set_run_on_save": True}, {"load_git_info": True},
        {"debug_shutdown_runtime": True}, {"debug_disconnect_websocket": True},
        *({"backend_operation_request": operation(name)} for name in (
            "install_skills", "dismiss_skills_nudge", "dataframe_chunk",
        )),
    ],
    ids=str,
)  # fmt: skip
def test_nobody_empties_the_caches_of_all_or_plays_developer(kind: dict[str, Any]) -> None:
    message, click = BackMsg(**kind), BackMsg()
    click.rerun_script.query_string = "lang=zh"
    assert received(told(message), told(click), told(message)) == [told(click)]


def test_everything_else_passes_as_it_is() -> None:
    others: list[Message] = [
        {"type": "websocket.connect"},
        told(BackMsg(stop_script=True)),
        told(BackMsg(app_heartbeat=True)),
        told(BackMsg(backend_operation_request=operation("deferred_file"))),
        {"type": "websocket.receive", "bytes": b"\xff\xff nonsense"},
        {"type": "websocket.receive", "text": "words"},
    ]
    assert received(*others) == others


def test_a_part_of_a_page_does_not_run_alone_for_who_is_signed_out() -> None:
    part, whole = BackMsg(), BackMsg()
    for message in (part, whole):
        message.rerun_script.query_string = "lang=zh"
        message.rerun_script.page_script_hash = "a page"
    part.rerun_script.fragment_id = "a part"
    assert received(told(part)) == [told(part)]
    assert received(told(part), told(whole), signed_in=False) == [told(whole), told(whole)]
