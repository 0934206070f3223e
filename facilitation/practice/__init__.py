"""Hard moments that two people rehearse outside any session; nothing of it is kept."""
