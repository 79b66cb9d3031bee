"""The register: why we chose to bid, partner or step back, and whether the record still holds."""
