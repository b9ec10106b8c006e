"""What everything stands on: errors and their lines, files, CSV, periods, the normal form of a text."""
