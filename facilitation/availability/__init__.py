"""When somebody who facilitates cannot: told by themselves, or taken from their calendar."""
