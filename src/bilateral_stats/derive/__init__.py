"""The derived tables, each made from others by the module of its name."""
