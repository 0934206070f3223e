"""What a director waits for, however much history there is: `python -m bench.trends`.

Three histories (1 program x 1 year, 200 x 5, 1,000 x 10), each in a database and a process of its
own, are read in turns: the trends, and the evaluation report of a year. Prints one JSON line; see
README.md for its keys.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from contextlib import ExitStack
from statistics import median, quantiles
from typing import Any

from bench.databases import database, postgresql_url
from bench.processes import clean_up_when_told_to_end
from bench.trends_reader import ASKED

SIZES = {"small": (1, 1), "middle": (200, 5), "large": (1_000, 10)}
TURNS = 20
ENDS_WITHIN = 15.0  # seconds


class Reader:
    """The process that reads one history."""

    def __init__(self, url: str, programs: int, years: int) -> None:
        command = [sys.executable, "-m", "bench.trends_reader", url, str(programs), str(years)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.took: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))

    def wait(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("a reader ended early; see above")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def ask(self, number: int, *, keep: bool) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{number}\n")
        self._process.stdin.flush()
        for what, times in self.wait().items():
            for which, own in times.items():
                self.took[what][which] += own if keep else []

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            self._process.wait(timeout=ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def measured(
    kind: str, requests: int, url: str, sizes: dict[str, tuple[int, int]]
) -> dict[str, Any]:
    with ExitStack() as stack:
        readers: dict[str, Reader] = {}
        for name, (programs, years) in sizes.items():
            own = stack.enter_context(database(kind, name=name, url=url))
            readers[name] = Reader(own, programs, years)
            stack.callback(readers[name].end)
        written = {name: each.wait() for name, each in readers.items()}
        for each in readers.values():
            each.ask(requests // TURNS, keep=False)  # warm
        for _turn in range(TURNS):
            for each in readers.values():
                each.ask(requests // TURNS, keep=True)
    return _figures(readers, written)


def _figures(readers: dict[str, Reader], written: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Of the slower of the two readings, and then of each."""
    own = {what: _of_one(what, readers, written) for what in ASKED}
    worst = max(own.values(), key=lambda each: float(each["p95_ms_large"]))
    stack = median(readers["large"].took["stack"]["asked"])
    return {
        **worst,
        **{f"{what}_{key}": value for what, each in own.items() for key, value in each.items()},
        "stack_ms": round(stack, 2),
        "written_s": {name: each["written_s"] for name, each in written.items()},
    }


def _of_one(
    what: str, readers: dict[str, Reader], written: dict[str, dict[str, Any]]
) -> dict[str, Any]:
    p95 = {name: quantiles(each.took[what]["asked"], n=20)[18] for name, each in readers.items()}
    counts = {count for each in written.values() for count in each["queries"][what]}
    large, stack = readers["large"].took[what], readers["large"].took["stack"]
    asked, bare = median(large["asked"]), median(large["bare"])
    statements = median(large["statements"])
    fixed = median(stack["asked"]) - median(stack["bare"])
    return {
        **{f"p95_ms_{name}": round(took, 2) for name, took in p95.items()},
        "growth": round(max(p95.values()) / p95["small"], 2),
        "queries": counts.pop() if len(counts) == 1 else sorted(counts),
        "sql_ms": round(bare, 2),
        "sql_ratio": round(asked / bare, 2),
        "statements_ratio": round(asked / statements, 2),
        "sql_ratio_without_stack": round((asked - fixed) / bare, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=400, help="of each kind and size")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--postgresql-url", default=postgresql_url())
    parser.add_argument(
        "--largest", default="1000x10", help="programs x years of the largest history"
    )
    options = parser.parse_args()
    if options.requests < 5 * TURNS:
        parser.error(f"--requests must be {5 * TURNS} or more")
    programs, _x, years = options.largest.partition("x")
    sizes = SIZES | {"large": (int(programs), int(years))}
    clean_up_when_told_to_end()
    figures = measured(options.database, options.requests, options.postgresql_url, sizes)
    head = {"bench": "trends", "database": options.database, "largest": options.largest}
    print(json.dumps(head | figures))


if __name__ == "__main__":
    main()
