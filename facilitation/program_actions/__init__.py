"""You said, we did: what a program changed because of what its groups told."""
