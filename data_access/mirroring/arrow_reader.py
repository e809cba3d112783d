"""A process that answers statements on a SQLite file as Arrow: `python -m data_access.mirroring.arrow_reader`.

On its standard input: JSON with the file's address and the statements. On its standard output: one Arrow stream for
each, all of one snapshot; of all but the first statement's, without the first row, which only shows the types.
"""

import json
import sys

import adbc_driver_sqlite.dbapi
import pyarrow as pa

ROWS_AT_A_TIME = "50000"


def answer() -> None:
    """Read the request and write the streams."""
    asked = json.load(sys.stdin)
    # A connection that does not commit is one transaction, and its first statement takes the snapshot.
    with (
        adbc_driver_sqlite.dbapi.connect(asked["file"] + "?mode=ro") as connection,
        connection.cursor(adbc_stmt_kwargs={"adbc.sqlite.query.batch_rows": ROWS_AT_A_TIME}) as cursor,
    ):
        for position, statement in enumerate(asked["statements"]):
            cursor.execute(statement)
            found = cursor.fetch_record_batch()
            with pa.ipc.new_stream(sys.stdout.buffer, found.schema) as stream:
                for order, batch in enumerate(found):
                    stream.write_batch(batch.slice(1) if position and not order else batch)
    sys.stdout.flush()


if __name__ == "__main__":
    answer()
