import Git
import RedactKit

extension Failure {
  /// Runs work of the library on hooks and filters.
  static func inSetup<Result>(_ work: () throws(SetupError) -> Result) throws(Failure) -> Result {
    do { return try work() } catch { throw Failure(error) }
  }

  private init(_ error: SetupError) {
    switch error {
    case .git(let error): self.init(RedactError(error))
    case .malformed(let reason): self.init(.badInput, reason)
    case .refused(let reason, let hint):
      self.init(.cannotCreate, "\(reason); nothing was written", hint: hint)
    case .io: self.init(.inputOutput, error.description)
    }
  }
}
