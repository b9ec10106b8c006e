"""Numbers, dates, units and qualifiers in printed words."""
