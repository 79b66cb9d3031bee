"""The list of opportunities: table, filters, triage by keyboard, detail pane."""
