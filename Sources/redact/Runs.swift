// Three ways through the filter: whole documents, records, and live units. In each, nothing of a document is
// emitted before it is in the vault and in the audit log, and it is put there only after its sweep.

import Dispatch
import Glibc
import RedactKit
import Synchronization

/// Whole documents.
struct DocumentRun {
  let redactor: Redactor
  let ledger: Ledger
  let format: String?
  let jobs: Int
  let showsProgress: Bool

  /// Redacts files in order, and says of each what became of it when there are several: under its new name,
  /// since the old one may hold the name of a person.
  func run(_ files: [InputFile], to destination: DestinationOptions) throws {
    try destination.prepare()
    var outputs = OutputNames()
    var tally = Tally(of: files.count)
    let progress = ProgressLine(of: files.count, isShown: showsProgress)
    for batch in stride(from: 0, to: files.count, by: jobs) {
      let part = Array(files[batch..<min(files.count, batch + jobs)])
      progress.show(batch + part.count, part[part.count - 1].path)
      for (file, result) in zip(part, redacted(part)) {
        do throws(Failure) {
          let done = try result.get()
          let name = outputs.unique(done.redaction.name ?? file.name)
          try emit(done, file, to: destination, as: name, inputs: files.map(\.path))
          tally.add(done.redaction)
          progress.clear()
          if files.count > 1 { Terminal.note("\(name): \(done.redaction.summary)") }
        } catch {
          ledger.noteRefusal()
          progress.clear()
          tally.add(error)
        }
      }
    }
    progress.clear()
    try tally.finish()
  }

  private struct Done: Sendable {
    let original: [UInt8]
    let redaction: Redaction
  }

  /// The documents of a batch, each on a thread of its own when there are several; results keep their order.
  private func redacted(_ files: [InputFile]) -> [Result<Done, Failure>] {
    let results = Mutex<[Result<Done, Failure>?]>(Array(repeating: nil, count: files.count))
    DispatchQueue.concurrentPerform(iterations: files.count) { [redactor, format] index in
      let result = Self.redacted(files[index], redactor, format)
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  private static func redacted(
    _ file: InputFile, _ redactor: Redactor, _ format: String?
  ) -> Result<Done, Failure> {
    do throws(Failure) {
      let original = try Input.read(file.path)
      let redaction = try Failure.wrapping(file.path) { () throws(RedactError) in
        try redactor.redact(original, format: format, name: file.name)
      }
      return .success(Done(original: original, redaction: redaction))
    } catch {
      return .failure(error)
    }
  }

  private func emit(
    _ done: Done, _ file: InputFile, to destination: DestinationOptions, as name: String, inputs: [String]
  ) throws(Failure) {
    warn(of: done.redaction, file.path)
    guard let path = destination.path(named: name) else {
      try note(done)
      try StandardOutput.write(done.redaction.output)
      return try StandardOutput.finish()
    }
    try destination.prepare(for: name)
    let output = try OutputFile(path, inputs: inputs)
    try output.write(done.redaction.output)
    try note(done)
    try output.commit()
  }

  private func note(_ done: Done) throws(Failure) {
    do { try ledger.keep(done.redaction, of: done.original) } catch { throw Failure(error) }
  }

  private func warn(of redaction: Redaction, _ path: String) {
    guard !redaction.suspicions.isEmpty else { return }
    Terminal.warn(
      "\(path): \(redaction.suspicions.count) words were disguised (mixed scripts, hidden characters or escapes)"
    )
  }
}

extension Redaction {
  /// What was done, without a word of the text.
  fileprivate var summary: String {
    let taken = removed.values.reduce(0, +)
    return "\(format), \(replacements.count) replaced" + (taken > 0 ? ", \(taken) of metadata taken out" : "")
  }
}

/// Names that were given to outputs: two files whose names differ only in what was redacted must not fall
/// together.
private struct OutputNames {
  private var given = Set<String>()

  mutating func unique(_ name: String) -> String {
    let start = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
    let dot = name[start...].firstIndex(of: ".") ?? name.endIndex
    var unique = name
    var number = 2
    while !given.insert(unique).inserted {
      unique = "\(name[..<dot])-\(number)\(name[dot...])"
      number += 1
    }
    return unique
  }
}

/// Records of JSON Lines, each a document of its own.
struct RecordRun {
  let redactor: Redactor
  let ledger: Ledger
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
    guard let output = destination.path(named: path.split(separator: "/").last.map(String.init) ?? path)
    else {
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
      ledger.noteRefusal()
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
        try ledger.keep(redaction, of: record.original)
        return redaction.output
      }
    }
  }
}

/// One live stream of text.
struct StreamRun {
  let redactor: Redactor
  let ledger: Ledger

  /// Redacts unit by unit; a unit that fails ends the stream there.
  func run(_ path: String, unit: StreamRedactor.Unit) throws(Failure) {
    let written = "earlier units were written"
    let stream = StreamRedactor(redactor, unit: unit)
    var done: [StreamRedactor.Emission] = []
    func work() throws(Failure) {
      for emission in done {
        try Failure.wrapping(path, written) { () throws(RedactError) in
          try ledger.keep(emission.redaction, of: emission.original)
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
      ledger.noteRefusal()
      throw error
    }
    try StandardOutput.finish()
  }
}

extension Failure {
  /// Runs library work and says of its errors which document they are about and what was written before.
  static func wrapping<Result>(
    _ path: String? = nil, _ written: String = "nothing was written", _ work: () throws(RedactError) -> Result
  ) throws(Failure) -> Result {
    do { return try work() } catch { throw Failure(error, path: path, written: written) }
  }
}
