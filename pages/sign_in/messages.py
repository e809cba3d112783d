"""What a browser may ask of Streamlit through a page's socket."""

from collections.abc import Awaitable, Callable

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

# Streamlit does more for whoever asks, whatever menus it shows: emptying everybody's caches, and what is only of use to
# who develops an app. Every table is sent whole, so nobody needs to ask for more of it.
FOR_VISITORS = {"rerun_script", "stop_script", "file_urls_request", "app_heartbeat"}
OPERATION = "backend_operation_request"
OPERATIONS = {"deferred_file"}  # an export, made when it is asked for


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
            operation = told.backend_operation_request.WhichOneof("payload") if told and kind == OPERATION else None
            if told is None or kind in FOR_VISITORS or operation in OPERATIONS:
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
