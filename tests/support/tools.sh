#!/bin/sh
# tools.sh FOLDER: what the tests need beside Python: a real Chromium, Java (for the Nu HTML checker), servers to publish to (git, rclone,
# OpenSSH), servers that serve it then (nginx, Caddy), and four npm packages, which go into FOLDER. As root on Debian or Ubuntu what is missing gets
# installed; elsewhere this says what to install.
set -eu
folder=$1
here=$(dirname "$0")
updated=

have() { command -v "$1" >/dev/null 2>&1; }

can_install() { [ -f /etc/debian_version ] && [ "$(id -u)" = 0 ] && have apt-get; }

# need WHAT PACKAGES ADVICE…: installs Debian's packages, or stops with advice.
need() {
  what=$1 packages=$2
  shift 2
  if can_install; then
    [ -n "$updated" ] || apt-get update -qq </dev/null
    updated=yes
    # shellcheck disable=SC2086 # several packages
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages </dev/null
  else
    echo "make: the tests need $what. $*" >&2
    exit 1
  fi
}

has_browser() {
  for name in ${CHROMIUM:-} chromium chromium-browser google-chrome google-chrome-stable; do
    if have "$name"; then return 0; fi
  done
  [ -x "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" ]
}

has_browser || need "a Chromium" chromium \
  "Install Chromium or Google Chrome (Debian, Ubuntu: sudo apt install chromium; Fedora: sudo dnf install chromium; macOS: brew install --cask google-chrome), or name one: make test CHROMIUM=/path/to/chromium"
# macOS has a java that only tells to install one, so it is run, not looked up.
java -version >/dev/null 2>&1 || need "Java 11 or later" default-jre-headless \
  "Install one (Debian, Ubuntu: sudo apt install default-jre-headless; macOS: brew install openjdk)."
have npm || need "npm" "nodejs npm" "Install Node.js (Debian, Ubuntu: sudo apt install nodejs npm; macOS: brew install node)."

have git || need "git" git "Install it (Debian, Ubuntu: sudo apt install git; macOS: xcode-select --install)."
have rclone || need "rclone (its WebDAV server)" rclone "Install it (Debian, Ubuntu: sudo apt install rclone; macOS: brew install rclone)."
# sshd stands where not every user's PATH leads.
[ -x /usr/sbin/sshd ] || have sshd || need "OpenSSH's server" openssh-server "Install it (Debian, Ubuntu: sudo apt install openssh-server)."
[ -x /usr/sbin/nginx ] || have nginx || need "nginx" nginx-light "Install it (Debian, Ubuntu: sudo apt install nginx; macOS: brew install nginx)."
have caddy || need "Caddy" caddy "Install it (Debian, Ubuntu: sudo apt install caddy; macOS: brew install caddy)."

mkdir -p "$folder"
cp "$here/package.json" "$folder/package.json"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error </dev/null
