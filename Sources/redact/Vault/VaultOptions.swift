import ArgumentParser
import Glibc
import RedactKit

/// The vault that something is done to, and the log that says so.
struct VaultOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The vault.", valueName: "vault"))
  var vault: String

  @Option(
    help: ArgumentHelp("Append what was done to this log; VAULT.audit.jsonl without it.", valueName: "file"))
  var audit: String?

  @OptionGroup var sealing: SealingOptions

  func open() throws(RedactError) -> MappingVault { try MappingVault(at: vault) }

  /// Does something to the vault that is worth a record, and records it.
  ///
  /// - Parameter work: gives the labels it was done to and how many documents it touched.
  func recording(
    _ action: String, reason: String? = nil,
    _ work: (MappingVault) throws -> (labels: [String], documents: Int?)
  ) throws {
    let vault = try open()
    // Opened first, so that nothing is done that cannot be recorded.
    let trail = try AuditTrail(to: try sealing.destination(Self.log(audit, of: self.vault)))
    let done = try work(vault)
    try trail.note(action, vault, labels: done.labels, documents: done.documents, reason: reason)
    try trail.finish(exit: 0)
    try vault.close()
  }

  static func log(_ named: String?, of vault: String) -> String { named ?? vault + ".audit.jsonl" }
}

/// Where secrets may be shown.
struct ExposureOptions: ParsableArguments {
  @Flag(help: "Write originals to a terminal, or to a file that others may read.")
  var exposed = false

  /// Refuses standard output where others would see what is written.
  func check() throws(Failure) {
    if exposed { return }
    if isatty(STDOUT_FILENO) == 1 {
      throw Failure(
        .usage, "originals are not shown on a terminal; nothing was written",
        hint: "name a file with -o, or say --exposed")
    }
    var status = stat()
    guard fstat(STDOUT_FILENO, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 != 0
    else { return }
    throw Failure(
      .usage, "others may read the file that standard output goes to; nothing was written",
      hint: "name a file with -o, which only you can read, or say --exposed")
  }
}
