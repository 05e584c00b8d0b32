#!/bin/sh
# Make sure that the browser tests find a Chromium: in $CHROMIUM, on the PATH, or Playwright's own.
set -eu

known() {
    test -x "${CHROMIUM:-}" && return
    for name in chromium chromium-browser google-chrome; do
        command -v "$name" >/dev/null && return
    done
    python - <<'END'
import sys
from pathlib import Path
from playwright.sync_api import sync_playwright
with sync_playwright() as driver:
    sys.exit(not Path(driver.chromium.executable_path).exists())
END
}

from_the_distribution() {
    test "$(id -u)" = 0 && command -v apt-get >/dev/null || return 1
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium
}

known && exit
echo "No Chromium found; installing one for the browser tests." >&2
from_the_distribution >&2 && exit
playwright install chromium >&2 && exit
cat >&2 <<'END'
The browser tests need Chromium and it could not be installed. Install it with the package manager
of your system (Debian: apt-get install chromium), or name one: CHROMIUM=/path/to/chromium make test
END
exit 1
