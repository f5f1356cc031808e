package import RedactCore

/// What the page for reviewers shows.
///
/// ## Privacy
/// Holds words of the originals. The page made of it is for key holders and never passed on.
package struct ReviewData: Sendable {
  /// The heading of the page.
  package var title: String
  /// The version of the tool that makes the page.
  package var version: String
  /// The actions a reviewer can choose from, such as `label` or `generalise:district`.
  package var actions: [String]
  /// In the order of the review file.
  package var documents: [ReviewDocument]

  package init(title: String, version: String, actions: [String], documents: [ReviewDocument]) {
    self.title = title
    self.version = version
    self.actions = actions
    self.documents = documents
  }
}

/// One document with what was found in it.
package struct ReviewDocument: Sendable {
  /// What it is called on the page; with a key holder that can be the name of the file.
  package var name: Sensitive<String>
  /// In the order of the text.
  package var findings: [ReviewFinding]

  package init(name: Sensitive<String>, findings: [ReviewFinding]) {
    self.name = name
    self.findings = findings
  }
}

/// One finding: its line of the review file, and the words it stands among.
package struct ReviewFinding: Sendable {
  package var line: ReviewLine
  /// Some words before, valid UTF-8.
  package var before: Sensitive<[UInt8]>
  /// The words that were found.
  package var words: Sensitive<[UInt8]>
  /// Some words behind.
  package var after: Sensitive<[UInt8]>

  package init(
    line: ReviewLine, before: Sensitive<[UInt8]>, words: Sensitive<[UInt8]>, after: Sensitive<[UInt8]>
  ) {
    self.line = line
    self.before = before
    self.words = words
    self.after = after
  }
}
