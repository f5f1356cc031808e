/// `.redact/config.yaml`, checked: what a corpus wants of its guard.
///
/// ## Privacy
/// It holds paths, and names of those who may commit; never a key, and never the names that are looked for.
package struct Configuration: Sendable {
  package static let schema = "redact.config/1"

  /// The file as people see it.
  package let file: String
  /// The folder that holds `.redact`. Paths in the file are relative to it.
  package let root: String
  /// What stands there, by key.
  let entries: [String: ConfigurationEntry]

  /// Reads and checks a configuration.
  ///
  /// - Parameters:
  ///   - file: how errors call it.
  ///   - home: what `~/` stands for.
  package init(
    parsing text: String, file: String, root: String, home: String?
  ) throws(ConfigurationError) {
    self.file = file
    self.root = root
    let reader = ConfigurationReader(file: file, base: .corpus(root: root, home: home))
    entries = try reader.entries(text)
  }
}

/// What stands at a key, and in which line.
struct ConfigurationEntry: Sendable {
  let items: [SettingItem]
  let line: Int
}
