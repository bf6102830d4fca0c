"""Benchmarks: `python -m bench NAME`. Each compares ours with a peer, or a bare loop, in the same run."""
