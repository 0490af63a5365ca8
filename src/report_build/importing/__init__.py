"""What people have, turned into a project: lists of works, BibTeX, RIS, Word and HTML.

Nothing is invented: what cannot be placed is kept and reported.
"""
