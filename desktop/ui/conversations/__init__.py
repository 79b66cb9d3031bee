"""Conversations with other organisations: noting them, their list, and approaches by others."""
