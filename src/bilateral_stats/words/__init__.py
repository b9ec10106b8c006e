"""Every sentence that a person reads about a value, a period, a country or a verdict."""
