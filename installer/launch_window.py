"""First lines of the bundled window."""

from __future__ import annotations

import sys

from ui.start import main

if __name__ == "__main__":
    sys.exit(main())
