"""The publishers' interfaces: the only part of the project that goes out to the network."""
