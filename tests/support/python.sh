#!/bin/sh
# python.sh FOLDER: makes a virtual environment in FOLDER with the first Python that is new enough, or says what is missing.
set -eu
folder=$1

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

found=
for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11 python; do
  if command -v "$name" >/dev/null 2>&1 && new_enough "$name"; then found=$name; break; fi
done
if [ -z "$found" ]; then
  echo "make: no Python 3.11 or later was found on the PATH." >&2
  echo "make: install one (Debian 12, Ubuntu 24.04: apt install python3 python3-venv; macOS: brew install python; or python.org), or name it: make PYTHON=/path/to/python3" >&2
  exit 1
fi

if ! "$found" -c 'import venv, ensurepip' 2>/dev/null; then
  # Debian and Ubuntu split these off.
  if [ -f /etc/debian_version ] && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv </dev/null
  else
    echo "make: $found cannot make virtual environments. On Debian and Ubuntu: sudo apt install python3-venv" >&2
    exit 1
  fi
fi
"$found" -m venv "$folder"
