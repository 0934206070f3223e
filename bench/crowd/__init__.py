"""Thousands of phones in one cheap process: raw sockets, prebuilt frames, headers only."""
