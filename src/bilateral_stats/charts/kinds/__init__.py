"""The kinds of charts: a module each, with one object ``KIND``."""
