"""The subcommands about releases: ``build``, ``verify``, ``rebuild`` and ``diff``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .ending import DONE, FAULTS, asked_for
from .options import add_json, add_record, find_record, print_json, project_of, say


def register_build(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``build``."""
    parser.add_argument(
        "--out", type=Path, default=Path("releases"), metavar="DIR", help="where <version>/ goes (default: releases)"
    )
    parser.add_argument(
        "--previous",
        type=Path,
        metavar="RELEASE",
        help="release before: the version must fit the difference from it (default: the latest earlier one in DIR)",
    )
    parser.add_argument("--figures", type=Path, metavar="DIR", help="also copy the charts into this folder")
    add_record(parser)


def run_build(options: argparse.Namespace) -> int:
    """Check the record, build its release with the charts, and print what was built and where."""
    folder = find_record(options.record)
    from ..build import build_release
    from ..ground.dataset import read_dataset
    from ..ground.errors import DataError
    from ..ground.files import write_files
    from ..record.ledger import check_ledger
    from ..release.differences import release_before

    try:
        if faults := check_ledger(folder):
            raise DataError(faults=faults)
        before = release_before(options.out, read_dataset(folder).version)
        if options.previous is None and before is not None:
            say(f"held against {before}, the release before; with --out another folder it is held against none")
        release = build_release(folder, options.out, project_of(folder), options.previous or before, say)
    except DataError as error:
        say(str(error))
        say("no release was built")
        return FAULTS
    files = [path for path in release.rglob("*") if path.is_file()]
    for place in sorted({path.parent for path in files}):
        sizes = [path.stat().st_size for path in files if path.parent == place]
        print(f"{place.relative_to(release.parent)}/: {len(sizes)} files, {sum(sizes):,} bytes")
    print(f"built {release} and {release.parent / read_dataset(release).archive}")
    if options.figures is not None:
        drawn = {path.name: path.read_bytes() for path in (release / "figures").iterdir()}
        write_files(drawn, options.figures, "the charts")
    return DONE


def register_verify(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``verify``."""
    parser.add_argument("release", type=Path, metavar="RELEASE", help="folder of the release")
    parser.add_argument("--strict", action="store_true", help="make the derived tables anew and compare them, too")
    add_json(parser)


def run_verify(options: argparse.Namespace) -> int:
    """Print what was checked and what differs: files, sizes, rows, types, keys, and equal values."""
    from ..release.verifying import verify_release

    found = verify_release(options.release, strict=options.strict)
    count = len(found.faults)
    if options.json:
        faults = [fault.values() for fault in found.faults]
        print_json({"passed": not faults, "checked": found.checked, "faults": faults})
    else:
        for sentence in found.checked:
            print(f"checked {sentence}")
        for fault in found.faults:
            print(fault, file=sys.stderr)
        end = f"{count} difference{'s' if count > 1 else ''}" if count else "sound"
        print(f"{options.release}: {end}")
    return FAULTS if count else DONE


def register_rebuild(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``rebuild``."""
    parser.add_argument(
        "zip", type=Path, metavar="ZIP", help="zip of a release that you trust: what its wheel holds is run"
    )


def run_rebuild(options: argparse.Namespace) -> int:
    """Print which files of a release come out the same when it is built anew."""
    from ..release.rebuilding import rebuild

    with asked_for():
        found = rebuild(options.zip)
    for said, names in (
        ("taken over as it is", found.taken_over),
        ("differs", found.different),
        ("was not built", found.missing),
        ("is not in the zip", found.surplus),
    ):
        for name in names:
            print(f"{name}: {said}")
    for line in found.versions:
        print(line)
    print(f"{options.zip}: {len(found.same)} files are the same" + ("" if found.equal else ", others are not"))
    return DONE if found.equal else FAULTS


def register_diff(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``diff``."""
    parser.add_argument("old", type=Path, metavar="OLD", help="folder of the release before")
    parser.add_argument("new", type=Path, metavar="NEW", help="folder of the release after")
    parser.add_argument("--format", choices=("text", "md"), default="text", help="md: a section for the changelog")
    add_json(parser)


def run_diff(options: argparse.Namespace) -> int:
    """Print the differences, and which version they call for."""
    from ..release.differences import as_markdown, as_text, as_values, find_changes
    from ..release.reader import open_release

    old, new = open_release(options.old), open_release(options.new)
    changes = find_changes(old, new)
    if options.json:
        print_json(as_values(old, new, changes))
    else:
        print((as_markdown if options.format == "md" else as_text)(old, new, changes))
    return DONE
