"""What a program's director sees: each construct over disjoint blocks, and nothing below."""
