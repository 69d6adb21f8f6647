"""`python -m truceline.cli` runs the command line."""

from __future__ import annotations

import sys

from truceline.cli import main

sys.exit(main())
