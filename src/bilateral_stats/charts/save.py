"""Saving charts: every format from one figure, the same bytes on each run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import numpy as np
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image, PngImagePlugin

from ..ground.errors import is_name, unknown_name
from ..ground.files import write_files
from ..words.rows import without_attributes
from ..words.verdicts import claim_verdicts
from .catalogue import Catalogue
from .compose import compose
from .content import Content
from .drawing.page import DPI
from .drawing.style import house_style
from .figure import draw_page
from .select import NothingToDraw
from .shapes import LANDSCAPE, SHAPES, Shape, file_stem
from .sidecars import numbers_csv, texts_json

PNG_DPI = 2 * DPI
"""Two by two dots for a pixel of the page."""

COLOURS = 256

PNG_COMPRESSION = 3
"""For these pictures it is both faster and smaller than the usual 6."""

STANDARD_FORMATS: tuple[str, ...] = ("svg", "png")

SIDECARS: Mapping[str, Callable[[Content], bytes]] = {"csv": numbers_csv, "json": texts_json}
"""By the ending of the file: what lies beside every picture."""


def write_charts(
    names: Iterable[str],
    tables: Mapping[str, pd.DataFrame],
    catalogue: Catalogue,
    folder: Path,
    formats: Sequence[str] = STANDARD_FORMATS,
    progress: Callable[[str], None] | None = None,
    skipped: Callable[[str], None] | None = None,
    shapes: Sequence[str] = (LANDSCAPE.name,),
) -> list[Path]:
    """Do what :func:`bilateral_stats.charts.write_charts` says, once matplotlib is known to be there."""
    chosen = list({chart.name: chart for chart in map(catalogue.find, names)}.values())
    for name in formats:
        if not is_name(name, FORMATS):
            raise unknown_name("format", name, FORMATS)
    for name in shapes:
        if not is_name(name, SHAPES):
            raise unknown_name("shape", name, SHAPES)
    tables = without_attributes(tables)
    # Found once for all charts, and only where one shows claims.
    verdicts = cache(partial(claim_verdicts, tables))
    files: dict[str, Future[bytes]] = {}
    # Packing a picture needs no interpreter: it goes on beside the drawing of the next chart. What it imports is here
    # before: a thread that imports waits for ever when a signal stops the program in the midst of the same import.
    Image.preinit()
    with ThreadPoolExecutor(max_workers=1) as packer:
        for number, chart in enumerate(chosen, 1):
            if progress is not None:
                progress(f"{number}/{len(chosen)} {chart.name}")
            try:
                content = compose(chart, tables, catalogue, verdicts)
            except NothingToDraw as reason:
                if skipped is not None:
                    skipped(f"{reason}; it is left out")
                continue
            for shape in shapes:
                drawn = _drawn(content, formats, SHAPES[shape])
                files |= {name: packer.submit(pack) for name, pack in drawn.items()}
    return write_files({name: file.result() for name, file in files.items()}, folder, "the charts")


def _drawn(content: Content, formats: Sequence[str], shape: Shape) -> dict[str, Callable[[], bytes]]:
    """Return, by the names of the files of a chart, what packs each into bytes."""
    with house_style():
        figure, stem = draw_page(content, shape), file_stem(content.name, shape)
        files = {f"{stem}.{name}": FORMATS[name](figure, content) for name in formats}
    return files | {f"{content.name}.{ending}": partial(write, content) for ending, write in SIDECARS.items()}


def _svg(figure: Figure, content: Content) -> Callable[[], bytes]:
    buffer = BytesIO()
    # None takes out what would change from day to day or from one release of matplotlib to the next.
    figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return partial(_accessible, buffer.getvalue().decode(), content)


def _png(figure: Figure, content: Content) -> Callable[[], bytes]:
    figure.set_dpi(PNG_DPI)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = np.asarray(canvas.buffer_rgba())  # type: ignore[no-untyped-call]
    # Nothing shines through: without their fourth part, the pixels are packed faster.
    return partial(_packed, Image.fromarray(pixels[:, :, :3].copy()), content)


def _packed(picture: Image.Image, content: Content) -> bytes:
    texts = PngImagePlugin.PngInfo()
    for name, words in {"Title": content.title, "Description": content.alternative_text}.items():
        texts.add_text(name, words)
    buffer = BytesIO()
    # A chart has few colours: with a table of them it weighs a third, and no eye tells them apart.
    picture = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    picture.save(buffer, "png", dpi=(PNG_DPI, PNG_DPI), pnginfo=texts, compress_level=PNG_COMPRESSION)
    return buffer.getvalue()


def _pdf(figure: Figure, content: Content) -> Callable[[], bytes]:
    buffer = BytesIO()
    nothing = dict.fromkeys(("CreationDate", "Creator", "Producer"))
    texts = {"Title": content.title, "Subject": content.alternative_text}
    figure.savefig(buffer, format="pdf", metadata=nothing | texts)
    return buffer.getvalue


FORMATS: Mapping[str, Callable[[Figure, Content], Callable[[], bytes]]] = {"pdf": _pdf, "svg": _svg, "png": _png}
"""By name, also the ending of the file: how a drawn chart becomes what packs it into bytes, which nothing but the
version of matplotlib moves."""


def _accessible(svg: str, content: Content) -> bytes:
    """Tell screen readers that an SVG is one image, what it is called and what it shows."""
    name = f"{content.name}-title", f"{content.name}-description"
    head = f' role="img" aria-labelledby="{name[0]}" aria-describedby="{name[1]}">'
    texts = (
        f'\n <title id="{name[0]}">{escape(content.title)}</title>'
        f'\n <desc id="{name[1]}">{escape(content.alternative_text)}</desc>'
    )
    text, count = re.subn(r"(<svg\b[^>]*)>", lambda tag: tag[1] + head + texts, svg, count=1)
    assert count == 1
    return text.encode()
