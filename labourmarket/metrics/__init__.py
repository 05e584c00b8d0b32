"""Frame in, frame out: what is computed from the figures, with no warehouse and no browser.

An *observation frame* has ``indicator_id``, ``area_code``, ``period``, ``frequency``, ``value``,
``low``, ``high``, ``status``, ``source_id`` and ``released_at``, as ``contracts.Observation`` has.
"""
