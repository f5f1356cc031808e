import Vault

/// Makes and changes key files. Reading one for use is the business of `RedactionKey` and the like.
public enum KeyFiles {
  /// Makes a new key in a file that must not exist; a pair has its public half in `PATH.pub`, which must not
  /// exist either.
  ///
  /// - Returns: the id of the key.
  /// - Throws: `RedactError.output` when a file cannot be made; then there is neither.
  @discardableResult
  public static func create(
    at path: String, purpose: KeyPurpose = .pseudonym, passphrase: KeyPassphrase? = nil,
    workFactor: Int? = nil
  ) throws(RedactError) -> String {
    try write(.random(role: purpose.role), to: path, passphrase, workFactor)
  }

  static func write(
    _ key: SecretKey, to path: String, _ passphrase: KeyPassphrase?, _ workFactor: Int?
  ) throws(RedactError) -> String {
    let words = try passphrase.map { words throws(RedactError) in try longEnough(words) }
    let work = try KeyFiles.work(workFactor)
    do {
      try KeyFile.write(KeyRing(key), path: path, passphrase: words, work: work)
    } catch {
      throw .output("\(path)\(key.role.isPair ? " or its .pub" : "") \(error.reason)")
    }
    return key.id.description
  }

  /// Makes a new primary key; the old one is retired and still reads what it wrote.
  ///
  /// A protected file stays protected, with the same passphrase. The public halves in `PATH.pub` follow.
  ///
  /// - Returns: the ids of the new primary key and of the one that was retired.
  public static func rotate(
    _ path: String, now: Int64, passphrase: KeyPassphrase.Source? = nil
  ) throws(RedactError) -> (primary: String, retired: String) {
    let day = try KeyDay.at(now)
    let (file, old, words) = try KeyReading.update(path, passphrase)
    let new = old.rotated(to: .random(role: old.role), on: day)
    let publicRing = try publicRing(of: new, following: path)
    try changed(path) { () throws(KeyFileError) in
      try file.replace(with: KeyDocument(new, passphrase: words), publicRing: publicRing)
    }
    return (new.primary.id.description, old.primary.id.description)
  }

  /// The public halves of a ring and those that its public file still keeps of keys that are destroyed.
  private static func publicRing(
    of ring: KeyRing<SecretKey>, following path: String
  ) throws(RedactError) -> KeyRing<PublicKey>? {
    guard let known = ring.publicRing else { return nil }
    let name = path + KeyFile.publicSuffix
    let kept: KeyRing<PublicKey>
    do {
      kept = try KeyFile.readPublic(path: name, role: ring.role)
    } catch .missing {
      return known
    } catch {
      throw RedactError(error, name)
    }
    guard known.keys.contains(kept.primary) else {
      throw .key("\(name) is not the public half of \(path)")
    }
    return known.keeping(kept)
  }

  /// Seals a file with a passphrase; the plain file is overwritten.
  public static func protect(
    _ path: String, passphrase: KeyPassphrase, workFactor: Int? = nil
  ) throws(RedactError) {
    let words = try longEnough(passphrase)
    let work = try KeyFiles.work(workFactor)
    try changed(path) { () throws(KeyFileError) in
      let file = try KeyFileUpdate(path: path)
      guard !file.document.isProtected else { throw .protection(isProtected: true) }
      let ring: KeyRing<SecretKey> = try file.document.ring()
      try file.replace(with: KeyDocument(ring, passphrase: words, work: work), overwritesOld: true)
    }
  }

  /// Writes a protected file as a plain one.
  public static func unprotect(
    _ path: String, passphrase: @escaping KeyPassphrase.Source
  ) throws(RedactError) {
    let (file, ring, words) = try KeyReading.update(path, passphrase)
    guard words != nil else { throw RedactError(.protection(isProtected: false), path) }
    try changed(path) { () throws(KeyFileError) in try file.replace(with: KeyDocument(ring)) }
  }

  private static func longEnough(_ passphrase: KeyPassphrase) throws(RedactError) -> Passphrase {
    guard passphrase.words.isLongEnough else {
      throw .key("a passphrase of fewer than \(Passphrase.minimum) bytes protects nothing")
    }
    return passphrase.words
  }

  private static func work(_ logarithm: Int?) throws(RedactError) -> WorkFactor {
    guard let logarithm else { return .standard }
    return try KeyReading.named("the new file") { () throws(KeyFileError) in
      try WorkFactor(logarithm: logarithm)
    }
  }

  /// Says of a change that failed on the disk that it could not be written.
  static func changed(_ path: String, _ body: () throws(KeyFileError) -> Void) throws(RedactError) {
    do { try body() } catch .io(let code) {
      throw .output("\(path) could not be changed (error \(code))")
    } catch {
      throw RedactError(error, path)
    }
  }
}

extension KeyRing<PublicKey> {
  /// This ring and, retired, the keys of another that it does not have.
  fileprivate func keeping(_ other: KeyRing<PublicKey>) -> KeyRing<PublicKey> {
    let others = other.retired.filter { entry in !keys.contains(entry.value) }
    return KeyRing(primary: primary, retired: retired + others, destroyed: [])
  }
}
