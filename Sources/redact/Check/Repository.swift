import Git
import RedactKit

/// The repository that the command stands in.
enum Repository {
  /// The variables that the process was given, as git takes them.
  static let environment = ProcessEnvironment.all

  /// - Throws: `Failure` with exit code 66 where there is none.
  static func open(at folder: String = ".") throws(Failure) -> GitRepository {
    do { return try GitRepository(at: folder, environment: environment) } catch {
      throw Failure(RedactError(error), written: "nothing was looked at")
    }
  }

  /// The same, nil where a folder is in none.
  static func find(at folder: String) throws(Failure) -> GitRepository? {
    do { return try GitRepository(at: folder, environment: environment) } catch .notARepository, .notFound {
      return nil
    } catch {
      throw Failure(RedactError(error), written: "nothing was looked at")
    }
  }

  /// What would be committed of the file of a message.
  static func message(in path: String) throws -> [UInt8] {
    let file = try Input.read(path)
    guard let repository = try find(at: ".") else { return file }
    return try CommentLines(of: repository, environment: environment).message(file)
  }
}
