"""Areas and their boundaries: how they are fetched, and how outlines are made ready to draw."""
