"""``python -m annotator`` is the command ``annotator``."""

import sys

from annotator.main import main

sys.exit(main())
