// Feeds mutated transcripts to one reader for a while: `make fuzz FORMAT=srt SECONDS=600`. A reader may refuse
// what it is given; it may not crash, hang, or write a file that it cannot read again.

import Glibc
import RedactCore
import TestSupport
import Transcripts

@main
struct Fuzz {
  /// The longest that one input may take, in seconds.
  static let patience = 1.0

  let format: any TranscriptFormat
  let seeds: [[UInt8]]
  /// What is put into an input: other inputs, or what their archives hold.
  let pieces: [[UInt8]]
  var random: SeededGenerator
  var tried = 0
  var accepted = 0
  var slowest = 0.0

  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count > 4, let seconds = Double(arguments[2]), let seed = UInt64(arguments[3]),
      let format = FormatTable(limits: IntakeLimits(bytes: 8 << 20)).format(named: arguments[1])
    else { fail("usage: fuzz FORMAT SECONDS SEED FILE ...") }
    let seeds = arguments[4...].compactMap(contents).filter { (try? format.read($0)) != nil }
    guard !seeds.isEmpty else { fail("none of the files is \(format.name)") }
    var fuzz = Fuzz(
      format: format, seeds: seeds, pieces: seeds.flatMap(pieces), random: SeededGenerator(seed: seed))
    let end = now() + seconds
    while now() < end { fuzz.step() }
    say(
      "\(format.name): \(fuzz.tried) inputs from \(seeds.count) files, \(fuzz.accepted) read, "
        + "slowest \(Int(fuzz.slowest * 1000)) ms, 0 failed")
  }

  private mutating func step() {
    let seed = random.pick(seeds)
    let input = mutatedMember(of: seed) ?? mutated(seed)
    Self.keep(input)
    tried += 1
    let start = now()
    do { try roundTrip(input) } catch {
      Self.fail("\(format.name): input \(tried) was read, and then: \(error)")
    }
    slowest = max(slowest, now() - start)
    if now() - start > Self.patience { Self.fail("\(format.name): input \(tried) took too long") }
  }

  /// What was read must be written unchanged without edits, and be readable with some, and without its
  /// metadata.
  private mutating func roundTrip(_ input: [UInt8]) throws {
    _ = format.sniff(input)
    guard let read = try? format.read(input) else { return }
    accepted += 1
    guard try read.write([]) == input else {
      Self.fail("\(format.name): input \(tried) was changed without edits")
    }
    let written = try read.write(edits(of: read.document.text))
    let again = try format.read(written)
    _ = try again.write([])
    _ = try format.read(read.withoutMetadata())
  }

  private mutating func edits(of text: [UInt8]) -> [Edit] {
    guard !text.isEmpty else { return [] }
    var places = (0..<6).map { _ in random.number(below: text.count + 1) }.sorted()
    for index in places.indices {
      while places[index] < text.count, splits(text, places[index]) { places[index] += 1 }
    }
    return stride(from: 0, to: 6, by: 2).compactMap { index in
      let span = ByteSpan(places[index], places[index + 1])
      return span.isEmpty ? nil : Edit(span, Array("[PERSON-\(index)]".utf8))
    }
  }

  /// No finding starts or ends inside a character, or between CR and LF.
  private func splits(_ text: [UInt8], _ place: Int) -> Bool {
    text[place] & 0xC0 == 0x80 || place > 0 && text[place - 1] == 0x0D && text[place] == 0x0A
  }

  private mutating func mutated(_ seed: [UInt8]) -> [UInt8] {
    var input = seed
    for _ in 0...random.number(below: 4) { mutate(&input) }
    return input
  }

  /// An archive with one member mutated, half of the time: hardly any other change gets past its checksums.
  private mutating func mutatedMember(of seed: [UInt8]) -> [UInt8]? {
    guard let archive = Self.archive(seed), random.number(below: 2) == 0 else { return nil }
    let index = random.number(below: archive.members.count)
    guard let contents = try? archive.contents(of: index) else { return nil }
    return try? archive.rewritten([index: .contents(mutated(contents))])
  }

  private static func archive(_ input: [UInt8]) -> ZipArchive? {
    guard input.starts(with: [0x50, 0x4B]), let archive = try? ZipArchive(input), !archive.members.isEmpty
    else { return nil }
    return archive
  }

  private static func pieces(_ input: [UInt8]) -> [[UInt8]] {
    guard let archive = archive(input) else { return [input] }
    return archive.members.indices.compactMap { try? archive.contents(of: $0) }.filter { !$0.isEmpty }
  }

  private mutating func mutate(_ input: inout [UInt8]) {
    guard !input.isEmpty else { return }
    let place = random.number(below: input.count)
    let length = min(input.count - place, 1 + random.number(below: 1 << random.number(below: 10)))
    switch random.number(below: 8) {
    case 0: input[place] = UInt8(random.number(below: 256))
    case 1: input[place] ^= 1 << UInt8(random.number(below: 8))
    case 2: input.removeSubrange(place..<place + length)
    case 3: input.insert(contentsOf: input[place..<place + length], at: random.number(below: input.count))
    case 4: input.insert(contentsOf: random.pick(Self.tokens).utf8, at: place)
    case 5: input.replaceSubrange(place..<place + length, with: random.pick(Self.tokens).utf8)
    case 6: input.removeSubrange(place...)
    default:
      let other = random.pick(pieces)
      let from = random.number(below: other.count)
      input.insert(contentsOf: other[from..<min(other.count, from + length)], at: place)
    }
  }

  /// What means something in one format or another.
  private static let tokens = [
    "\"", "\"\"", "\\", "\\u0000", "\\ud83d", "\n", "\r\n", "\n\n", "\t", "\u{15}", "\u{FEFF}", "é", "İ", "ع",
    "<", ">",
    "&", "&amp;", "&#0;", "&#x10FFFF;", "<!--", "-->", "--", "<![CDATA[", "]]>", "<?", "?>", "<v ", "</v>",
    "{", "}",
    "[", "]", ",", ";", "|", ":", "@", "*", "%", "00:00:01,000 --> 00:00:02,000", "WEBVTT", "NOTE", "STYLE",
    "null",
    "-1", "1e999", "99999999999999999999", "PK\u{3}\u{4}", "\u{0}",
  ]

  /// Kept for the one that crashes us.
  private static func keep(_ input: [UInt8]) {
    guard let path = getenv("FUZZ_INPUT"), let file = fopen(path, "w") else { return }
    _ = fwrite(input, 1, input.count, file)
    fclose(file)
  }

  private static func contents(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 8 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes.prefix(count))
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private func now() -> Double { Self.now() }

  private static func say(_ message: String) {
    write(message, to: STDOUT_FILENO)
  }

  private static func fail(_ message: String) -> Never {
    write("fuzz: \(message)", to: STDERR_FILENO)
    exit(1)
  }

  private static func write(_ message: String, to descriptor: Int32) {
    let line = Array((message + "\n").utf8)
    _ = line.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
  }
}
