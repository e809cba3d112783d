"""A note is stored while it is typed, by a script beside this file: Streamlit's field of several lines does not do it.

The script is served by this dashboard as a file, as its security policy wants: nothing written into a page may run.
"""

from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

HERE = Path(__file__).parent
PROJECT, NAME, FOLDER, SCRIPT = "dashboard", "typing", "browser", "typing.js"


def stored_while_typed() -> None:
    """Let the notes of this page be stored after each pause in typing; without the script, when they are left."""
    manager = get_bidi_component_manager()
    known = f"{PROJECT}.{NAME}"
    if manager.get_component_asset_root(known) is None:
        config = ComponentConfig(name=NAME, asset_dir=FOLDER)
        manager.register_from_manifest(ComponentManifest(name=PROJECT, version="1", components=[config]), HERE)
    st.components.v2.component(known, js=SCRIPT)(key="meeting_typing", height=0)
