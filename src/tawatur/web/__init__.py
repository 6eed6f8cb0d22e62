"""The desk in a browser: a server, its pages and its API, on the dossiers of a store."""
