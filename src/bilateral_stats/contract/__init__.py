"""The contract of the tables: which there are, what the models in ``schemas`` say of them, and casting to it."""
