"""Saving charts: every format from one figure, the same bytes on each run, all files or none."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pandas as pd
from matplotlib.figure import Figure

from ..errors import DataError, unknown_name
from .catalogue import find_chart
from .composing import Content, compose
from .drawing import draw_page
from .sidecars import numbers_csv, texts_json
from .style import house_style

PNG_DPI = 192
"""Twice the 96 dots an inch of a screen."""

PNG_COMPRESSION = 3
"""For these pictures it is both faster and smaller than the usual 6."""

STANDARD_FORMATS: tuple[str, ...] = ("svg", "png")

SIDECARS: Mapping[str, Callable[[Content], bytes]] = {"csv": numbers_csv, "json": texts_json}
"""By the ending of the file: what lies beside every picture."""


def write_charts(
    names: Iterable[str],
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    formats: Sequence[str] = STANDARD_FORMATS,
    progress: Callable[[str], None] | None = None,
) -> list[Path]:
    """Draw charts and write their files; nothing is written before all of them are drawn.

    Parameters
    ----------
    names
        Names of charts.
    tables
        The derived tables ``statistics`` and ``timeline``.
    folder
        Where to write; made where it is missing.
    formats
        Some of :data:`FORMATS`. A CSV with the plotted numbers and a JSON with the texts are always written.
    progress
        Called with a line about each chart before it is drawn.

    Returns
    -------
    list of pathlib.Path
        The files, chart by chart.

    Raises
    ------
    DataError
        There is no such chart or format, the tables hold no row for one, or the folder cannot be written.
    """
    chosen = [find_chart(name) for name in dict.fromkeys(names)]
    for unknown in set(formats) - set(FORMATS):
        raise unknown_name("format", unknown, FORMATS)
    files: dict[str, bytes] = {}
    for number, chart in enumerate(chosen, 1):
        if progress is not None:
            progress(f"{number}/{len(chosen)} {chart.name}")
        files |= chart_files(compose(chart, tables), formats)
    return _write_all(files, folder)


def chart_files(content: Content, formats: Sequence[str] = STANDARD_FORMATS) -> dict[str, bytes]:
    """Return the files of one chart by name, without writing any.

    Parameters
    ----------
    content
        What the chart shows.
    formats
        Some of :data:`FORMATS`.
    """
    with house_style():
        figure = draw_page(content)
        files = {f"{content.name}.{name}": FORMATS[name](figure, content) for name in formats}
    return files | {f"{content.name}.{ending}": write(content) for ending, write in SIDECARS.items()}


def _svg(figure: Figure, content: Content) -> bytes:
    buffer = BytesIO()
    # None takes out what would change from day to day or from one release of matplotlib to the next.
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return _accessible(buffer.getvalue(), content)


def _png(figure: Figure, content: Content) -> bytes:
    buffer = BytesIO()
    texts = {"Software": None, "Title": content.title, "Description": content.alternative_text}
    compression = {"compress_level": PNG_COMPRESSION}
    figure.savefig(buffer, format="png", dpi=PNG_DPI, metadata=texts, pil_kwargs=compression)
    return buffer.getvalue()


def _pdf(figure: Figure, content: Content) -> bytes:
    buffer = BytesIO()
    nothing = dict.fromkeys(("CreationDate", "Creator", "Producer"))
    texts = {"Title": content.title, "Subject": content.alternative_text}
    figure.savefig(buffer, format="pdf", metadata=nothing | texts)
    return buffer.getvalue()


FORMATS: Mapping[str, Callable[[Figure, Content], bytes]] = {"svg": _svg, "png": _png, "pdf": _pdf}
"""By name, also the ending of the file: how a drawn chart becomes bytes that nothing but matplotlib's version moves."""


def _accessible(svg: bytes, content: Content) -> bytes:
    """Tell screen readers that an SVG is one image, what it is called and what it shows."""
    name = f"{content.name}-title", f"{content.name}-description"
    head = f' role="img" aria-labelledby="{name[0]}" aria-describedby="{name[1]}">'
    texts = (
        f'\n <title id="{name[0]}">{escape(content.title)}</title>'
        f'\n <desc id="{name[1]}">{escape(content.alternative_text)}</desc>'
    )
    text, count = re.subn(r"(<svg\b[^>]*)>", lambda tag: tag[1] + head + texts, svg.decode(), count=1)
    assert count == 1
    return text.encode()


def _write_all(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write every file under another name first, then give all of them their own: a full disk leaves no half file."""
    staged = {folder / f".{name}.{os.getpid()}.part": folder / name for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, data in zip(staged, files.values(), strict=True):
            path.write_bytes(data)
        for path, target in staged.items():
            path.replace(target)
    except OSError as error:
        raise DataError(f"{folder}: the charts cannot be written here ({error.strerror})") from error
    finally:
        for path in staged:
            with suppress(OSError):
                path.unlink()
    return list(staged.values())
