"""One module per publication: raw file in, contracted rows out.

Each module has ``FOLDER``, ``PATTERN`` and ``read``; network is not among its verbs.
"""
