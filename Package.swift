// swift-tools-version: 6.2
// 6.2 is the lowest version that can turn warnings into errors for our own targets only.
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
]

/// One module of ours: `Sources/<name>`, and beside it `Tests/<name>Tests`.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
    swiftSettings: strict)
}

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "redact",
  products: [
    .library(name: "RedactKit", targets: ["RedactKit"]),
    .executable(name: "redact", targets: ["redact"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Exact, because AES-SIV is built on an underscored CTR of this release.
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CRuntime"),
    module("RedactCore"),
    module("PatternEngine", ["CPCRE2", "RedactCore"]),
    module("RulePacks", ["PatternEngine", "RedactCore", crypto, yams]),
    module("Transcripts", ["CZlib", "RedactCore"]),
    module("Evaluation", ["RedactCore", "Transcripts"]),
    module("Tagger", ["RedactCore"]),
    module("Detection", ["PatternEngine", "RulePacks", "RedactCore", "Tagger"]),
    module("Resolution", ["RedactCore"]),
    module("Policy", ["RedactCore"]),
    module("Generalisation", ["RedactCore", "RulePacks"]),
    module("Surrogates", ["RedactCore", "RulePacks"]),
    module("SignedNotes", ["RedactCore", crypto]),
    module("Vault", ["RedactCore", "SignedNotes", crypto, cryptoExtras, grdb]),
    module("Audit", ["RedactCore", "SignedNotes", crypto]),
    module("Release", ["Audit", "RedactCore", "SignedNotes", crypto]),
    module("Reports", ["RedactCore"]),
    module("Findings", ["RedactCore"]),
    module("Git", ["RedactCore"]),
    module("Guard", ["RedactCore", crypto]),
    module("Configuration", ["RedactCore", "RulePacks"]),
    module("Tables", ["RedactCore", "Transcripts"]),
    module(
      "RedactKit",
      [
        "RedactCore", "PatternEngine", "RulePacks", "Transcripts", "Tagger", "Detection", "Resolution",
        "Policy", "Generalisation", "Surrogates", "SignedNotes", "Vault", "Audit", "Release", "Reports",
        "Tables", "Evaluation", "Findings", "Git", "Guard",
      ]),
    .executableTarget(
      name: "redact",
      dependencies: ["RedactKit", "Configuration", "Findings", "Git", "Guard", "CRuntime", arguments],
      swiftSettings: strict),
    // Makes the weights of the tagger; needed only where the corpora are.
    .executableTarget(
      name: "redact-train",
      dependencies: ["RedactCore", "RulePacks", "Tagger", "Detection", "Audit", arguments],
      swiftSettings: strict),
    // Built like the package of a stranger: it sees what is public, and nothing else.
    .executableTarget(
      name: "LibraryUser", dependencies: ["RedactKit"],
      path: "Examples/LibraryUser/Sources/LibraryUser",
      packageAccess: false, swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["RedactCore", "RulePacks"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("RedactCore"),
    tests("PatternEngine", ["RedactCore"]),
    tests("Transcripts", ["RedactCore"]),
    tests("RulePacks", ["PatternEngine", "RedactCore"]),
    tests("Tagger", ["RedactCore"]),
    tests("Detection", ["PatternEngine", "RulePacks", "RedactCore", "Tagger"]),
    tests("Resolution", ["RedactCore"]),
    tests("Policy", ["RedactCore"]),
    tests("Generalisation", ["RedactCore", "RulePacks"]),
    tests("Surrogates", ["RedactCore", "RulePacks"]),
    tests("Evaluation", ["RedactCore", "Transcripts"]),
    tests("SignedNotes", ["RedactCore", crypto]),
    tests("Vault", ["RedactCore", "SignedNotes"]),
    tests("Audit", ["RedactCore", "SignedNotes", crypto]),
    tests("Release", ["Audit", "RedactCore", "SignedNotes", crypto]),
    tests("Reports", ["RedactCore"]),
    tests("Tables", ["RedactCore", "Transcripts"]),
    tests("Findings", ["RedactCore"]),
    tests("Git", ["RedactCore"]),
    tests("Guard", ["RedactCore", crypto]),
    tests("Configuration", ["RedactCore", "RulePacks"]),
    .testTarget(
      name: "RedactTrainTests",
      dependencies: ["redact-train", "RedactCore", "Tagger", "Audit", "TestSupport", arguments],
      swiftSettings: strict),
    tests(
      "RedactKit",
      [
        "RedactCore", "Policy", "Generalisation", "Surrogates", "RulePacks", "Detection", "Resolution",
        "Vault", "Audit", "Configuration", "Findings", "Git", "Guard", crypto,
      ]),
    .executableTarget(
      name: "Fuzz", dependencies: ["RedactCore", "Transcripts", "TestSupport"], path: "Tests/Fuzz",
      swiftSettings: strict),
    // Runs what was built, as a user does; it imports nothing of it.
    .testTarget(
      name: "CommandTests", dependencies: ["redact", "LibraryUser"], swiftSettings: strict),
  ]
)
