"""What the tests of verifying share: messages, and making the descriptor and the checksums of a release anew."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from bilateral_stats.formats.content_hash import content_hash
from bilateral_stats.release.reader import parse_table, types_of
from bilateral_stats.release.verifying import verify_release

NOT_LISTED = "SHA256SUMS does not list this file"
NOT_THE_LISTED = "the content is not the one that SHA256SUMS lists"
NOT_THE_HASHED = "the content is not the one that the descriptor's hash names"


def read_descriptor(folder: Path) -> Any:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def write_descriptor(folder: Path, descriptor: Any) -> None:
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


def write_checksums(folder: Path) -> None:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in files
        if name != "SHA256SUMS"
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="utf-8")


def reseal(folder: Path, content: bool = False) -> None:
    """Recompute sizes and hashes, as somebody would who wants a change not to be seen; ``content``: every one."""
    descriptor = read_descriptor(folder)
    for resource in descriptor["resources"]:
        data = (folder / resource["path"]).read_bytes()
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
        if content:
            frame = parse_table(resource, data)
            resource |= {"rows": len(frame), "contentHash": content_hash(frame, types_of(resource))}
    write_descriptor(folder, descriptor)
    write_checksums(folder)


def faults(folder: Path) -> list[str]:
    return [str(fault) for fault in verify_release(folder).faults]
