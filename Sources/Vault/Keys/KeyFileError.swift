/// Why a key could not be read or written. None of the cases holds a path or a byte of the key.
package enum KeyFileError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing
  /// The path is a symbolic link: where it leads can be changed by others.
  case symlink
  /// A directory, pipe, socket or device.
  case notARegularFile
  /// It belongs neither to us nor to root.
  case owner(UInt32)
  /// Group or others may do something with it; the mode is given.
  case permissions(mode: UInt32)
  /// Group or others may change a file of public keys; the mode is given.
  case writable(mode: UInt32)
  /// More than 64 KiB.
  case tooLarge
  /// This line is nothing that a key file holds.
  case malformed(line: Int)
  /// A key line was altered or mistyped.
  case checksum
  /// Nothing but comments, or no primary key among the entries.
  case noKey
  /// This line holds a second primary key.
  case secondPrimary(line: Int)
  /// This line names a key that the ring has already.
  case repeated(line: Int)
  /// This line holds a key of another role than the lines before.
  case mixedRoles(line: Int)
  /// The keys are of one role, and another is wanted.
  case wrongRole(KeyRole, wanted: KeyRole)
  /// The other half of a pair than the one that is wanted.
  case wrongHalf(KeyHalf, wanted: KeyHalf)
  /// This line holds a public key that seals nothing.
  case weak(line: Int)
  /// A passphrase is needed to open it, and there is none.
  case isProtected
  /// It is protected already, or not protected.
  case protection(isProtected: Bool)
  /// The passphrase is wrong, or the file was altered.
  case passphrase
  /// The base-2 logarithm of the work that opening would take is outside of what is accepted.
  case workFactor(Int)
  /// A new key never takes the place of a file that is there.
  case exists
  /// Another process is changing the file.
  case busy
  /// The system refused; the error number is given.
  case io(Int32)
}
