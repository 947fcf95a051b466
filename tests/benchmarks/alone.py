"""A small process that starts another and tells what it used: `python -m tests.benchmarks.alone WORDS...`.

Linux counts a process as no smaller than the one that started it, so the tests cannot start what they measure. The
last line printed is JSON: when it began, its seconds on the clock and of the processor, its largest memory in MB.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

from tests.benchmarks.measuring import memory, processor


def main(words: list[str]) -> int:
    """Run Python with these words; its exit code."""
    begun, had = time.time(), processor()
    code = subprocess.run([sys.executable, *words], check=False).returncode
    used = {"clock": time.time() - begun, "processor": processor() - had}
    print(json.dumps({"begun": begun, **used, "memory": memory(children=True)}))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
