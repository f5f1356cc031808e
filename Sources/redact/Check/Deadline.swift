import Dispatch
import Glibc
import RedactKit

/// The moment until which a check must be done: one that hangs lets nothing through.
enum Deadline {
  static func start(seconds: Int) {
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(seconds)) {
      Terminal.report(
        Failure(.internalFault, "the check did not end within \(seconds) seconds; do not go on"))
      _exit(Status.internalFault.rawValue)
    }
  }
}
