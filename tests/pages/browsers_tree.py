"""What a browser makes of the messages of a run, as far as to know whether it can.

Streamlit's server lets a newer message take the place of an older one about the same spot while both still wait to be
sent. Where a page fills a spot twice, a child may so come before its parent, and a browser that hears of it stops with
"Cannot set a node at a delta path". That takes a server too busy to send anything meanwhile; here nothing is ever sent
before the run ends, so every order that can go wrong does.
"""

from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

EVENTS = 2  # the root of dialogs and toasts, which stand where those of the runs before left room


class NotDrawn(AssertionError):
    """A browser would show an error in place of the page."""


@dataclass
class Node:
    """A block with what is in it, or an element, which has no kind and holds nothing."""

    kind: str = ""
    children: list["Node"] = field(default_factory=list)


def drawn(messages: list[ForwardMsg]) -> Node:
    """The nodes that a browser shows after these messages; raises NotDrawn where it cannot place one."""
    root = Node("root", [Node("root") for _ in range(4)])
    for message in messages:
        if message.HasField("ref_hash") or message.HasField("delta"):
            _set(root, message)
    return root


def _set(root: Node, message: ForwardMsg) -> None:
    path = list(message.metadata.delta_path)
    parent = root
    if path[0] == EVENTS:
        events = root.children[EVENTS].children
        events += [Node() for _ in range(path[1] - len(events))]
    for depth, index in enumerate(path[:-1]):
        if not parent.kind or index >= len(parent.children):
            raise NotDrawn(f"nothing is at {path[: depth + 1]} yet to put {path} into: {message}")
        parent = parent.children[index]
    if not parent.kind or path[-1] > len(parent.children):
        raise NotDrawn(f"there is no room for {path} yet: {message}")
    before = parent.children[path[-1]] if path[-1] < len(parent.children) else None
    parent.children[path[-1] : path[-1] + 1] = [_node(message, before)]


def _node(message: ForwardMsg, before: Node | None) -> Node:
    """A block of the same kind keeps what is in it; what only passes, a spinner, takes nothing's place."""
    delta: Any = message.delta
    if delta.WhichOneof("type") == "new_transient" and before is not None:
        return before
    if delta.WhichOneof("type") != "add_block":
        return Node()
    kind = delta.add_block.WhichOneof("type") or "plain"
    return Node(kind, before.children if before is not None and before.kind == kind else [])
