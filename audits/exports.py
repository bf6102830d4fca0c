"""What the audits app offers to the ground: evidence registers, tasks, search and links.

Imported once by ``AuditsConfig.ready``; one block per noun.
"""
