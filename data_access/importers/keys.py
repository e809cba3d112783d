"""Keys of rows: the file's own, or made from what the row says."""

import hashlib
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from data_access.derived import texts
from data_access.importers.headers import LINE

MADE = "made:"
LONGEST = 200  # letters that the column holds


@dataclass
class Occurrences:
    """How often the same was met before, so that equal rows are told apart and come out the same next time."""

    _seen: dict[int, int] = field(default_factory=dict)

    def number(self, values: pd.Series) -> np.ndarray:
        """1 for a value met for the first time in this file, 2 for the second, and so on."""
        hashed = pd.Series(pd.util.hash_array(values.to_numpy(dtype=object)), index=values.index)
        within = hashed.groupby(hashed).cumcount() + 1
        distinct, times = np.unique(hashed.to_numpy(), return_counts=True)
        before = {code: self._seen.get(code, 0) for code in distinct.tolist()}
        self._seen.update(
            {code: before[code] + count for code, count in zip(distinct.tolist(), times.tolist(), strict=True)}
        )
        return np.asarray(within + hashed.map(before))


def fitting(keys: pd.Series) -> pd.Series:
    """Keys that the column holds whole: what is cut from a longer one is told apart by its hash."""
    long = keys.str.len() > LONGEST
    if not long.any():
        return keys
    return keys.mask(long, keys[long].map(fitting_one))


def fitting_one(key: str) -> str:
    """A key that the column holds whole."""
    if len(key) <= LONGEST:
        return key
    mark = hashlib.sha1(key.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{key[: LONGEST - len(mark) - 1]}~{mark}"


@dataclass
class Keys:
    """The keys of a file's rows, and which of them occur twice."""

    _occurrences: Occurrences = field(default_factory=Occurrences)
    _hashes: list[np.ndarray] = field(default_factory=list)

    def of(self, rows: pd.DataFrame) -> pd.Series:
        """The file's key; for rows without one, one made of everything the row says and its occurrence."""
        given = texts(rows, "key")
        lacking = given.isna()
        if lacking.any():
            said = rows[lacking].drop(columns=[LINE, "key"], errors="ignore")
            content = pd.util.hash_pandas_object(said.astype("str"), index=False).map("{:016x}".format)
            count = self._occurrences.number(content)
            given = given.mask(lacking, MADE + content + "#" + pd.Series(count, index=content.index).astype("str"))
        return self.note(given)

    def note(self, keys: pd.Series) -> pd.Series:
        """Remember keys, to find those that come again, and return them as they are stored."""
        stored = fitting(keys)
        self._hashes.append(pd.util.hash_array(stored.to_numpy(dtype=object)))
        return stored

    def repeated(self) -> bool:
        """Whether any key may have come twice (equal keys hash alike; unequal ones nearly never do)."""
        every = np.concatenate(self._hashes) if self._hashes else np.array([])
        return len(pd.unique(every)) < len(every)
