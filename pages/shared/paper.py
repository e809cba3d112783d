"""A page on paper, in the browser's own printing: all of it, black on white, and no card torn apart."""

import streamlit as st

# Streamlit's page scrolls inside of itself, which a printer would cut off after the first screen. What is only there
# to be clicked on is left out.
_STYLE = """<style>
@page { size: A4 portrait; margin: 12mm; }
@media print {
    html, body, #root, .stApp, .stApp > *, .stAppViewContainer, .stMain, .stMainBlockContainer {
        height: auto !important; min-height: 0 !important; overflow: visible !important; position: static !important;
        background: none !important;
    }
    .stMainBlockContainer { padding: 0 !important; max-width: none !important; zoom: 0.72; }
    header, .stAppHeader, [data-testid="stSidebar"], [data-testid="stToolbar"], [data-testid="stStatusWidget"],
    .stButton, .stDownloadButton, .stPopover { display: none !important; }
    .stMain * { color: #111 !important; }
    .stPlotlyChart, [data-testid="stMetric"], h2, h3, .stGrid > * { break-inside: avoid; }
    h2, h3 { break-after: avoid; }
    .stPlotlyChart *, .main-svg { background: none !important; }
    .stPlotlyChart text { fill: #111 !important; stroke: none !important; }
    .gridlayer path { stroke: #ddd !important; }
}
</style>"""


def printable() -> None:
    """Let this page be printed whole."""
    st.html(_STYLE)
