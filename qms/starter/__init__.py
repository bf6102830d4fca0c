"""Everything between a bare `python3` and a running office. `inside` excepted, standard library only."""
