import Glibc

/// How files of this repository are shown in diffs, and what is done to them on their way into it.
///
/// A convenience, never the guard: a clone has the attributes but not the drivers, and then git takes files as they are.
package struct Filters: Sendable {
  private let repository: GitRepository
  private let top: String
  /// The command as the shell takes it.
  private let command: String

  /// - Parameter command: as the shell takes it.
  package init(of repository: GitRepository, command: String) throws(SetupError) {
    guard let top = repository.topLevel else { throw .git(.noWorkingTree) }
    self.repository = repository
    self.top = top
    self.command = command
  }

  private static let textconv = "diff.redact.textconv"
  private static let clean = "filter.redact.clean"
  private static let smudge = "filter.redact.smudge"
  private static let required = "filter.redact.required"
  private static let cleanWords = " git clean %f"
  private static let textconvWords = " git textconv"

  // MARK: Installing

  /// Sets up the drivers of this clone, and the lines of attributes that everybody has.
  ///
  /// - Parameters:
  ///   - clean: whether files are redacted on their way in; also done where the attributes ask for it already.
  ///   - attributes: the file of the lines; `.gitattributes` at the top without.
  ///   - patterns: which files; without any those that are there already, or else `standard`.
  package func install(
    clean: Bool, attributes: String?, patterns: [String], standard: [String]
  ) throws(SetupError) {
    let file = AttributesFile(attributes ?? "\(top)/.gitattributes")
    let old = try file.read()
    let present = try AttributeBlock.find(in: old)
    var block = AttributeBlock(patterns: [], cleans: clean)
    if patterns.isEmpty, let present {
      block = AttributeBlock(patterns: present.patterns, cleans: clean || present.cleans)
    } else {
      for pattern in patterns.isEmpty ? standard : patterns {
        let written = try AttributeBlock.pattern(pattern)
        if !block.patterns.contains(written) { block.patterns.append(written) }
      }
    }
    let new = try block.put(in: old)
    // The drivers first: attributes without them let everything pass.
    let cleans = try asks("filter")
    if cleans || block.cleans {
      try set(Self.required, "true")
      try set(Self.clean, command + Self.cleanWords)
      try set(Self.smudge, "cat")
    }
    try set(Self.textconv, command + Self.textconvWords)
    if new != old { try file.write(new) }
  }

  /// Takes the drivers and our lines away.
  package func uninstall(attributes: String?) throws(SetupError) {
    let file = AttributesFile(attributes ?? "\(top)/.gitattributes")
    let old = try file.read()
    let new = try AttributeBlock.removed(from: old)
    if new != old {
      if new.isEmpty { try file.remove() } else { try file.write(new) }
    }
    for key in [Self.textconv, Self.clean, Self.smudge, Self.required] {
      _ = try repository.ask(["config", "--local", "--unset-all", key], accepting: [0, 5])
    }
  }

  private func set(_ key: String, _ value: String) throws(SetupError) {
    _ = try repository.ask(["config", "--local", "--replace-all", key, value])
  }

  // MARK: Status

  package func status() throws(SetupError) -> FilterStatus {
    let asksForFilter = try asks("filter")
    let asksForDiff = try asks("diff")
    var faults: [FilterStatus.Fault] = []
    let clean = try value(Self.clean)
    let isSet = clean?.hasSuffix(Self.cleanWords) ?? false
    if asksForFilter || clean != nil {
      if clean == nil { faults.append(.noClean) } else if !isSet { faults.append(.otherClean) }
      if try value(Self.required, as: "bool") != "true" { faults.append(.notRequired) }
      if try value("filter.redact.process") != nil { faults.append(.process) }
    }
    let textconv = try value(Self.textconv)
    if asksForDiff || textconv != nil {
      if textconv?.hasSuffix(Self.textconvWords) != true { faults.append(.noTextconv) }
      if try value("diff.redact.cachetextconv", as: "bool") == "true" { faults.append(.keepsText) }
    }
    return FilterStatus(
      asksForDiff: asksForDiff, asksForFilter: asksForFilter, showsText: textconv != nil,
      cleans: clean != nil,
      faults: faults)
  }

  /// What git will take for a key, wherever it is said; nil where nothing is said, or nothing of that type.
  private func value(_ key: String, as type: String? = nil) throws(SetupError) -> String? {
    let type = type.map { ["--type=\($0)"] } ?? []
    let answer = try repository.ask(["config", "-z"] + type + ["--get", key], accepting: [0, 1, 128])
    return answer.status == 0 ? String(decoding: answer.output.dropLast(), as: UTF8.self) : nil
  }

  private static func holdsAttributes(_ name: ArraySlice<UInt8>) -> Bool {
    name.elementsEqual(".gitattributes".utf8)
  }

  /// Whether any attributes ask for what is ours: those of the tree, tracked or not, and those of this clone only.
  private func asks(_ attribute: String) throws(SetupError) -> Bool {
    let files: [GitFile]
    do {
      files = try GitRepository(at: top, program: repository.program).files()
    } catch {
      throw .git(error)
    }
    for file in files
    where file.path.split(separator: UInt8(ascii: "/")).last.map(Self.holdsAttributes) == true {
      guard let path = String(validating: file.path, as: UTF8.self) else { continue }
      if AttributeLine.asks(attribute, anywhereIn: try AttributesFile("\(top)/\(path)").read()) {
        return true
      }
    }
    let own = try repository.ask(["rev-parse", "--path-format=absolute", "--git-path", "info/attributes"])
    guard let path = own.text else { return false }
    return AttributeLine.asks(attribute, anywhereIn: try AttributesFile(path).read())
  }
}

/// How it stands with the filters of a clone.
package struct FilterStatus: Hashable, Sendable {
  /// What lets text pass, or keeps it where nobody looks.
  package enum Fault: String, Hashable, Sendable {
    case noClean =
      "the attributes ask for filter=redact, and this clone has no filter: files are committed as they are"
    case otherClean = "filter.redact.clean is not ours"
    case notRequired =
      "filter.redact.required is not true: when the filter fails, files are committed as they are"
    case process = "filter.redact.process is set, and git uses it in the place of the filter"
    case noTextconv = "the attributes ask for diff=redact, and this clone has no such driver"
    case keepsText = "diff.redact.cachetextconv keeps the text of files in notes, which can be pushed"
  }

  package let asksForDiff: Bool
  package let asksForFilter: Bool
  /// Whether this clone has a driver that shows text.
  package let showsText: Bool
  /// Whether this clone has a filter.
  package let cleans: Bool
  package let faults: [Fault]

  package var isInstalled: Bool { (asksForDiff && showsText) || (asksForFilter && cleans) }
}

/// A file of attributes, which need not be there.
private struct AttributesFile {
  private let folder: String
  private let name: String

  init(_ path: String) {
    let slash = path.lastIndex(of: "/")
    folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    name = slash.map { String(path[path.index(after: $0)...]) } ?? path
  }

  /// Nothing where there is no file.
  func read() throws(SetupError) -> [UInt8] {
    guard let folder = try SetupFolder(folder) else { return [] }
    switch try folder.entry(name) {
    case .nothing: return []
    case .file:
      if let bytes = try folder.read(name) { return bytes }
      throw .refused("\(folder.path)/\(name): is too large for a file of attributes", hint: nil)
    case .other(let reason): throw .refused("\(folder.path)/\(name): \(reason)", hint: nil)
    }
  }

  func write(_ bytes: [UInt8]) throws(SetupError) {
    let folder = try SetupFolder(making: folder)
    var mode: mode_t = 0o644
    if case .file(let present, _) = try folder.entry(name) { mode = present }
    try folder.write(bytes, to: name, mode: mode)
  }

  func remove() throws(SetupError) {
    if let folder = try SetupFolder(folder) { try folder.remove(name) }
  }
}
