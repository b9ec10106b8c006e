"""Names of files that more than one room reads or writes."""

from __future__ import annotations

DESCRIPTOR = "datapackage.json"
"""The contract as a Data Package, beside the tables of a record and in a release."""

CHECKSUMS = "SHA256SUMS"
"""In a release, a line a file: hash, two spaces, path; what ``sha256sum --check`` reads."""
