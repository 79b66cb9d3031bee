"""The tab Providers & partners."""
