"""The files of a folder that were not imported yet. None is moved, renamed or written to."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, select

from data_access.importers.fields import Kind
from data_access.importers.storing import hash_of
from data_access.rejected import Rejected
from data_access.schema import import_batch
from data_access.scope import Scope, visible
from data_access.sources.places import place

UNFINISHED = (".part", ".partial", ".tmp", ".filepart", ".crdownload", ".swp")  # while somebody copies them here


def files(variable: str) -> list[Path]:
    """The files that lie in the folder, by name; hidden and unfinished ones are no files yet.

    Raises:
        Rejected: "source_variable_missing", "source_folder_missing".
    """
    try:
        found = sorted(Path(place(variable)).expanduser().iterdir(), key=lambda path: path.name)
        return [path for path in found if path.is_file() and not _is_unfinished(path)]
    except OSError:
        raise Rejected("source_folder_missing", variable=variable) from None


def known(connection: Connection, scope: Scope, kind: Kind) -> frozenset[str]:
    """The hashes of all files imported as this kind, also of those that were withdrawn: they stay so."""
    b = visible(import_batch, scope)
    return frozenset(connection.execute(select(b.c.file_hash).where(b.c.kind == kind)).scalars())


def new(found: list[Path], known: frozenset[str]) -> Iterator[tuple[Path, OSError | None]]:
    """Those that nobody imported, in order; with the reason for one that cannot be opened."""
    seen = set(known)
    for path in found:
        try:
            hashed = hash_of(path)
        except OSError as error:
            yield path, error
            continue
        if hashed not in seen:
            seen.add(hashed)
            yield path, None


def _is_unfinished(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.suffix.lower() in UNFINISHED
