#!/bin/sh
# Plants each thing that check-source.sh must find into an empty tree, one at a time, and what it must leave alone.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
failed=0

# plant FILE LINE: a tree that holds only this.
plant() {
  rm -rf "${tree:?}"/*
  mkdir -p "$tree/$(dirname "$1")"
  printf '%s\n' "$2" >"$tree/$1"
}

must_find() {
  plant "$1" "$2"
  if "$here/check-source.sh" "$tree" >"$tree.out" 2>&1; then
    printf 'check-source-test: not found in %s: %s\n' "$1" "$2" >&2
    failed=1
  elif ! grep -qF "$1:1: " "$tree.out"; then
    printf 'check-source-test: no file and line for %s: %s\n' "$1" "$2" >&2
    failed=1
  fi
  rm -f "$tree.out"
}

must_allow() {
  plant "$1" "$2"
  if ! "$here/check-source.sh" "$tree" >"$tree.out" 2>&1; then
    printf 'check-source-test: found in vain in %s: %s\n' "$1" "$2" >&2
    failed=1
  fi
  rm -f "$tree.out"
}

must_find Sources/Vault/A.swift 'let key = try! read()'
must_find Tests/VaultTests/A.swift 'let key = try! read()'
must_find Sources/Vault/A.swift 'fatalError("no \(key)")'
must_find Sources/redact/A.swift 'precondition(ok, "bad \(text)")'
must_find Sources/RedactKit/A.swift '  print(result)'
must_find Sources/RedactKit/A.swift 'if wrong { debugPrint(result) }'
must_find Sources/RedactKit/A.swift 'dump(result)'
must_find Sources/redact/A.swift 'dump(result)'
must_find Sources/redact/A.swift 'print(error)'
must_find Sources/RedactCore/A.swift 'import Foundation'
must_find Sources/Policy/A.swift 'package import FoundationEssentials'
must_find Sources/Vault/A.swift 'let path = getenv("KEY")'
must_find Sources/Vault/A.swift 'ProcessInfo.processInfo.environment'
must_find Sources/RedactKit/A.swift '  exit(1)'
must_find Sources/CRuntime/a.c '  exit(1);'
must_find README.md 'see /home/salma/notes'
must_find Package.swift '// .package(path: "/work/x")'
must_find README.md 'from https://mirror.example.net/packages'

must_allow Sources/redact/A.swift 'print(usage); exit(64)'
must_allow Sources/Vault/A.swift 'import Foundation'
must_allow Sources/RedactKit/A.swift '/// It does not print(anything), nor exit(1).'
must_allow Sources/Audit/A.swift 'append(RunEnd(exit: status))'
must_allow Sources/RedactKit/A.swift 'precondition(ok, "a span must not end before it starts")'
must_allow Sources/RedactKit/A.swift 'writer.print(line); queue.exit()'
must_allow Rules/contact/url.yaml '  - "it stood in ⟦file:///Users/salma/x.doc⟧"'
must_allow README.md 'see https://www.swift.org/install/linux/'

exit "$failed"
