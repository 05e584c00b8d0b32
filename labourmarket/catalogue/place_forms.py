"""How places bend in Finnish: a table of forms, never string rules.

A place without an entry is told as "kunnassa X" or "alueella X", which needs no bending.
"""

INESSIVE_FI = {
    "SSS": "Koko maassa",
    "MK19": "Lapissa",
    "TA22": "Meri-Lapissa",
    "KU240": "Kemissä",
    "KU241": "Keminmaassa",
    "KU751": "Simossa",
    "KU845": "Tervolassa",
    "KU851": "Torniossa",
    "KU976": "Ylitorniolla",
}
