"""A release as a whole: archived, published, read, verified, compared."""
