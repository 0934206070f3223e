"""What a co-facilitator reads and confirms before a session, and the gate that waits for it."""
