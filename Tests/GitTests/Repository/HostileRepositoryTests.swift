import Glibc
import TestSupport
import Testing

@testable import Git

/// A repository whose settings name programs: reading it starts none of them.
@Suite(.enabled(if: SampleRepository.hasGit, "git is not installed")) struct HostileRepositoryTests {
  private let sample: SampleRepository
  private let trap: String

  init() throws {
    sample = try SampleRepository()
    trap = try sample.folder.write(
      "#!/bin/sh\ntouch '\(sample.folder.path)/trapped'\nexit 1\n", "trap", mode: 0o755)
  }

  private var isTrapped: Bool { access(sample.folder["trapped"], F_OK) == 0 }

  /// Everything that is read of a repository.
  private func readAll() throws {
    let repository = try sample.repository()
    _ = try repository.staged()
    _ = try repository.files()
    _ = try repository.changed()
    _ = try repository.refs()
    let commits = try repository.allHistory()
    _ = try repository.texts(commits.flatMap(\.entries))
  }

  @Test func `No filter, monitor, textconv, external difference or hook is run`() throws {
    try sample.stage("*.txt filter=a=b diff=x\n", ".gitattributes")
    try sample.stage("one", "a.txt")
    try sample.commit()
    for setting in [
      "filter.a=b.clean", "filter.a=b.smudge", "filter.a=b.process", "core.fsmonitor", "diff.external",
      "diff.x.command", "diff.x.textconv", "gpg.program", "core.pager", "core.sshCommand",
    ] {
      try sample.git("config", setting, trap)
    }
    try sample.git("config", "log.showSignature", "true")
    try sample.git("config", "core.hooksPath", sample.folder.path)
    for name in ["post-index-change", "pre-commit", "fsmonitor-watchman"] {
      try sample.folder.write("#!/bin/sh\n\(trap)\n", name, mode: 0o755)
    }
    try makeRacy()
    try readAll()
    #expect(!isTrapped)
    // The trap is one: what is compared without these precautions does run the filter.
    try makeRacy()
    _ = try? sample.git("-c", "core.fsmonitor=false", "-c", "diff.external=", "diff-index", "HEAD")
    #expect(isTrapped)
  }

  /// Makes the file as young as the index, so that git must look into it.
  private func makeRacy() throws {
    let time = [timespec(tv_sec: 2_000_000_000, tv_nsec: 0), timespec(tv_sec: 2_000_000_000, tv_nsec: 0)]
    utimensat(AT_FDCWD, sample.path + "/a.txt", time, 0)
    try sample.git(
      "-c", "filter.a=b.clean=", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/nonexistent",
      "update-index",
      "--refresh",
      variables: [
        "GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "filter.a=b.clean",
        "GIT_CONFIG_VALUE_0": "", "GIT_CONFIG_KEY_1": "filter.a=b.process", "GIT_CONFIG_VALUE_1": "",
      ])
    utimensat(AT_FDCWD, sample.path + "/.git/index", time, 0)
  }

  @Test func `What a partial clone left behind is not fetched`() throws {
    let blob = try sample.blob("left behind")
    try sample.stage("left behind", "a.txt")
    try sample.commit()
    for (name, value) in [
      ("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "origin"),
      ("remote.origin.promisor", "true"), ("remote.origin.url", "ext::\(trap)"),
      ("protocol.ext.allow", "always"),
    ] {
      try sample.git("config", name, value)
    }
    let digits = blob.description
    unlink("\(sample.path)/.git/objects/\(digits.prefix(2))/\(digits.dropFirst(2))")
    let repository = try sample.repository()
    #expect(throws: GitError.missingObject(blob)) { try repository.blob(blob, limit: 100) }
    #expect(!isTrapped)
    #expect(throws: SampleRepository.Failed.self) { try sample.git("cat-file", "blob", digits) }
    #expect(isTrapped)
  }
}
