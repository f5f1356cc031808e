import Glibc
import RedactKit

/// Where it is kept what becomes of a document, before its output is given out: first the vault, then the
/// audit log. So whatever is out can be restored, and was recorded.
struct Ledger {
  var vault: MappingVault?
  var trail: AuditTrail?

  /// - Throws: `RedactError`; then nothing of the document may be given out.
  func keep(_ redaction: Redaction, of original: [UInt8]) throws(RedactError) {
    try vault?.keep(redaction, of: original)
    try trail?.note(redaction, of: original)
  }

  func noteRefusal() { trail?.noteRefusal() }

  /// Closes both; the first error is the one to tell.
  func finish(exit: Int32) throws(RedactError) {
    try trail?.finish(exit: exit)
    try vault?.close()
  }
}
