"""Asking a psychologist for contact, sealed on the phone to that person's own device."""
