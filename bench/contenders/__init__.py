"""Servers that do nothing but send one message on to all, to compare with."""
