"""The command that brings Pango, without which there is no PDF, to this machine; whether it is there is not asked."""

from __future__ import annotations

import os
import shutil

# Package managers in the order they are tried, each with the command that brings Pango.
_INSTALLERS = {
    "apt-get": "apt-get update && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0",
    "dnf": "dnf install -y pango",
    "zypper": "zypper --non-interactive install libpango-1_0-0",
    "pacman": "pacman -S --noconfirm pango",
    "apk": "apk add pango",
    "brew": "brew install pango",
}
_UNPRIVILEGED = ("brew",)


def installer() -> str | None:
    """The command that installs Pango here; `None`: no package manager that is known."""
    name = next((name for name in _INSTALLERS if shutil.which(name)), None)
    if name is None:
        return None
    command = _INSTALLERS[name]
    if name in _UNPRIVILEGED or not hasattr(os, "geteuid") or os.geteuid() == 0:
        return command
    if shutil.which("sudo"):
        return " && ".join(f"sudo {each}" for each in command.split(" && "))
    return f"su - -c '{command}'"  # with a root's own path, on which system packages are set up


def mending() -> str:
    """What to do about a Pango that is missing, as the end of a message."""
    return f"run: {installer() or 'brief doctor, once you have installed Pango as your system does that'}"
