"""What a program reports of an academic year or a quarter, and from how many people on."""
