import Foundation
import Testing

/// One file of `Tests/Scripts`, as its README specifies.
struct Script: Sendable, CustomTestStringConvertible {
  /// The name of the file.
  let file: String
  /// What the script proves.
  let title: String
  let lines: [Line]
  let parts: [Part]

  var testDescription: String { "\(title) (\(file))" }

  struct Line: Sendable {
    let number: Int
    /// The words of the line, unquoted; the first is what to do.
    let words: [String]
    /// What follows the first word, as it stands.
    let rest: String
  }

  /// A file that stands below the lines.
  struct Part: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  static let folder = Command.root.appending(path: "Tests/Scripts")

  static let all: [Script] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)).map { Script(name, $0) }
    }
  }()

  init(_ file: String, _ text: String) {
    self.file = file
    var lines: [Line] = []
    var heads: [(head: Substring, lines: [Substring])] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.hasPrefix("-- "), line.hasSuffix(" --") {
        heads.append((line.dropFirst(3).dropLast(3), []))
      } else if !heads.isEmpty {
        heads[heads.count - 1].lines.append(line)
      } else if !line.isEmpty, !line.hasPrefix("#") {
        lines.append(Line(number: index + 1, line))
      }
    }
    // The line feed that ends the file is not an empty line of its last part.
    if let last = heads.last, last.lines.last == "" { heads[heads.count - 1].lines.removeLast() }
    title = String(text.prefix { $0 != "\n" }.drop { $0 == "#" || $0 == " " })
    self.lines = lines
    parts = heads.map { Part($0.head, $0.lines) }
  }
}

extension Script.Line {
  fileprivate init(number: Int, _ line: Substring) {
    self.number = number
    rest = line.firstIndex(of: " ").map { String(line[$0...].dropFirst()) } ?? ""
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character == " " {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    self.words = words
  }
}

extension Script.Part {
  fileprivate init(_ head: Substring, _ lines: [Substring]) {
    let words = head.split(separator: " ")
    name = words.first.map(String.init) ?? ""
    guard words.last == "hex", words.count > 1 else {
      let times = words.count > 1 ? words[1].wholeNumber(after: "x") ?? 1 : 1
      bytes = Array(repeatElement(lines.map { $0 + "\n" }.joined().utf8, count: times).joined())
      return
    }
    let digits = lines.filter { !$0.hasPrefix("#") }.joined().filter { $0 != " " }
    bytes = stride(from: 0, to: digits.count, by: 2).map { at in
      UInt8(digits.dropFirst(at).prefix(2), radix: 16) ?? 0
    }
  }
}

extension Substring {
  fileprivate func wholeNumber(after mark: String) -> Int? {
    hasPrefix(mark) ? Int(dropFirst(mark.count)) : nil
  }
}
