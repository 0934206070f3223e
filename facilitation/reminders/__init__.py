"""Which things people are reminded of, when, and whether it is still true when it is sent."""
