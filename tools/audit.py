"""Hold locks against the known vulnerabilities of what they pin; a service on the network is asked for them."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "pip_audit")
OPTIONS = ("--disable-pip", "--require-hashes", "--format", "json", "--desc", "off", "--progress-spinner", "off")
"""Each pin is asked for as it stands: nothing is installed, nothing resolved anew."""

SHOWN = 5
"""Distributions that a message names; the others are counted."""

CLEAN, VULNERABLE, NOT_AUDITED = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Print for each lock what was found; return 0 when all is clean, 1 when not, 2 when it cannot be said."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("locks", nargs="+", type=Path, metavar="LOCK", help="requirements file with hashes")
    locks: list[Path] = parser.parse_args(arguments).locks
    # The service leaves out what it does not know and calls the rest clean: only a full answer counts.
    return max([_audit(lock) for lock in locks])


def _audit(lock: Path) -> int:
    command = [*COMMAND, *OPTIONS, "--requirement", str(lock)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    try:
        found: list[dict[str, Any]] = json.loads(result.stdout)["dependencies"]
    except (ValueError, KeyError):
        reason = (result.stderr.strip() or "no reason given").splitlines()[-1]
        print(f"{lock}: NOT audited: the service gave no answer: {reason}", file=sys.stderr)
        return NOT_AUDITED
    skipped = [entry["name"] for entry in found if "skip_reason" in entry]
    vulnerable = [entry for entry in found if entry.get("vulns")]
    for entry in vulnerable:
        for hole in entry["vulns"]:
            fixed = ", ".join(hole["fix_versions"]) or "no version yet"
            print(f"{lock}: {entry['name']} {entry['version']}: {hole['id']}, fixed in {fixed}", file=sys.stderr)
    if skipped or not found:
        missing = f"the service does not know {len(skipped)} of {len(found)} pins" if found else "no pin was found"
        names = ", ".join([*skipped[:SHOWN], *(["..."] if len(skipped) > SHOWN else [])])
        print(f"{lock}: NOT audited: {missing}{f': {names}' if names else ''}", file=sys.stderr)
        return NOT_AUDITED
    if not vulnerable:
        print(f"{lock}: {len(found)} distributions, none with a known vulnerability")
    return VULNERABLE if vulnerable else CLEAN


if __name__ == "__main__":
    sys.exit(main())
