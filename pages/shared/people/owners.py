"""Owners in a list: their names in the visitor's language, who has left, and the picker that cuts to one of them."""

import pandas as pd

from metrics.words import Text
from pages.shared import filters
from pages.shared.session import name_of, say

OWNER = Text(en="Owner", zh="负责人")
EVERYBODY = Text(en="All owners", zh="全部负责人")
LEFT = Text(en="{name} (left)", zh="{name}（已离职）")


def named(name: object, name_en: object) -> str | None:
    """A person's name in the visitor's language; None where nobody is named."""
    return name_of(name, name_en if isinstance(name_en, str) else None) if isinstance(name, str) else None


def owners_said(rows: pd.DataFrame) -> list[str | None]:
    """The owner of each row, with who has left said to have. Columns: owner, owner_en, owner_active."""
    columns = (rows[key] for key in ("owner", "owner_en", "owner_active"))
    told = ((named(name, name_en), active) for name, name_en, active in zip(*columns, strict=True))
    return [name if name is None or active else say(LEFT, name=name) for name, active in told]


def of_owner(rows: pd.DataFrame, *, always: bool = True) -> pd.DataFrame:
    """The rows of the owner who is chosen here, where there are several. Columns: owner_id, and owner as it is said.

    always: as in `filters.choice`.
    """
    owners = rows[rows["owner"].notna()].drop_duplicates("owner_id").sort_values("owner")
    names = {"": say(EVERYBODY)}
    names |= {str(number): str(name) for number, name in zip(owners["owner_id"], owners["owner"], strict=True)}
    if len(names) < 3:
        return rows
    picked = filters.choice(
        "owner", OWNER, list(names), lambda code: names.get(code, code), default="", width=240, always=always
    )
    return rows if not picked else rows[rows["owner_id"].astype("string") == picked].reset_index(drop=True)
