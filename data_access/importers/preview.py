"""The first rows of a file as they will be stored."""

import pandas as pd

from data_access.importers import values
from data_access.importers.mapping import Mapping

REFUSED = "refused"


def preview(mapping: Mapping, sample: pd.DataFrame, *, rows: int = 20) -> pd.DataFrame:
    """The first rows, typed, in file order; `refused` has a line `column:reason` for each cell that would not be
    stored, else it is empty.

    In a refused row the cells that can be read are shown as they would be, the others as the file has them.
    Fields that still need a decision are left out instead of stopping the preview.
    """
    shown = sample.head(rows).reset_index(drop=True)
    ready = _ready(mapping)
    if not ready.columns:
        return shown[["line"]].assign(**{REFUSED: ""})
    read, wrong = values.read_all(ready, shown)
    read[REFUSED] = ""
    frame = read.astype(dict.fromkeys((key for key in wrong if key in read), "object"))
    for key, (bad, reasons) in wrong.items():
        cells = shown[ready.columns[key]]
        if key in frame:
            frame.loc[bad, key] = cells[bad].fillna("").astype("object")
        told = pd.Series(reasons, dtype="str").where(bad, "")
        frame[REFUSED] = (frame[REFUSED] + "\n" + (ready.columns[key] + ":" + told).where(bad, "")).str.strip("\n")
    return frame


def _ready(mapping: Mapping) -> Mapping:
    for key in mapping.undecided:
        mapping = mapping.with_column(key, None)
    return mapping
