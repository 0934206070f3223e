"""Benchmarks: each prints one JSON line. See README.md."""
