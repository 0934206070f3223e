"""What a program can look at in itself, and what its director and coordinators found."""
