import Configuration
import Findings
import RedactCore
import Testing

@testable import RedactKit

/// The table of settings has words of its own, since it knows no other module; they must be those of the modules.
@Suite struct SettingWordsTests {
  @Test func `the table of settings has the words of recall and of formats`() throws {
    for word in Recall.allCases.map(\.rawValue) { #expect(try given(CheckKeys.recall, word) == word) }
    for word in FindingFormat.allCases.map(\.rawValue) { #expect(try given(CheckKeys.format, word) == word) }
    #expect(throws: ConfigurationError.self) { try given(CheckKeys.recall, "everything") }
    #expect(throws: ConfigurationError.self) { try given(CheckKeys.format, "prose") }
  }

  private func given(_ key: SettingKey<String>, _ word: String) throws -> String? {
    var options = SettingOptions()
    options.give(key, word)
    return try Settings(nil, options: options, environment: { _ in nil })[key].value
  }
}
