"""What a browser may ask of Streamlit through a page's socket."""

from collections.abc import Awaitable, Callable

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

# Streamlit does these for whoever asks, whatever menus it shows: emptying everybody's caches, and what is only of use
# to who develops an app.
NOT_FOR_VISITORS = {"clear_cache", "set_run_on_save", "load_git_info"}


def with_care(receive: Receive, still_signed_in: Callable[[], Awaitable[bool]]) -> Receive:
    """`receive` of a socket, without what is not for visitors.

    A part of a page may run alone, without the frame that looks who it is, on what the page held when they were signed
    in. For somebody who is not any more, the whole page is run instead.
    """

    async def receive_with_care() -> Message:
        while True:
            message = await receive()
            told = _told(message)
            kind = told.WhichOneof("type") if told else None
            if told and kind == "rerun_script" and told.rerun_script.fragment_id and not await still_signed_in():
                told.rerun_script.fragment_id = ""
                return {**message, "bytes": told.SerializeToString()}
            if kind not in NOT_FOR_VISITORS:
                return message

    return receive_with_care


def _told(message: Message) -> BackMsg | None:
    if message["type"] != "websocket.receive" or not message.get("bytes"):
        return None
    told = BackMsg()
    try:
        told.ParseFromString(message["bytes"])
    except DecodeError:
        return None  # Streamlit closes the socket
    return told
