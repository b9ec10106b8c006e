"""Damage to copies of the record, and what the checks say of it: a proof by attack that no slip gets through."""
