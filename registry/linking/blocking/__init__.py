"""Which claims are compared at all: those that share a typed key that is not too common."""
