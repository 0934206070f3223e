"""The sealed pulse: one answer a member, and no way from a member to the answer."""
