"""Building a release: tables as CSV and Parquet, descriptor, codebook, charts, checksums."""
