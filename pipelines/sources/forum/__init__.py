"""The deck of the regional forum of 6 June 2023, transcribed as it was printed."""
