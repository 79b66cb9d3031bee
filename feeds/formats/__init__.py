"""What sources send, read item by item into notices and rejections."""
