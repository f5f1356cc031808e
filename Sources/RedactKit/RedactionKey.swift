package import Vault

/// The key that labels and tokens are made with.
///
/// ## Privacy
/// Prints as nothing but its id. The bytes cannot be reached outside this package.
public struct RedactionKey: Sendable {
  package let root: RootKey

  package init(root: RootKey) { self.root = root }

  /// Reads a key file, which must be a regular file that only its owner may read.
  ///
  /// - Throws: `RedactError.key`, with what is wrong and never what the file holds.
  public init(contentsOf path: String) throws(RedactError) {
    do { root = try KeyFile.read(path: path) } catch { throw .key("\(path) \(error.reason)") }
  }

  /// Reads a key from an open file descriptor to its end, such as one end of a pipe from another program.
  public init(descriptor: Int32) throws(RedactError) {
    do { root = try KeyFile.read(descriptor: descriptor) } catch {
      throw .key("what file descriptor \(descriptor) gives \(error.reason)")
    }
  }

  /// Makes a new key and writes it to a file that must not exist.
  ///
  /// - Throws: `RedactError.output` when the file cannot be made.
  public static func create(at path: String) throws(RedactError) -> RedactionKey {
    let key = RedactionKey(root: .random())
    do { try KeyFile.write(key.root, path: path) } catch { throw .output("\(path) \(error.reason)") }
    return key
  }

  /// Sixteen hexadecimal digits that name the key and tell nothing of it.
  public var id: String { root.id.description }
}

extension KeyFileError {
  /// The end of a sentence that starts with the file's name.
  fileprivate var reason: String {
    switch self {
    case .missing: "does not exist"
    case .symlink: "is a symbolic link; a key file must be the file itself"
    case .notARegularFile: "is not a regular file"
    case .owner: "belongs to another user"
    case .permissions(let mode): "can be read by others (mode \(String(mode, radix: 8))); chmod 600 it"
    case .tooLarge: "is too large for a key file"
    case .malformed(let line): "is no key file: line \(line) is neither a comment nor a key"
    case .checksum: "is damaged: its checksum does not match"
    case .noKey: "holds no key"
    case .exists: "exists already, and a key is never overwritten"
    case .io(let code): "could not be read or written (error \(code))"
    }
  }
}
