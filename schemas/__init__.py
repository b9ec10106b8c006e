"""The contract of each table: one pandera model a module, named as its table.

Importing this package costs nothing; a model, and pandera with it, is imported when it is asked for.
"""
