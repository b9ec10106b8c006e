"""``generate`` and ``cite`` on a record of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.support import try_line


def test_what_is_generated_is_written_only_where_it_is_not_fresh(
    mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = mine / "datapackage.json"
    fresh = path.read_bytes()
    path.write_bytes(b"\xff")
    assert try_line(capsys, "generate", "--check", "--record", mine)[:2] == (
        1,
        [f"{path}: not fresh: run bilateral-stats generate"],
    )
    assert path.read_bytes() == b"\xff"
    assert try_line(capsys, "generate", "--record", mine)[:2] == (0, [f"{path}: written"])
    assert path.read_bytes() == fresh
    assert try_line(capsys, "generate", "--check", "--record", mine)[:2] == (0, [])
    # It stands beside no project, though one that is somebody else's lies beside it.
    (mine.parent / "pyproject.toml").write_text('[project]\nname = "other"\n')
    assert try_line(capsys, "generate", "--record", mine)[:2] == (0, [])
    assert sorted(path.name for path in mine.parent.iterdir()) == ["mine", "pyproject.toml"]


def test_citing_a_record_and_its_sources(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cited = try_line(capsys, "cite", "--record", mine)
    assert cited.out == [
        (
            "The rail and timber project (2024). Rail and timber: figures about Ruritania and Borduria, as printed "
            "(version 1.0.0) [data set]. Licence: CC0-1.0."
        )
    ]
    assert try_line(capsys, "cite", "post-2024-05-14", "--record", mine).out == [
        (
            'Anna Example, "Ruritania and Borduria sign a rail treaty", The Ruritanian Post, 14 May 2024, '
            "https://example.com/post/treaty"
        )
    ]
    as_json = try_line(capsys, "cite", "post-2024-05-14", "--style", "csl-json", "--record", mine)
    assert json.loads("\n".join(as_json.out))[0]["URL"] == "https://example.com/post/treaty"
    for arguments, message in (
        (["nobody"], "no source 'nobody'; known sources: herald-2024-05-15, post-2024-05-14"),
        (["--style", "mla"], "no style 'mla'; known styles: text, bibtex, ris, csl-json"),
    ):
        assert try_line(capsys, "cite", *arguments, "--record", mine)[:3] == (2, [], [message])


@pytest.mark.parametrize("content", [b"source_id\nx\n", b"\xff", b"", b'"'])
def test_sources_that_cannot_be_read_are_one_line(
    content: bytes, mine: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (mine / "sources.csv").write_bytes(content)
    cited = try_line(capsys, "cite", "post-2024-05-14", "--record", mine)
    assert (cited.status, cited.out, len(cited.messages)) == (2, [], 1)
    assert cited.messages[0].startswith("mine/sources.csv: ")
    assert cited.messages[0].endswith("bilateral-stats check says why")
