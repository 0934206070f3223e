"""Support groups: who belongs, how many fit, and how one gets in."""
