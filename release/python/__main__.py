"""Runs verify, where the directory of scripts is not in the PATH."""

import os
import subprocess
import sys
import sysconfig


def program():
    """Returns the path of verify, which stands where pip puts scripts."""
    name = "verify.exe" if os.name == "nt" else "verify"
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    directories = [
        sysconfig.get_path("scripts"),
        sysconfig.get_path("scripts", os.name + "_user"),
        os.path.join(here, "bin"),  # pip install --target
    ]
    for directory in directories:
        path = os.path.join(directory, name)
        if os.path.isfile(path):
            return path
    sys.exit("rofz: %s is not in %s" % (name, " or ".join(directories)))


def main():
    arguments = [program()] + sys.argv[1:]
    if os.name == "nt":
        sys.exit(subprocess.call(arguments))
    os.execv(arguments[0], arguments)


if __name__ == "__main__":
    main()
