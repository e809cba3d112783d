"""A page's socket does not do for a visitor what Streamlit would do for anybody."""

import asyncio

import pytest
from starlette.types import Message
from streamlit.proto.BackMsg_pb2 import BackMsg

from pages.sign_in.messages import without_what_is_not_for_visitors


def received(*sent: Message) -> list[Message]:
    """What is left of the messages that a socket gets, up to its end."""
    coming = [*sent, {"type": "websocket.disconnect"}]

    async def next_one() -> Message:
        return coming.pop(0)

    async def all_of_them() -> list[Message]:
        receive, found = without_what_is_not_for_visitors(next_one), []
        while not found or found[-1]["type"] != "websocket.disconnect":
            found.append(await receive())
        return found[:-1]

    return asyncio.run(all_of_them())


def told(message: BackMsg) -> Message:
    return {"type": "websocket.receive", "bytes": message.SerializeToString()}


@pytest.mark.parametrize("kind", [{"clear_cache": True}, {"clear_cache": False}, {"set_run_on_save": True}])
def test_nobody_empties_the_caches_of_all_or_plays_developer(kind: dict[str, bool]) -> None:
    message, click = BackMsg(**kind), BackMsg()
    click.rerun_script.query_string = "lang=zh"
    assert received(told(message), told(click), told(message)) == [told(click)]


def test_everything_else_passes_as_it_is() -> None:
    others: list[Message] = [
        {"type": "websocket.connect"},
        told(BackMsg(stop_script=True)),
        {"type": "websocket.receive", "bytes": b"\xff\xff nonsense"},
        {"type": "websocket.receive", "text": "words"},
    ]
    assert received(*others) == others
