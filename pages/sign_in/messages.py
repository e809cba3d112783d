"""What a browser may ask of Streamlit through a page's socket."""

from google.protobuf.message import DecodeError
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

# Streamlit does these for whoever asks, whatever menus it shows: emptying everybody's caches, and what is only of use
# to who develops an app.
NOT_FOR_VISITORS = {"clear_cache", "set_run_on_save", "load_git_info"}


def without_what_is_not_for_visitors(receive: Receive) -> Receive:
    """`receive`, for a socket, without those messages."""

    async def receive_the_others() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or not _is_refused(message.get("bytes")):
                return message

    return receive_the_others


def _is_refused(sent: bytes | None) -> bool:
    told = BackMsg()
    try:
        told.ParseFromString(sent or b"")
    except DecodeError:
        return False  # Streamlit closes the socket
    return told.WhichOneof("type") in NOT_FOR_VISITORS
