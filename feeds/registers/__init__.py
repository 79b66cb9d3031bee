"""Public registers of charities: extract files in, entries of the register out, nothing fetched."""
