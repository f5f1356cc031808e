import Glibc
package import SignedNotes

/// The checkpoint beside a log.
package enum AuditSeal {
  private static let day: Int64 = 86_400

  /// The bytes of the checkpoint of a log, signatures and all; nil when it has none.
  package static func read(_ path: String) throws(AuditError) -> [UInt8]? {
    let file: FileNumber
    do throws(AuditError) { file = try FileNumber.open(AuditPaths(path).checkpoint, O_RDONLY) } catch {
      if case .missing = error { return nil }
      throw error
    }
    guard try file.size() <= SignedNote.limit else { throw .checkpoint }
    return try file.read(SignedNote.limit, at: 0)
  }

  /// Puts a checkpoint in the place of the one before: a crash leaves either of them, whole.
  static func write(_ bytes: [UInt8], _ path: String) throws(AuditError) {
    var new = try NewFile(inPlaceOf: AuditPaths(path).checkpoint)
    try new.file.write(bytes, at: 0)
    try new.takeItsPlace()
  }

  /// Checks the whole log, then adds the signature of a second person to its checkpoint.
  ///
  /// - Parameters:
  ///   - now: seconds since 1970; the signature tells the day only.
  ///   - trusted: the keys whose signatures count.
  /// - Throws: `.broken` or `.open` for a log that does not hold, `.signature` when the key is no second
  ///   person's.
  package static func cosign(
    _ path: String, with signer: NoteSigner, now: Int64, trusted: [NoteVerifier]
  ) throws(AuditError) -> SealedCheckpoint {
    _ = try AuditDate(now: now)
    guard signer.verifier.name == NoteNames.cosigner, signer.verifier.algorithm == .cosignature else {
      throw .signature
    }
    let log = try FileNumber.open(path, O_RDWR)
    try log.lock()
    let verdict = try SealCheck(trusted).verdict(LogPass(LogLines(file: log)), try read(path))
    guard let seal = try verdict.requireHolds(),
      !seal.signers.contains(where: { $0.key == signer.verifier.key })
    else { throw .signature }
    var note = seal.note
    do throws(NoteError) { try note.sign(with: signer, at: UInt64(now - now % day)) } catch {
      throw .signature
    }
    guard let cosigned = SealedCheckpoint(note.bytes, trusted: trusted + [signer.verifier]) else {
      throw .signature
    }
    try write(note.bytes, path)
    return cosigned
  }
}

extension AuditVerdict {
  /// The seal of a log that holds.
  func requireHolds() throws(AuditError) -> SealedCheckpoint? {
    switch state {
    case .holds: return seal
    case .open: throw .open
    case .broken(let line, let fault): throw .broken(line: line, fault)
    }
  }
}
