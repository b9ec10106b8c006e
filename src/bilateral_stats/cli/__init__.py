"""The command ``bilateral-stats``."""
