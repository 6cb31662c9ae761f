"""One file per family of operations; each function exercises the operation that it is named after."""
