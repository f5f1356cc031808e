package import RedactCore
package import RulePacks

/// The rules of this package, read once for all tests.
package enum PackageRules {
  package static let path = Shared.package.appending(path: "Rules").path

  private static let loaded = Result<RuleFolder, RulePackError> { () throws(RulePackError) in
    try RuleFolder(reading: path)
  }

  private static let compiled = Result { () throws in
    let folder = try TemporaryFolder()
    try folder.write(try Self.folder().compiled(), "rules.pack")
    return try RuleFolder.load(folder["rules.pack"])
  }

  /// The same rules, as the command reads them.
  package static func compiledFolder() throws -> RuleFolder { try compiled.get() }

  /// The spellings of this package.
  package static let spellings: Spellings = {
    do throws(RulePackError) {
      return Spellings(try SpellingLists(reading: path + "/spellings.yaml"))
    } catch {
      fatalError("\(error)")
    }
  }()

  package static func folder() throws(RulePackError) -> RuleFolder { try loaded.get() }
}
