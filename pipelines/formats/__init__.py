"""The publishers' file formats, read into frames without judging what the figures mean."""
