import ArgumentParser
import Glibc

/// Where outputs go.
struct DestinationOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The output; standard output without it.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A folder for the outputs, in the tree of the inputs and under their redacted names.",
      valueName: "folder"))
  var outputDir: String?

  var isFile: Bool { (output ?? "-") != "-" || outputDir != nil }

  func validate(inputs: [String]) throws {
    if output != nil, outputDir != nil { throw ValidationError("-o and --output-dir exclude one another") }
    if outputDir == nil, inputs.count > 1 { throw ValidationError("several files need --output-dir") }
    if outputDir != nil, inputs.isEmpty || inputs.contains("-") {
      throw ValidationError("--output-dir needs files")
    }
  }

  /// The path of the output of a file with this name; nil for standard output.
  func path(named name: String) -> String? {
    if let outputDir { return "\(outputDir)/\(name)" }
    return output == "-" ? nil : output
  }

  /// Makes the folder for the outputs when it is missing.
  func prepare() throws(Failure) {
    if let outputDir { try Self.makeFolder(outputDir) }
  }

  /// Makes the folders on the way to an output.
  func prepare(for name: String) throws(Failure) {
    guard let outputDir else { return }
    var folder = outputDir
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      try Self.makeFolder(folder)
    }
  }

  private static func makeFolder(_ path: String) throws(Failure) {
    guard mkdir(path, 0o700) != 0, errno != EEXIST else { return }
    throw Failure(.cannotCreate, "\(path): \(Input.reason()); nothing was written")
  }
}
