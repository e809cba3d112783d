"""Where this machine has a Chromium, and how to get one where it has none."""

import os
import shutil
import sys
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
ON_A_MAC = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
KIN = ("chrom", "edge", "brave")  # BROWSER often names something else: firefox, or an editor's script

INSTALLERS = {
    "apt-get": "sudo apt install chromium",
    "dnf": "sudo dnf install chromium",
    "zypper": "sudo zypper install chromium",
    "pacman": "sudo pacman -S chromium",
    "apk": "sudo apk add chromium",
    "brew": "brew install --cask google-chrome",
}


def found() -> str | None:
    """The path of a Chromium: the one BROWSER names, else the first that is installed."""
    named = os.environ.get("BROWSER", "")
    if any(word in Path(named).name.lower() for word in KIN) and shutil.which(named):
        return shutil.which(named)
    installed = (shutil.which(command) for command in COMMANDS)
    on_a_mac = (path for path in ON_A_MAC if Path(path).exists())
    return next((path for path in installed if path), None) or next(on_a_mac, None)


def how_to_get_one() -> str:
    """The command that brings a Chromium to this machine."""
    if sys.platform == "darwin":
        return INSTALLERS["brew"]
    for installer, command in INSTALLERS.items():
        if shutil.which(installer):
            return command
    return "BROWSER=/path/to/chrome make test"
