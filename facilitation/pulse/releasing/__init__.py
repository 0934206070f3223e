"""The parts of the release function: floors, verdicts, sums, rounding, holding, values."""
