"""Write a briefing once; print the report, present the deck."""

__version__ = "0.1.0"
