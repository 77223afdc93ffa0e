"""How fast and how well the registry works, measured; each module is a command."""
