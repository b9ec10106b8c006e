"""From what stands on the page to HTML: the templates, with styles and script inside one file."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..words.phrases import capitalised
from .contents import Contents
from .faces import face_rules
from .inline_svg import letters_of
from .pictures import Picture

ENTRY = "page.html"


def render(contents: Contents) -> str:
    """Return the page.

    Parameters
    ----------
    contents
        What stands on it.
    """
    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_present,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    environment.filters |= {"drawing": _drawing, "capitalised": capitalised, "web": web_address}
    style, script, icon = (_text(environment, name) for name in ("style.css", "script.js", "icon.svg"))
    style += face_rules(letters_of(picture.drawing for picture in contents.pictures))
    return environment.get_template(ENTRY).render(
        page=contents,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        style_hash=content_hash(style),
        script_hash=content_hash(script),
        icon=f"data:image/svg+xml,{quote(icon.strip())}",
    )


def content_hash(text: str) -> str:
    """Return the hash by which a policy allows a text that stands inside the page."""
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _text(environment: Environment, name: str) -> str:
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0]


def _drawing(picture: Picture) -> Markup:
    return Markup(picture.drawing)  # noqa: S704 - made of shapes and escaped texts alone


def web_address(address: str) -> str:
    """Refuse a link that is neither http nor https, whatever the checks let through."""
    if not address.startswith(("https://", "http://")):
        raise ValueError(f"this is no address of the web: {address!r}")
    return address


def _present(value: object) -> object:
    """Refuse to write what is missing: a template has to say what is not there."""
    if value is None or value != value:
        raise ValueError("a template writes a value that is missing")
    return value
