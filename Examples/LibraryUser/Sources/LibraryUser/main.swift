// The whole of the library in one screen: bytes in, result out. Give it the folder of rules: LibraryUser Rules

import RedactKit

let text = "My name is Hana, and everybody calls me Umm Salim. I was born on 3 May 1988."

let path = CommandLine.arguments.dropFirst().first ?? "Rules"
let rules = try RuleSet(contentsOf: path)
let redactor = try Redactor(policy: .standard, rules: rules)
let result = try redactor.redact(Array(text.utf8))

print(String(decoding: result.output, as: UTF8.self))
print("\(result.mentions.count) mentions of \(result.entities.count) entities")
