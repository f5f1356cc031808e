/// Where the files of a log lie.
package struct AuditPaths: Hashable, Sendable {
  package let log: String

  package init(_ log: String) { self.log = log }

  /// What is under the seal.
  package var checkpoint: String { log + ".checkpoint" }

  /// The hashes of the tree; nobody has to trust it.
  package var tree: String { log + ".tree" }
}
