import Findings
import Testing

struct VersionControlTests {
  @Test(arguments: [
    ("https://git.example/north.git", "https://git.example/north.git"),
    ("https://reader:secret@git.example:8443/north.git", "https://git.example:8443/north.git"),
    ("https://secret@git.example/a/b?private_token=secret#secret", "https://git.example/a/b"),
    ("ssh://git@git.example/north.git", "ssh://git.example/north.git"),
    ("git@git.example:archive/north.git", "ssh://git.example/archive/north.git"),
  ])
  func `an address loses who may read it`(given: String, shown: String) {
    #expect(VersionControl(repository: given).address == shown)
  }

  @Test(arguments: [
    "https://reader:sec/ret@git.example/", "https://reader:secret", "/home/reader/north", "../north",
    "file:///home/reader/north", "https://", "https:///north", "javascript://git.example/", "C:\\north", "",
    "https://git.example/nor th", "https://git.example/\"><x>", "https://git.example/\u{1B}[0m", "ftp://a/b",
    "git@git.example:north@secret", "https://a@b:secret@/x", "north:/", "https://git.example:/x",
  ])
  func `an address in which they cannot be told apart is not shown`(given: String) {
    #expect(VersionControl(repository: given).address == nil)
  }
}
