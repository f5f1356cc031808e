// Where the configuration of a corpus is, and whether it can be trusted: whoever may write it may turn the guard
// off, and a folder that everybody may write to could hold one of a stranger.

import Glibc

extension Configuration {
  private static let folder = ".redact"
  private static let name = "config.yaml"
  /// No configuration is larger.
  private static let limit = 256 << 10

  /// The configuration that holds for a folder: the nearest `.redact/config.yaml` on the way up, which ends at the
  /// folder that holds `.git`, or at the root of the file system.
  ///
  /// - Parameters:
  ///   - folder: where to begin.
  ///   - home: what `~/` stands for.
  /// - Throws: `ConfigurationError` when there is one that is wrong, a link, of another user or open to others.
  package static func find(
    from folder: String, home: String?
  ) throws(ConfigurationError) -> Configuration? {
    guard let start = real(folder) else {
      throw ConfigurationError(folder, "cannot be entered (\(reason()))")
    }
    var root = start
    while true {
      let prefix = root == "/" ? "/" : root + "/"
      let shown = root == start ? "\(Self.folder)/\(Self.name)" : "\(prefix)\(Self.folder)/\(Self.name)"
      if let text = try text(in: prefix + Self.folder, shown: shown) {
        return try Configuration(parsing: text, file: shown, root: root, home: home)
      }
      guard root != "/", !exists(prefix + ".git") else { return nil }
      root = root.lastIndex(of: "/").map { $0 == root.startIndex ? "/" : String(root[..<$0]) } ?? "/"
    }
  }

  /// The configuration that an option or a variable names. Whose it is is not asked: to name it is to trust it.
  package init(contentsOf path: String, home: String?) throws(ConfigurationError) {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw Self.refusal(path) }
    defer { close(file) }
    let text = try Self.text(file, shown: path, asksOwner: false)
    guard let real = Self.real(path) else { throw Self.refusal(path) }
    var parts = real.split(separator: "/").dropLast()
    if parts.last == Self.folder[...] { parts = parts.dropLast() }
    try self.init(parsing: text, file: path, root: "/" + parts.joined(separator: "/"), home: home)
  }

  /// The configuration of a run: that of the option, that of the environment, or the one that is found.
  ///
  /// - Parameters:
  ///   - option: a file, or `none`.
  ///   - folder: where to look.
  ///   - environment: asked for REDACT_CONFIG, which is said like the option.
  package static func choose(
    option: String?, from folder: String, home: String?, environment: (String) -> String?
  ) throws(ConfigurationError) -> Configuration? {
    let variable = "REDACT_CONFIG"
    let named = option ?? environment(variable)
    if let named {
      guard !named.isEmpty else {
        throw ConfigurationError(option == nil ? variable : "--config", "is empty")
      }
      return named == "none" ? nil : try Configuration(contentsOf: named, home: home)
    }
    return try find(from: folder, home: home)
  }
}

// MARK: - Reading without being led astray

extension Configuration {
  /// The text of the configuration in a folder that may be there.
  private static func text(in path: String, shown: String) throws(ConfigurationError) -> String? {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else {
      if errno == ENOENT || !exists(path) { return nil }
      // A folder that cannot be entered is no reason to go without its configuration, and neither is a link.
      throw refusal(shown, folder: true)
    }
    defer { close(folder) }
    let file = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw refusal(shown)
    }
    defer { close(file) }
    try checkTrust(folder, S_IFDIR, shown: shown, asksOwner: true)
    return try text(file, shown: shown, asksOwner: true)
  }

  private static func text(
    _ file: Int32, shown: String, asksOwner: Bool
  ) throws(ConfigurationError) -> String {
    try checkTrust(file, S_IFREG, shown: shown, asksOwner: asksOwner)
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    var filled = 0
    while filled < bytes.count {
      let count = bytes[filled...].withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw ConfigurationError(shown, "cannot be read (\(reason()))") }
      if count == 0 { break }
      filled += count
    }
    guard filled <= limit else { throw ConfigurationError(shown, "is larger than \(limit) bytes") }
    guard let text = String(validating: bytes[..<filled], as: UTF8.self) else {
      throw ConfigurationError(shown, "is not valid UTF-8")
    }
    return text
  }

  /// Refuses what others may change.
  private static func checkTrust(
    _ descriptor: Int32, _ kind: mode_t, shown: String, asksOwner: Bool
  ) throws(ConfigurationError) {
    let what = kind == S_IFDIR ? "its folder " : ""
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw ConfigurationError(shown, "cannot be read (\(reason()))")
    }
    guard status.st_mode & S_IFMT == kind else { throw ConfigurationError(shown, "is not a regular file") }
    guard status.st_mode & S_IWOTH == 0 else {
      throw ConfigurationError(
        shown, "\(what)can be written by everybody", hint: "`chmod o-w` takes that away")
    }
    // What root owns is no stranger's.
    guard !asksOwner || status.st_uid == geteuid() || status.st_uid == 0 else {
      throw ConfigurationError(
        shown, "\(what)belongs to another user", hint: "--config names one that is to be trusted all the same"
      )
    }
  }

  private static func refusal(_ shown: String, folder: Bool = false) -> ConfigurationError {
    let what = folder ? "its folder " : ""
    switch errno {
    case ELOOP,
      ENOTDIR where folder:
      return ConfigurationError(
        shown, "\(what)is a link, or no \(folder ? "folder" : "file"); links are not followed")
    default: return ConfigurationError(shown, "\(what)cannot be read (\(reason()))")
    }
  }

  private static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func reason() -> String { String(cString: strerror(errno)).lowercased() }
}
