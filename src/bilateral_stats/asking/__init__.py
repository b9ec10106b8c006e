"""A sentence is asked: what it says in numbers, about what, between whom, and which recorded claims it fits."""
