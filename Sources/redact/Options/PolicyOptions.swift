import ArgumentParser
import Glibc
import RedactKit

/// Where policies are: a file, or one of the profiles that come with the command.
enum Profiles {
  /// The policy that an option names: what holds a slash or a full stop is a path, anything else a profile.
  static func policy(_ name: String) throws -> Policy {
    try Policy(contentsOf: try path(of: name))
  }

  private static func path(of name: String) throws -> String {
    if !name.contains("/"), !name.contains("."), let folder = folder() {
      let profile = "\(folder)/\(name).yaml"
      if access(profile, R_OK) == 0 { return profile }
    }
    guard access(name, R_OK) == 0 else {
      let reason = Input.reason()
      throw Failure(
        .noInput, "\(name): \(reason); nothing was written",
        hint: "`redact policy list` names the profiles")
    }
    return name
  }

  /// The names of all profiles, sorted.
  static func names() throws -> [String] {
    guard let folder = folder() else {
      throw Failure(.configuration, "the profiles were not found; name their folder with REDACT_POLICIES")
    }
    guard let entries = opendir(folder) else { throw Failure(.noInput, "\(folder): \(Input.reason())") }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasSuffix(".yaml") { names.append(String(name.dropLast(5))) }
    }
    return names.sorted()
  }

  private static func folder() -> String? {
    getenv("REDACT_POLICIES").map { String(cString: $0) }
      ?? Installed.folder("Policies", holding: "publish.yaml")
  }
}

/// What is installed with the command, or stands in the folder it was built in.
enum Installed {
  /// A folder beside the command as installed or as built; nil where there is none with this file.
  static func folder(_ name: String, holding file: String) -> String? {
    guard var folder = command else { return nil }
    var isFirst = true
    while let slash = folder.lastIndex(of: "/") {
      folder = String(folder[..<slash])
      let candidate = isFirst ? "\(folder)/../share/redact/\(name)" : "\(folder)/\(name)"
      isFirst = false
      if access("\(candidate)/\(file)", R_OK) == 0 { return candidate }
    }
    return nil
  }

  /// The real path of the running command.
  static var command: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    guard count > 0 else { return nil }
    return String(decoding: buffer.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
