"""brief turns a folder of news sources into a dated, quoted, sourced briefing."""

__version__ = "0.1.0"
