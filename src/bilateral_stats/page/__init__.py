"""The page of a release: one HTML file that shows every claim, chart, source and download, without a server.

What stands on the page is gathered as plain data by one module a part; the templates turn it into HTML, and no other
module knows a tag. Importing this package costs nothing; Jinja2 is imported by the first page that is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from ..charts.catalogue import Catalogue

__all__ = ["PAGE", "write_page"]

PAGE = "index.html"
"""Name of the file: what a static host shows for the folder."""


def write_page(folder: Path, frames: Mapping[str, pd.DataFrame], catalogue: Catalogue) -> Path:
    """Write the page of a release into its folder.

    Parameters
    ----------
    folder
        Folder of the release, complete but for the page and the checksums.
    frames
        All tables by name, typed.
    catalogue
        The charts of the release, and what the dataset says of itself.

    Returns
    -------
    pathlib.Path
        The page.
    """
    from .contents import page_contents
    from .rendering import render

    path = folder / PAGE
    path.write_text(render(page_contents(folder, frames, catalogue)), encoding="utf-8", newline="")
    return path
