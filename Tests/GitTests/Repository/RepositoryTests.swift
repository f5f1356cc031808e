import Glibc
import TestSupport
import Testing

@testable import Git

@Suite(.enabled(if: SampleRepository.hasGit, "git is not installed")) struct RepositoryTests {
  @Test func `A repository says where it is and what it is`() throws {
    let sample = try SampleRepository()
    try sample.stage("x", "below/a.txt")
    let repository = try sample.repository(in: "below")
    #expect(repository.topLevel == sample.path)
    #expect(repository.gitFolder == sample.path + "/.git")
    #expect(repository.format == .sha1)
    #expect(!repository.isBare && !repository.isShallow)
    let inside = try sample.repository(in: ".git")
    #expect(inside.topLevel == nil && !inside.isBare)
    #expect(throws: GitError.noWorkingTree) { try inside.tracked() }
    #expect(throws: GitError.noWorkingTree) { try inside.staged() }
  }

  @Test func `HEAD is on a branch, on none, or on one that has no commit`() throws {
    let sample = try SampleRepository()
    let main = Array("refs/heads/main".utf8)
    #expect(try sample.repository().head() == .unborn(branch: main))
    let id = try sample.commit()
    #expect(try sample.repository().head() == .branch(main, id))
    try sample.git("checkout", "--quiet", "--detach")
    #expect(try sample.repository().head() == .detached(id))
  }

  @Test func `A working tree beside has its own HEAD and index`() throws {
    let sample = try SampleRepository()
    try sample.stage("x", "a.txt")
    try sample.commit()
    try sample.git("worktree", "add", "--quiet", "-b", "beside", "../beside")
    let beside = try SampleRepository(in: sample.folder, "beside")
    try beside.stage("y", "b.txt")
    let repository = try beside.repository()
    #expect(repository.topLevel == beside.path)
    #expect(repository.gitFolder == sample.path + "/.git/worktrees/beside")
    #expect(try repository.staged().map(\.shown) == ["A b.txt"])
    #expect(try sample.repository().staged() == [])
    try beside.commit()
    guard case .branch(let name, _) = try repository.head() else {
      Issue.record("not on a branch")
      return
    }
    #expect(text(name) == "refs/heads/beside")
  }

  @Test func `A bare repository is one`() throws {
    let bare = try SampleRepository("--bare")
    #expect(try bare.repository().isBare)
    #expect(try bare.repository().topLevel == nil)
    #expect(try bare.repository().refs() == [])
    #expect(try bare.repository().allHistory() == [])
  }

  @Test func `What is in quarantine is read by a hook, and by nobody else`() throws {
    let sample = try SampleRepository()
    let bare = try SampleRepository(in: sample.folder, "bare")
    try sample.git("init", "--quiet", "--bare", bare.path)
    try sample.stage("in quarantine", "a.txt")
    let id = try sample.commit()
    mkdir(bare.path + "/objects/incoming", 0o700)
    let pack = try sample.git(
      "pack-objects", "--quiet", "--revs", bare.path + "/objects/incoming/pack",
      input: Array("main\n".utf8))
    mkdir(bare.path + "/objects/incoming/pack", 0o700)
    for end in ["pack", "idx"] {
      rename(
        "\(bare.path)/objects/incoming/pack-\(pack).\(end)",
        "\(bare.path)/objects/incoming/pack/pack-\(pack).\(end)")
    }
    // As receive-pack says it to the hook, which it starts in the repository.
    let hook = try bare.repository(
      "GIT_DIR=.", "GIT_OBJECT_DIRECTORY=\(bare.path)/objects/incoming",
      "GIT_QUARANTINE_PATH=objects/incoming",
      "GIT_ALTERNATE_OBJECT_DIRECTORIES=\(bare.path)/objects")
    let commits = try hook.all([id.description, "--not", "--all"])
    #expect(commits.map(\.id) == [id])
    #expect(try hook.texts(commits[0].entries) == ["in quarantine"])
    #expect(throws: GitError.failed("rev-list", 128)) { try bare.repository().all([id.description]) }
  }

  @Test func `Where there is no repository there is none`() throws {
    let folder = try TemporaryFolder()
    for place in [folder.path, folder["nowhere"]] {
      #expect(throws: GitError.notARepository) {
        try GitRepository(at: place, environment: SampleRepository.environment())
      }
    }
    #expect(throws: GitError.folder) {
      try GitRepository(at: folder.path + "\0", environment: SampleRepository.environment())
    }
  }

  @Test(.enabled(if: getuid() == 0, "only root can give a folder away"))
  func `The repository of somebody else is not trusted unless git is told to`() throws {
    let sample = try SampleRepository()
    for place in ["", "/.git"] { chown(sample.path + place, 12_345, 12_345) }
    #expect(throws: GitError.notTrusted) { try sample.repository() }
    let told = try sample.repository(
      "GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=safe.directory", "GIT_CONFIG_VALUE_0=\(sample.path)")
    #expect(told.topLevel == sample.path)
  }

  @Test func `A repository of the longer hash is read like any other`() throws {
    let sample = try SampleRepository("--object-format=sha256")
    try sample.stage("x", "a.txt")
    #expect(try sample.repository().format == .sha256)
    #expect(try sample.repository().staged().map(\.shown) == ["A a.txt"])
    try sample.git("tag", "--annotate", "-m", "a tag", "one", try sample.commit().description)
    try sample.stage("y", "b.txt")
    let second = try sample.commit()
    let repository = try sample.repository()
    #expect(second.description.utf8.count == 64)
    #expect(try repository.staged() == [])
    let commits = try repository.allHistory()
    #expect(commits.map { $0.entries.map(\.shown) } == [["A a.txt"], ["A b.txt"]])
    #expect(try repository.texts(commits.flatMap(\.entries)) == ["x", "y"])
    #expect(try repository.refs().map { text($0.shortName) } == ["main", "one"])
  }

  @Test func `A shallow clone begins where it was cut off`() throws {
    let sample = try SampleRepository()
    for name in ["a.txt", "b.txt", "c.txt"] {
      try sample.stage(name, name)
      try sample.commit(name)
    }
    try sample.git("clone", "--quiet", "--depth", "2", "file://" + sample.path, "../clone")
    let repository = try SampleRepository(in: sample.folder, "clone").repository()
    #expect(repository.isShallow)
    let commits = try repository.allHistory()
    #expect(commits.map { text($0.message) } == ["b.txt\n", "c.txt\n"])
    #expect(commits.map { $0.entries.map(\.shown) } == [["A a.txt", "A b.txt"], ["A c.txt"]])
    #expect(commits.map(\.parents.count) == [0, 1])
  }
}
