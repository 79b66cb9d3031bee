"""Public feeds read into notices: bytes and HTTP in, Notice or Rejection out."""
