"""Everything that a release is written in: tables, descriptors, citations, documents."""
