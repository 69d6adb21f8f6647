"""Where pages come from. The only layer that may touch the file system or the network."""
