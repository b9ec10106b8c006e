"""What the dataset says of itself: name, version, licence. The only place where these stand."""

from __future__ import annotations

NAME = "bilateral-stats"
VERSION = "0.1.0"
RELEASED = "2026-11-22"
"""Day of this version, as the changelog's head says. No clock is ever read."""

TITLE = "bilateral-stats: figures about relations between two countries, as printed"
DESCRIPTION = (
    "Figures that newspapers and officials print about relations between two countries, recorded one by one "
    "with the printed words, a value with honest bounds, a period, the person or institute credited, and a citation."
)
PUBLISHER = "The bilateral-stats contributors"
KEYWORDS = ("bilateral relations", "dyadic data", "international relations", "statistics", "citations")

DATA_LICENSE = "CC-BY-4.0"
DATA_LICENSE_TITLE = "Creative Commons Attribution 4.0 International"
DATA_LICENSE_URL = "https://creativecommons.org/licenses/by/4.0/"
