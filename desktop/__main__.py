"""Lets `python -m desktop` start the program."""

import sys

from desktop.app import main

sys.exit(main())
