"""What the figures mean, and how they are asked for, computed, drawn and told."""
