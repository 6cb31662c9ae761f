"""Calls each operation of the reference through the official Python SDK, against a sandbox.

The sandbox is named by CONFORMANCE_URL, CONFORMANCE_KEY and CONFORMANCE_SECRET. Prints a table, writes
`{"passed": n, "failed": n}` to the file of CONFORMANCE_REPORT if there is one, and exits with 1 when
anything failed. Arguments are names of operations, to run only these.
"""

import importlib
import json
import os
import pkgutil
import sys
from pathlib import Path

import families
from harness import Result, examples, exercises, reference, run
from world import World


def main() -> int:
    for module in pkgutil.iter_modules(families.__path__):
        importlib.import_module(f"families.{module.name}")
    wanted = sys.argv[1:] or list(reference())
    world = World(*(os.environ[f"CONFORMANCE_{name}"] for name in ("URL", "KEY", "SECRET")))
    try:
        results = [coverage(), *(run(name, world) for name in wanted)]
    finally:
        world.close()
    print_table(results)
    failed = sum(each.problem is not None for each in results)
    tally = {"passed": len(results) - failed, "failed": failed}
    if report := os.environ.get("CONFORMANCE_REPORT"):
        Path(report).write_text(json.dumps(tally))
    return 1 if failed else 0


def coverage() -> Result:
    """Whether what is exercised is what the reference has, no more and no less."""
    result = Result("(the reference's operations)", calls=len(exercises))
    for what, names in (("exercised", set(exercises)), ("listed with examples", set(examples()))):
        if wrong := names ^ set(reference()):
            result.problem = f"{what}, or in the reference, but not both: {', '.join(sorted(wrong))}"
    return result


def print_table(results: list[Result]) -> None:
    width = max(len(each.name) for each in results)
    print(f"{'operation':<{width}}  calls  failures met  result")
    for each in results:
        outcome = "ok" if each.problem is None else f"FAILED: {each.problem}"
        print(f"{each.name:<{width}}  {each.calls:>5}  {each.failures:>12}  {outcome}")
    calls, failures = (sum(getattr(each, kind) for each in results[1:]) for kind in ("calls", "failures"))
    print(f"{len(results) - 1} operations, {calls} calls, {failures} failures met")


if __name__ == "__main__":
    sys.exit(main())
