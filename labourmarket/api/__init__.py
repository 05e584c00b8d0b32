"""The public interface beside the pages: figures, catalogue and areas, to read only.

``openapi.json`` describes it; a test holds that file against the code.
"""

from labourmarket.api.server import routes

__all__ = ["routes"]
