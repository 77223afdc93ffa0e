"""Shared by all tests; its folder is on the import path, so helpers beside it can be imported."""
