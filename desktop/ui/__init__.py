"""The window: the only place that knows Qt."""

from desktop.ui.plain_imports import use_plain_imports

use_plain_imports()
