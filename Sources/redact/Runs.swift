// Three ways through the filter: whole documents, records, and live units. In each, nothing of a document is
// emitted before its audit records are written, and those are written only after its sweep.

import Dispatch
import Glibc
import RedactKit
import Synchronization

/// Whole documents.
struct DocumentRun {
  let redactor: Redactor
  let trail: AuditTrail?
  let format: String?
  let jobs: Int
  let showsProgress: Bool

  /// Redacts files in order.
  func run(_ paths: [String], to destination: DestinationOptions) throws {
    try destination.prepare()
    var tally = Tally(of: paths.count)
    for batch in stride(from: 0, to: paths.count, by: jobs) {
      let part = Array(paths[batch..<min(paths.count, batch + jobs)])
      if showsProgress { Terminal.progress("\(batch + part.count)/\(paths.count) \(part[part.count - 1])") }
      for (path, result) in zip(part, redacted(part)) {
        do throws(Failure) {
          try emit(result.get(), path, destination, inputs: paths)
        } catch {
          trail?.noteRefusal()
          if showsProgress { Terminal.progress("") }
          tally.add(error)
        }
      }
    }
    if showsProgress { Terminal.progress("") }
    try tally.finish()
  }

  private struct Done: Sendable {
    let original: [UInt8]
    let redaction: Redaction
  }

  /// The documents of a batch, each on a thread of its own when there are several; results keep their order.
  private func redacted(_ paths: [String]) -> [Result<Done, Failure>] {
    let results = Mutex<[Result<Done, Failure>?]>(Array(repeating: nil, count: paths.count))
    DispatchQueue.concurrentPerform(iterations: paths.count) { [redactor, format] index in
      let result = Self.redacted(paths[index], redactor, format)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  private static func redacted(
    _ path: String, _ redactor: Redactor, _ format: String?
  ) -> Result<Done, Failure> {
    do throws(Failure) {
      let original = try Input.read(path)
      let redaction = try Failure.wrapping(path) { () throws(RedactError) in
        try redactor.redact(original, format: format)
      }
      return .success(Done(original: original, redaction: redaction))
    } catch {
      return .failure(error)
    }
  }

  private func emit(
    _ done: Done, _ path: String, _ destination: DestinationOptions, inputs: [String]
  ) throws(Failure) {
    warn(of: done.redaction, path)
    guard let output = destination.path(for: path) else {
      try note(done)
      try StandardOutput.write(done.redaction.output)
      return try StandardOutput.finish()
    }
    let file = try OutputFile(output, inputs: inputs)
    try file.write(done.redaction.output)
    try note(done)
    try file.commit()
  }

  private func note(_ done: Done) throws(Failure) {
    do { try trail?.note(done.redaction, of: done.original) } catch { throw Failure(error) }
  }

  private func warn(of redaction: Redaction, _ path: String) {
    guard !redaction.suspicions.isEmpty else { return }
    Terminal.warn(
      "\(path): \(redaction.suspicions.count) words were disguised (mixed scripts, hidden characters or escapes)"
    )
  }
}

/// Records of JSON Lines, each a document of its own.
struct RecordRun {
  let redactor: Redactor
  let trail: AuditTrail?
  let fields: RecordRedactor.Fields

  /// Redacts files in order; the first record that fails ends its file.
  func run(_ paths: [String], to destination: DestinationOptions) throws {
    try destination.prepare()
    var tally = Tally(of: paths.count)
    for path in paths {
      do throws(Failure) { try run(path, to: destination, inputs: paths) } catch { tally.add(error) }
    }
    try tally.finish()
  }

  private func run(_ path: String, to destination: DestinationOptions, inputs: [String]) throws(Failure) {
    guard let output = destination.path(for: path) else {
      try run(path, written: "earlier records were written", to: StandardOutput.write)
      return try StandardOutput.finish()
    }
    let file = try OutputFile(output, inputs: inputs)
    try run(path, written: "nothing was written", to: file.write)
    try file.commit()
  }

  private func run(
    _ path: String, written: String, to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let reader = RecordRedactor(redactor, fields: fields)
    var lines: [RecordRedactor.Line] = []
    func work() throws(Failure) {
      for line in lines { try write(try redacted(line, path, reader, written)) }
      lines.removeAll(keepingCapacity: true)
    }
    do {
      try Input.stream(path) { chunk throws(Failure) in
        // Records before a bad one are complete, so they go out first.
        var refusal: RedactError?
        do throws(RedactError) { try reader.feed(Array(chunk)) { lines.append($0) } } catch {
          refusal = error
        }
        try work()
        if let refusal { throw Failure(refusal, path: path, written: written) }
        return true
      }
      try Failure.wrapping(path, written) { () throws(RedactError) in try reader.finish { lines.append($0) } }
      try work()
    } catch {
      trail?.noteRefusal()
      throw error
    }
  }

  private func redacted(
    _ line: RecordRedactor.Line, _ path: String, _ reader: RecordRedactor, _ written: String
  ) throws(Failure) -> [UInt8] {
    switch line {
    case .blank(let bytes): return bytes
    case .record(let record):
      return try Failure.wrapping(path, written) { () throws(RedactError) in
        let redaction = try reader.redact(record)
        try trail?.note(redaction, of: record.original)
        return redaction.output
      }
    }
  }
}

/// One live stream of text.
struct StreamRun {
  let redactor: Redactor
  let trail: AuditTrail?

  /// Redacts unit by unit; a unit that fails ends the stream there.
  func run(_ path: String, unit: StreamRedactor.Unit) throws(Failure) {
    let written = "earlier units were written"
    let stream = StreamRedactor(redactor, unit: unit)
    var done: [StreamRedactor.Emission] = []
    func work() throws(Failure) {
      for emission in done {
        try Failure.wrapping(path, written) { () throws(RedactError) in
          try trail?.note(emission.redaction, of: emission.original)
        }
        try StandardOutput.write(emission.redaction.output)
      }
      done.removeAll(keepingCapacity: true)
    }
    do {
      try Input.stream(path) { chunk throws(Failure) in
        var refusal: RedactError?
        do throws(RedactError) { try stream.feed(chunk) { done.append($0) } } catch { refusal = error }
        try work()
        if let refusal { throw Failure(refusal, path: path, written: written) }
        return true
      }
      try Failure.wrapping(path, written) { () throws(RedactError) in try stream.finish { done.append($0) } }
      try work()
    } catch {
      trail?.noteRefusal()
      throw error
    }
    try StandardOutput.finish()
  }
}

/// What became of several documents: one that fails is told at once, does not stop the others, and is not
/// forgotten.
struct Tally {
  private let count: Int
  private var failures = 0
  private var worst: Failure?

  init(of count: Int) { self.count = count }

  mutating func add(_ failure: Failure) {
    failures += 1
    if count > 1 { Terminal.report(failure) }
    if failure.status.rawValue > worst?.status.rawValue ?? 0 { worst = failure }
  }

  /// - Throws: what happened to the only document, or the worst that happened to one of several: the highest
  ///   status.
  func finish() throws(Failure) {
    guard let worst else { return }
    guard count > 1 else { throw worst }
    let rest = failures < count ? "; the others were written" : ""
    throw Failure(worst.status, "\(failures) of \(count) documents were refused\(rest)")
  }
}

extension Failure {
  /// Runs library work and says of its errors which document they are about and what was written before.
  static func wrapping<Result>(
    _ path: String, _ written: String = "nothing was written", _ work: () throws(RedactError) -> Result
  ) throws(Failure) -> Result {
    do { return try work() } catch { throw Failure(error, path: path, written: written) }
  }
}
