"""The text face of the charts, cut down to the letters that they write, so that the page brings it along."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

FACE = "Source Sans Pro"

FILES: Mapping[int, str] = {400: "SourceSansPro-Regular.ttf", 700: "SourceSansPro-Bold.ttf"}
"""By weight."""


def face_rules(letters: str) -> str:
    """Return the rules of CSS that bring the face along.

    Parameters
    ----------
    letters
        All that is written in it.
    """
    return "".join(
        f'@font-face{{font-family:"{FACE}";font-weight:{weight};'
        f'src:url(data:font/woff;base64,{_subset(file, letters)})format("woff")}}'
        for weight, file in FILES.items()
    )


def _subset(file: str, letters: str) -> str:
    import font_source_sans_pro
    from fontTools import subset

    # Widths are taken letter by letter, so pairs need not move closer; to cut down their tables takes longest.
    options = subset.Options(flavor="woff", layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables += ["GDEF", "GPOS", "GSUB"]
    content = (Path(font_source_sans_pro.font_directory) / file).read_bytes()
    font = subset.load_font(BytesIO(content), options)
    cutter = subset.Subsetter(options)
    cutter.populate(text=letters)
    cutter.subset(font)
    written = BytesIO()
    font.flavor = "woff"
    font.save(written, reorderTables=None)
    return b64encode(written.getvalue()).decode()
