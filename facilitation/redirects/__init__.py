"""Lines for a facilitator when talk turns fatalistic, and what is done instead when it is risk."""
