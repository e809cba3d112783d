"""An invented company, bilingual, whose 38 months end today."""

from data_access.demo.company import make_demo
from data_access.demo.preparing import is_untouched, prepare_demo, remake_demo

__all__ = ["is_untouched", "make_demo", "prepare_demo", "remake_demo"]
