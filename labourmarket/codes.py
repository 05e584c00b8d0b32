"""How areas are coded, and on which levels they are."""

AREA_CODE = r"^(SSS|MK\d\d|TA\d\d|OWN|KU\d{3})$"
LEVELS = ["country", "region", "employment_area", "municipality"]
