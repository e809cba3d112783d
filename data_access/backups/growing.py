"""How large the file of a backup is by now, on a terminal; in a log nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from data_access.command_line import language
from metrics.words import Text

SECONDS = 1.0
SO_FAR = Text(en="Writing the backup … {size} MB", zh="正在写入备份……{size} MB")


@contextmanager
def told(file: Path) -> Iterator[None]:
    """Say it every second until the block ends, on one line that is gone then."""
    if not sys.stderr.isatty():
        yield
        return
    over = Event()
    teller = Thread(target=_tell, args=(file, over), daemon=True)
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def _tell(file: Path, over: Event) -> None:
    longest = 0
    while not over.wait(SECONDS):
        size = file.stat().st_size / 1e6 if file.exists() else 0.0
        said = SO_FAR.said(language(), size=f"{size:,.0f}")
        longest = max(longest, 2 * len(said))  # Chinese letters are twice as wide
        print(f"\r{said}", end="", file=sys.stderr, flush=True)
    if longest:
        print(f"\r{' ' * longest}\r", end="", file=sys.stderr, flush=True)
