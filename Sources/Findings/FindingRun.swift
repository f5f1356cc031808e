/// Who reports, and of what.
package struct FindingRun: Sendable {
  /// The command, as the report names it: `scan` or `check`.
  package var command: String
  /// The version of the program.
  package var version: String
  /// Where the program is told about, or nil where nobody knows.
  package var informationURI: String?
  /// The repository and revision that were looked at, where somebody says so.
  package var repository: VersionControl?
  /// The sentence of a rule by its id; nil leaves it to the module's own words.
  package var describe: @Sendable (String) -> String?

  package init(
    command: String = "scan", version: String, informationURI: String? = nil,
    repository: VersionControl? = nil, describe: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.command = command
    self.version = version
    self.informationURI = informationURI
    self.repository = repository
    self.describe = describe
  }
}

/// Where the files that were looked at come from.
///
/// ## Privacy
/// An address often carries who may read it. Names and passwords are taken out, and so is all of an address
/// in which they cannot be told apart from the rest.
package struct VersionControl: Hashable, Sendable {
  /// The address without names, passwords and questions; nil where it was none.
  package let address: String?
  /// The id of the commit.
  package let revision: String?
  /// The branch, as it may be shown.
  package let branch: String?

  package init(repository: String, revision: String? = nil, branch: String? = nil) {
    address = Self.cleaned(repository)
    self.revision = revision
    self.branch = branch
  }

  private static let schemes = ["https", "http", "ssh", "git"]

  /// `https://name:word@host/path?token` becomes `https://host/path`, and `git@host:path` becomes
  /// `ssh://host/path`.
  private static func cleaned(_ address: String) -> String? {
    let parts = address.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 1 { return cleanedRemote(address) }
    guard schemes.contains(String(parts[0])) else { return nil }
    let place = parts[1].prefix { $0 != "?" && $0 != "#" }
    let authority = place.prefix { $0 != "/" }
    return joined(String(parts[0]), host: authority, path: place.dropFirst(authority.count))
  }

  /// The short form that git has for secure shell.
  private static func cleanedRemote(_ address: String) -> String? {
    let parts = address.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].contains("/"), !parts[1].hasPrefix("/") else { return nil }
    return joined("ssh", host: parts[0], path: "/" + parts[1])
  }

  private static func joined(_ scheme: String, host: Substring, path: Substring) -> String? {
    let host = host.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let name = host.prefix { $0 != ":" }
    let port = host.dropFirst(name.count)
    let isHost = !name.isEmpty && name.utf8.allSatisfy { $0.isLetterOrDigit || "-.".utf8.contains($0) }
    let isPort =
      port.isEmpty || port.count > 1 && port.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    let isPath = path.utf8.allSatisfy { $0.isLetterOrDigit || "-._~/%+".utf8.contains($0) }
    return isHost && isPort && isPath ? "\(scheme)://\(host)\(path)" : nil
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x61...0x7A).contains(self | 0x20) || (0x30...0x39).contains(self)
  }
}
