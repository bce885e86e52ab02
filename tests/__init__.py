"""The tests. `make test` runs all; `make test-fast` leaves out those marked browser or slow."""
