"""Every rule of the product. Knows nothing of HTTP, sockets or the phone."""
