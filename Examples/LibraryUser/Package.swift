// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "LibraryUser",
  dependencies: [.package(name: "redact", path: "../..")],
  targets: [
    .executableTarget(
      name: "LibraryUser", dependencies: [.product(name: "RedactKit", package: "redact")],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
