/// Why a vault could not be made, read or written. None of the cases holds a path or anything of what is kept.
package enum VaultError: Error, Hashable, Sendable {
  /// There is no such file.
  case missing
  /// A new vault never takes the place of a file that is there.
  case exists
  /// There can be no file of this name.
  case cannotCreate
  /// A symbolic link, a directory, or a file that others may touch.
  case unsafe(KeyFileError)
  /// Not a vault, or one of another version.
  case notAVault
  /// Cut short, altered or otherwise not as it was written; where, in a word.
  case damaged(String)
  /// The vault and its wraps do not belong together: one of them is another vault's.
  case foreignWraps
  /// The vault is older than its wraps, or they are older than it: a copy was put in its place.
  case olderCopy
  /// A vault needs at least one custodian.
  case noCustodian
  /// None of the custodians of this vault has this key.
  case wrongCustodian
  /// Two persons would have one label.
  case labelCollision
  /// No document, or more than one, has a name that begins so.
  case unknownDocument
  /// A stand-in name is somebody else's, or somebody has another already.
  case nameTaken
  /// The label is not in the vault.
  case unknownLabel
  /// Another process held the vault for too long.
  case busy
  /// The disk is full.
  case full
  /// The vault or its folder cannot be written.
  case readOnly
  /// The database refused; its result code is given.
  case database(Int32)
}
