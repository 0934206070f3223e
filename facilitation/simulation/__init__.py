"""Programs that nobody is in, with a trend that is known: for tests, benchmarks and screens."""
