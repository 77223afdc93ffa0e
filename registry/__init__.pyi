from registry.api import Registry as Registry

__version__: str
