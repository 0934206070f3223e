"""The sealed pulse: answers that nobody can join to a person, shown only together with others'."""
