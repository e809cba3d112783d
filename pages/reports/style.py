"""The look of a document: the page's colours on white, sheets of A4 when it is printed, one column on a phone."""

from pages.reports.paper import FONTS

STYLE = (
    """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #0d1620; font: 14px/1.45 """
    + FONTS
    + """; font-variant-numeric: tabular-nums; }
main { max-width: 928px; margin: 0 auto; padding: 24px; }
header { border-bottom: 2px solid #1f5fa8; margin-bottom: 16px; padding-bottom: 8px; }
h1 { font-size: 24px; margin: 0 0 6px; } h2 { font-size: 18px; margin: 20px 0 8px; }
h3 { font-size: 15px; margin: 12px 0 4px; } h4 { font-size: 14px; margin: 10px 0 4px; }
h1, h2, h3, h4 { line-height: 1.3; break-after: avoid; }
h2.tab { border-bottom: 1px solid #dde3e9; padding-bottom: 4px; }
p { margin: 0 0 6px; } ul, ol { margin: 0 0 6px; padding-left: 20px; }
header dl { display: flex; flex-wrap: wrap; gap: 2px 20px; margin: 0; font-size: 12px; }
header dl div { display: flex; gap: 6px; } header dt { color: #52606e; } dd { margin: 0; }
.caption { color: #52606e; font-size: 12px; } .plain { white-space: pre-wrap; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f4f6f8; padding: 8px; border-radius: 6px; }
.card { border: 1px solid #dde3e9; border-radius: 8px; padding: 12px; margin: 0 0 12px; break-inside: avoid; }
.card:has(tr:nth-child(12)) { break-inside: auto; }
.grid { display: grid; gap: 12px 16px; margin-bottom: 4px; align-items: stretch; }
.grid > div { min-width: 0; break-inside: avoid; }
.grid > div > .card { height: calc(100% - 12px); }
.line { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; }
.number .name { color: #52606e; font-size: 12px; margin: 0; }
.number .value { font-size: 24px; font-weight: 600; margin: 0; }
.number .change { font-size: 12px; }
.notice { border-left: 4px solid #5b6b7a; background: #f4f6f8;
    padding: 8px 12px; margin: 0 0 10px; break-inside: avoid; }
.notice p:last-child { margin: 0; }
.notice.error { border-color: #962c2c; } .notice.warning { border-color: #8f5900; }
.notice.success { border-color: #1a7f5a; }
.notice.info { border-color: #1f5fa8; }
.green { color: #14694a; } .red { color: #7d1f1a; } .orange, .yellow { color: #855300; }
.blue, .primary { color: #1f5fa8; }
.gray, .grey { color: #52606e; } .violet { color: #7a3f93; }
.chart { margin: 4px 0 8px; break-inside: avoid; } .chart svg { max-width: 100%; height: auto; display: block; }
.chart .annotation-text { paint-order: stroke; stroke: #fff; stroke-width: 3px; stroke-linejoin: round; }
.table { overflow-x: auto; margin-bottom: 10px; }
table { border-collapse: collapse; width: 100%; font-size: 12px; }
thead { display: table-header-group; } tr { break-inside: avoid; }
th { text-align: left; color: #52606e; font-weight: 600; border-bottom: 1.5px solid #5b6b7a; padding: 4px 6px; }
td { border-bottom: 1px solid #dde3e9; padding: 3px 6px; vertical-align: top; overflow-wrap: break-word; }
.right { text-align: right; white-space: nowrap; }
.definitions { font-size: 12px; } .definitions dl div { margin-bottom: 6px; } .definitions dt { font-weight: 600; }
footer { margin-top: 20px; border-top: 1px solid #dde3e9; padding-top: 6px; color: #52606e; font-size: 11px; }
@media (max-width: 640px) { main { padding: 12px; } .grid { grid-template-columns: minmax(0, 1fr) !important; } }
@page { size: A4; margin: 12mm; }
@media print { body { zoom: 0.8; } main { max-width: none; padding: 0; } .table { overflow: visible; } }
"""
)
