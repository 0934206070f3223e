"""What a co-facilitator notes after a session: tags from a fixed list, and no free text."""
