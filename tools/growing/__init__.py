"""Records of any size, and what it takes to check and build them, for benchmark.py and the tests."""
