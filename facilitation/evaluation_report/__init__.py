"""What a program reports of one academic year or quarter, and from how many sessions or people on."""
