"""Runs the benches, each in a process of its own: `python3 packaging/dev.py bench [NAME ...]`.

They print ratios to a limit or a peer measured in the same run, and never fail: a figure below its goal
is for people to judge, beside the load of the machine.
"""

from __future__ import annotations

import subprocess
import sys

BENCHES = ("start", "window", "hostile", "register", "ingest", "peers", "memory", "fit", "pack", "million")


def main(words: list[str]) -> int:
    """Run the benches named, or all; the exit code is 2 for a name there is none of."""
    if unknown := [word for word in words if word not in BENCHES]:
        print(f"There is no bench {', '.join(unknown)}. There are: {', '.join(BENCHES)}.", file=sys.stderr)
        return 2
    return max(
        subprocess.run([sys.executable, "-m", f"tests.bench.bench_{name}"]).returncode
        for name in words or BENCHES
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
