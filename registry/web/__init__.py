"""Kept for review pages in the browser; nothing is here yet, and nothing needs it."""
