"""The live room: seats, steps, polls and ballots while a session is held."""
