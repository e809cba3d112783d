"""Charts and tables of a page that nothing says in words: no sentence in their card before them, no alt text."""

from streamlit.testing.v1.element_tree import Block, Element

SAYS = {"subheader", "metric", "markdown"}  # a title says where one is, not what is drawn
APART = {"column", "tab"}  # what one of them says is not said in the next
DRAWN = {"plotly_chart", "arrow_data_frame", "arrow_table", "table"}


def untold(block: Block, *, said: bool = False) -> tuple[list[str], int, bool]:
    """What is missing; how many charts there are; and whether the block's last word was one about what follows."""
    missing, charts = [], 0
    if getattr(getattr(block, "proto", None), "flex_container", None) and block.proto.flex_container.border:
        said = False  # a card speaks for itself
    for child in block.children.values():
        if isinstance(child, Block):
            less, more, told = untold(child, said=said and block.type != "grid_container")
            missing, charts = missing + less, charts + more
            said = said or (told and child.type not in APART)
        elif isinstance(child, Element):
            said = said or child.type in SAYS
            charts += child.type == "plotly_chart"
            if child.type in DRAWN and not child.proto.alt.strip():
                missing.append(f"{child.type} {child.proto.id} has no alt text")
            if child.type == "plotly_chart" and not said:
                missing.append(f"nothing says what {child.proto.alt[:60]!r} shows")
    return missing, charts, said
