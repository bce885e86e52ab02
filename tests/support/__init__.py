"""What several tests share: digests to build, the program run as a user runs it, a server, a browser, checkers of pages."""
