"""The records that travel between the rooms: frozen, plain, standard library only."""
