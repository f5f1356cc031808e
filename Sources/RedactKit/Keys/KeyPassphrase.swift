package import Vault

/// The words that open a protected key file.
///
/// ## Privacy
/// Prints as nothing; its memory is cleared when the last copy goes.
public struct KeyPassphrase: Sendable {
  package let words: Passphrase

  init(words: Passphrase) { self.words = words }

  /// Takes 1 to 1024 bytes and wipes them.
  ///
  /// - Throws: `RedactError.key` for none or more.
  public init(wiping bytes: inout [UInt8]) throws(RedactError) {
    defer { wipe(&bytes) }
    guard let words = Passphrase(bytes) else {
      throw .key("a passphrase has 1 to \(Passphrase.maximum) bytes")
    }
    self.words = words
  }

  /// Reads the first line of an open file descriptor, such as one end of a pipe; its line end is no part of
  /// the passphrase.
  public init(descriptor: Int32) throws(RedactError) {
    do { words = try Passphrase(firstLineOf: descriptor) } catch {
      throw .key("file descriptor \(descriptor) gives no passphrase of 1 to \(Passphrase.maximum) bytes")
    }
  }

  /// Where a passphrase comes from; asked only when a file needs one, with words that say for what.
  public typealias Source = @Sendable (_ purpose: String) throws(RedactError) -> KeyPassphrase
}

extension RedactError {
  /// What is wrong with the key that `name` names.
  init(_ error: KeyFileError, _ name: String) {
    self =
      switch error {
      case .exists: .output("\(name) exists already, and a key is never overwritten")
      default: .key("\(name) \(error.reason)")
      }
  }
}

extension KeyFileError {
  /// The end of a sentence that starts with the file's name.
  var reason: String {
    switch self {
    case .missing: "does not exist"
    case .symlink: "is a symbolic link; a key file must be the file itself"
    case .notARegularFile: "is not a regular file"
    case .owner: "belongs to another user"
    case .permissions(let mode): "can be touched by others (mode \(String(mode, radix: 8))); chmod 600 it"
    case .writable(let mode): "can be changed by others (mode \(String(mode, radix: 8))); chmod 644 it"
    case .tooLarge: "is too large for a key file"
    case .malformed(let line): "is no key file: line \(line) is neither a comment nor a key"
    case .checksum: "is damaged: its checksum does not match"
    case .noKey: "holds no primary key"
    case .secondPrimary(let line): "holds a second primary key in line \(line)"
    case .repeated(let line): "names one key twice, again in line \(line)"
    case .mixedRoles(let line): "holds keys of several roles, the second in line \(line)"
    case .wrongRole(let role, let wanted):
      "is for the role \(role.rawValue); a key for the role \(wanted.rawValue) is wanted"
    case .wrongHalf(.public, _): "is a public key; the secret one is wanted"
    case .wrongHalf(.secret, _): "is a secret key; the public one is wanted, which stands in its .pub file"
    case .weak(let line): "is damaged or forged: the public key in line \(line) protects nothing"
    case .isProtected: "is protected with a passphrase, and none was given"
    case .protection(true): "is protected with a passphrase already"
    case .protection(false): "is not protected with a passphrase"
    case .passphrase: "was not opened: the passphrase is wrong, or the file was changed"
    case .workFactor(let logarithm):
      "asks for a work factor of 2^\(logarithm); 2^\(WorkFactor.accepted.lowerBound) to "
        + "2^\(WorkFactor.accepted.upperBound) are accepted"
    case .exists: "exists already"
    case .busy: "is being changed by another process"
    case .io(let code): "could not be read or written (error \(code))"
    }
  }
}
