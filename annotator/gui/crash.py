"""What happens when the program itself is at fault: a report, one line, and work goes on."""

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

_LOUD = (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


class CrashHandler(QObject):
    """Catches what nobody caught, in any thread; the file is safe, since steps are whole or not."""

    happened = Signal(str)
    """One sentence for the person at the screen."""

    def __init__(self) -> None:
        """Catch from now on."""
        super().__init__()
        self._saving = False
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        qInstallMessageHandler(self._said_by_qt)

    def stop(self) -> None:
        """Catch no longer."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def _caught(
        self,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
    ) -> None:
        """Save a report and say so; Ctrl+C in a terminal just ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, traceback)
            return
        self._report(error.with_traceback(traceback))

    def _caught_in_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None:
            self._report(given.exc_value)

    def _report(self, error: BaseException) -> None:
        if self._saving:  # an error while reporting an error: say it plainly and leave it
            sys.__excepthook__(type(error), error, error.__traceback__)
            return
        from annotator.crash_reports import save_report
        from annotator.operations.folders import report_folder

        self._saving = True
        try:
            path = save_report(error, report_folder(), doing="window")
        except OSError:
            where = "No report could be saved."
        else:
            where = f"A report is at {path}."
        finally:
            self._saving = False
        self.happened.emit(f"Something in the program went wrong; your work is saved. {where}")

    def _said_by_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        """Pass Qt's own words on to the terminal; what is fatal leaves a report."""
        print(message, file=sys.stderr)  # noqa: T201 - as Qt would do it itself
        if kind in _LOUD:
            self._report(RuntimeError(f"Qt: {message} ({context.file}:{context.line})"))


def follow(handler: CrashHandler, say: Callable[[str], object]) -> None:
    """Say on the screen what happened, from whatever thread it came."""
    handler.happened.connect(say, Qt.ConnectionType.QueuedConnection)
