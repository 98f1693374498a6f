"""Opening a project in the window until its page is painted, Python and Qt being there already.

Usage: opening.py PROJECT; prints "open" and the seconds.
"""

import os
import sys
import time
from pathlib import Path

from annotator.gui.loading import quick_imports

with quick_imports():
    from annotator.gui import app
from annotator.gui.settings import Settings

application = app.make_application()
begin = time.perf_counter()
showing, _trouble = app.paint(Path(sys.argv[1]), Settings())
print("open", time.perf_counter() - begin, flush=True)
showing.session.close()
os._exit(0)
