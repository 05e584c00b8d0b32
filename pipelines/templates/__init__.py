"""The Excel forms that the project writes for an area's own figures, and their reading."""
