"""What a visit chose: it stays from page to page, and stands in the address so that a link means the same."""

import streamlit as st


def kept(name: str) -> str:
    """What is chosen under `name`: by this visit, else by the address.

    An address that says something else than what was chosen is a link's, or of a step back: it wins.
    """
    picked = st.session_state.setdefault("picked", {})
    asked = st.query_params.get(name, "")
    if name not in picked:
        picked[name] = asked
    elif asked and asked != picked[name]:
        picked[name] = asked
        for key in [key for key in st.session_state if str(key).startswith(f"pick_{name}")]:
            del st.session_state[key]
    return str(picked[name])


def keep(name: str, value: str, default: str = "") -> None:
    """Choose `value` under `name`: for the visit and, unless it is the default, in the address."""
    st.session_state.setdefault("picked", {})[name] = value
    if value and value != default:
        if st.query_params.get(name) != value:
            st.query_params[name] = value
    elif name in st.query_params:
        del st.query_params[name]
