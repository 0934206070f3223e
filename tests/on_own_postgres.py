"""Run a command with a PostgreSQL of its own: `python -m tests.on_own_postgres make test`.

The cluster lies in the folder for temporary files, waits for no disk, and is gone afterwards.
"""

from __future__ import annotations

import os
import subprocess
import sys

from tests.live.own_postgres import INSTALLED, OwnPostgres


def main() -> int:
    if not INSTALLED:
        sys.stderr.write("PostgreSQL is not installed: apt-get install postgresql\n")
        return 1
    postgres = OwnPostgres()
    try:
        postgres.start()
        address = f"postgresql://postgres@127.0.0.1:{postgres.port}/in_this_room"
        environment = {**os.environ, "DATABASE_URL": address}
        return subprocess.run(sys.argv[1:], env=environment).returncode
    finally:
        postgres.remove()


if __name__ == "__main__":
    sys.exit(main())
