"""A record: a folder of tables that a person types, read, checked and kept in one form."""
