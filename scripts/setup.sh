#!/bin/sh
# Makes sure that what the build needs is there: Swift 6.2 or newer, libpcre2, zlib and SQLite with their headers, pkg-config.
# Installs system packages where it may (root, or sudo that asks for nothing); otherwise says what to type.
# Says nothing and touches no network when nothing is missing. Exits 69 when something is missing and stays missing.
# Further programs can be named, such as chromium.
set -eu

unavailable=69

say() { printf '%s\n' "$*" >&2; }

have() { command -v "$1" >/dev/null 2>&1; }

# Prints "major minor" of the Swift in PATH, or nothing.
swift_version() {
  swift --version 2>/dev/null </dev/null |
    sed -n 's/.*Swift version \([0-9][0-9]*\)\.\([0-9][0-9]*\).*/\1 \2/p' | head -n 1
}

require_swift() {
  version=
  if have swift; then version=$(swift_version); fi
  major=${version%% *}
  minor=${version##* }
  if [ -n "$version" ]; then
    if [ "$major" -gt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -ge 2 ]; }; then return 0; fi
    say "setup: error: this is Swift $major.$minor, and redact needs 6.2 or newer"
  else
    say "setup: error: no Swift toolchain was found, and redact needs 6.2 or newer"
  fi
  say "setup: hint: get one from https://www.swift.org/install/linux/, or with swiftly:"
  say "  curl -O https://download.swift.org/swiftly/linux/swiftly-\$(uname -m).tar.gz"
  say "  tar zxf swiftly-\$(uname -m).tar.gz && ./swiftly init"
  say "then open a new shell and repeat the command"
  exit "$unavailable"
}

further=$*

# Prints the system packages that are missing.
missing_packages() {
  for program in $further; do have "$program" || printf '%s ' "$program"; done
  if ! have pkg-config; then
    printf 'pkg-config '
    [ -e /usr/include/pcre2.h ] || printf 'libpcre2-dev '
    [ -e /usr/include/zlib.h ] || printf 'zlib1g-dev '
    [ -e /usr/include/sqlite3.h ] || printf 'libsqlite3-dev '
  else
    pkg-config --exists libpcre2-8 || printf 'libpcre2-dev '
    pkg-config --exists zlib || printf 'zlib1g-dev '
    pkg-config --exists sqlite3 || printf 'libsqlite3-dev '
  fi
}

say_what_to_type() {
  say "setup: error: missing: $1"
  if have apt-get; then
    say "setup: hint: type  sudo apt-get update && sudo apt-get install $1"
  elif have dnf; then
    say "setup: hint: type  sudo dnf install pcre2-devel zlib-devel sqlite-devel pkgconf-pkg-config"
  elif have brew; then
    say "setup: hint: type  brew install pcre2 zlib sqlite pkg-config"
  else
    say "setup: hint: install the headers of PCRE2 (libpcre2-8), zlib and SQLite, and pkg-config, with the package manager of this system"
  fi
  exit "$unavailable"
}

install_packages() {
  packages=$1
  have apt-get || say_what_to_type "$packages"
  if [ "$(id -u)" -eq 0 ]; then
    as_root=
  elif have sudo && sudo -n true 2>/dev/null </dev/null; then
    as_root="sudo -n"
  else
    say_what_to_type "$packages"
  fi
  say "setup: installing $packages"
  # Both lists hold plain words, so they are split on purpose.
  # shellcheck disable=SC2086
  {
    $as_root apt-get update -qq </dev/null >&2 || true
    $as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends $packages </dev/null >&2 || say_what_to_type "$packages"
  }
}

packages=$(missing_packages)
packages=${packages% }
if [ -n "$packages" ]; then
  install_packages "$packages"
  packages=$(missing_packages)
  packages=${packages% }
  [ -z "$packages" ] || say_what_to_type "$packages"
fi
require_swift
