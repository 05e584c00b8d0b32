"""From the publishers' files to the warehouse: ``python -m pipelines``."""
