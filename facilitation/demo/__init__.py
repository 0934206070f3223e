"""A residency program to try the product with. Nobody in it is real."""
