import Foundation
import Testing

/// Runs the lines of a script one after the other and records what does not hold, at its line.
struct ScriptRun {
  private let script: Script
  private let scratch: Scratch
  private var next: Run
  private var environment: [String: String] = [:]
  private var canaries: [String] = []
  private var last: Run.Result?
  private var line: Script.Line?

  init(_ script: Script) throws {
    self.script = script
    scratch = try Scratch()
    next = Run([], in: scratch.url)
    for part in script.parts { try scratch.write(part.bytes, part.name) }
  }

  mutating func run() throws {
    for line in script.lines {
      self.line = line
      if line.words == ["skip", "root"] {
        if getuid() == 0 { return }
        continue
      }
      try obey(line.words, line.rest)
    }
  }

  private mutating func obey(_ words: [String], _ rest: String) throws {
    switch (words.first, words.count) {
    case ("stdin", 2): next.input = words[1]
    case ("to", 2): next.output = words[1] == "nobody" ? .closedPipe : .path(words[1])
    case ("fd", 3): next.descriptors[Int32(words[1]) ?? -1] = words[2]
    case ("env", 3): environment[words[1]] = words[2]
    case ("chmod", 3): chmod(scratch[words[2]], mode_t(words[1], radix: 8) ?? 0)
    case ("link", 3): symlink(words[2], scratch[words[1]])
    case ("edit", 4): try edit(words[1], words[2], words[3])
    case ("cp", 3) where words[1] == "stdout": try scratch.write(last?.output ?? [], words[2])
    case ("redact", _): try redact(Array(words.dropFirst()))
    case ("canary", 2...): canaries.append(rest.lowercased())
    case ("!canary", 1): canaries = []
    default: expect(words, rest)
    }
  }

  private mutating func expect(_ words: [String], _ rest: String) {
    let output = last?.output ?? []
    let errors = last?.errors ?? []
    switch (words.first, words.count) {
    case ("exit", 2): check(Int32(words[1]) == last?.status, "exit \(last?.status ?? -1)")
    case ("stdout", 2...): check(output.contains(rest), "standard output")
    case ("stderr", 2...): check(errors.contains(rest), "standard error")
    case ("!stdout", 1): check(output.isEmpty, "standard output")
    case ("!stderr", 1): check(errors.isEmpty, "standard error")
    case ("!stdout", _): check(!output.contains(rest), "standard output")
    case ("!stderr", _): check(!errors.contains(rest), "standard error")
    case ("cmp", 3): check(bytes(words[1]) == bytes(words[2]), "they differ")
    case ("file", 2): check(scratch.files.contains(words[1]), "there is none")
    case ("!file", 2): check(!exists(words[1]), "it is there")
    case ("file", 3...): check(scratch.read(words[1])?.contains(tail(rest)) == true, "not in it")
    case ("!file", 3...): check(scratch.read(words[1])?.contains(tail(rest)) == false, "in it, or no file")
    case ("only", 2...): check(Set(scratch.files) == Set(words.dropFirst()), "there are \(scratch.files)")
    case ("mode", 3): check(mode(words[1]) == mode_t(words[2], radix: 8), "another mode")
    default: check(false, "a line that says nothing")
    }
  }

  private mutating func redact(_ arguments: [String]) throws {
    next.arguments = arguments
    next.environment = environment
    let before = marks()
    let result = try next.result()
    next = Run([], in: scratch.url)
    last = result
    check(!result.isTooLate, "it did not end")
    check(result.status < 128, "it was ended by signal \(result.status - 128)")
    let made = marks().filter { before[$0.key] != $0.value }.keys.sorted()
    let places = [("standard output", result.output), ("standard error", result.errors)]
    for (place, bytes) in places + made.map({ ($0, scratch.read($0) ?? []) }) {
      let text = String(decoding: bytes, as: UTF8.self).lowercased()
      for canary in canaries { check(!text.contains(canary), "'\(canary)' is in \(place)") }
    }
    for name in made { check(canaries.allSatisfy { !name.lowercased().contains($0) }, "a file's name") }
  }

  /// What tells whether a file was written: by path, when and how much.
  private func marks() -> [String: [Int]] {
    Dictionary(
      uniqueKeysWithValues: scratch.files.map { name in
        var status = stat()
        lstat(scratch[name], &status)
        return (
          name, [Int(status.st_ino), status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        )
      })
  }

  private func edit(_ name: String, _ old: String, _ new: String) throws {
    var text = String(decoding: scratch.read(name) ?? [], as: UTF8.self)
    guard let range = text.range(of: old) else { return check(false, "'\(old)' is not in it") }
    text.replaceSubrange(range, with: new)
    try scratch.write(text, name)
  }

  private func bytes(_ name: String) -> [UInt8]? { name == "stdout" ? last?.output : scratch.read(name) }

  private func exists(_ name: String) -> Bool {
    var status = stat()
    return lstat(scratch[name], &status) == 0
  }

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    return lstat(scratch[name], &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  /// What follows the second word of a line.
  private func tail(_ rest: String) -> String {
    rest.firstIndex(of: " ").map { String(rest[$0...].dropFirst()) } ?? ""
  }

  private func check(_ holds: Bool, _ reason: String) {
    guard !holds, let line else { return }
    let place = SourceLocation(
      fileID: "CommandTests/\(script.file)", filePath: Script.folder.appending(path: script.file).path,
      line: line.number, column: 1)
    let shown = String((last.map { "\($0.text)\n\($0.messages)" } ?? "").prefix(1500))
    Issue.record("\(line.words.joined(separator: " ")): \(reason)\n\(shown)", sourceLocation: place)
  }
}

extension [UInt8] {
  /// Whether these bytes hold those of a text.
  func contains(_ text: String) -> Bool {
    text.isEmpty || Data(self).range(of: Data(text.utf8)) != nil
  }
}
