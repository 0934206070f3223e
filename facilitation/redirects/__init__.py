"""Lines for when talk turns fatalistic: the library, and finding one from what somebody types."""
