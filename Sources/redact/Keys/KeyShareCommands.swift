import ArgumentParser
import Glibc
import RedactKit

// A key on paper, in the hands of several people.

extension Key {
  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "split", abstract: "Split a key into shares of words, of which any so many make it again.",
      discussion: """
        The words are those of SLIP-39. Write each share on paper and give each to another person; the key file \
        itself can then be destroyed. Without --output-dir the shares are printed, one a line.
        """)

    @OptionGroup var source: KeyFileOptions

    @Option(name: .shortAndLong, help: ArgumentHelp("How many shares make the key again.", valueName: "t"))
    var threshold: Int

    @Option(
      name: [.customShort("n"), .long], help: ArgumentHelp("How many shares there are.", valueName: "n"))
    var count: Int

    @Option(help: ArgumentHelp("A folder for one new file a share.", valueName: "folder"))
    var outputDir: String?

    func validate() throws {
      guard (2...16).contains(count), (2...count).contains(threshold) else {
        throw ValidationError("of 2 to 16 shares, 2 or more make the key again: -t 2 -n 3")
      }
    }

    func run() throws {
      let shared = try source.read(
        { path, words throws(RedactError) in
          try KeyFiles.split(path, threshold: threshold, count: count, passphrase: words)
        },
        { number, words throws(RedactError) in
          try KeyFiles.split(descriptor: number, threshold: threshold, count: count, passphrase: words)
        })
      if let outputDir {
        try write(shared.sheets, in: outputDir)
      } else {
        try StandardOutput.write(Array(shared.sheet.utf8))
        try StandardOutput.finish()
      }
      Terminal.note("redact: split key \(shared.id): any \(threshold) of \(count) shares make it again")
      if shared.others > 0 {
        Terminal.warn("\(shared.others) retired keys of the file are not in the shares")
      }
    }

    /// One file a share; all of them or none.
    private func write(_ sheets: [String], in folder: String) throws(Failure) {
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw Failure(.cannotCreate, "\(folder): \(Input.reason()); nothing was written")
      }
      let name = source.file.map { $0.split(separator: "/").last.map(String.init) ?? $0 } ?? "key"
      var written: [String] = []
      do {
        for (index, sheet) in sheets.enumerated() {
          let path = "\(folder)/\(name).share-\(index + 1)"
          let out = try OutputFile(path, inputs: [], replaces: false)
          try out.write(Array(sheet.utf8))
          try out.commit()
          written.append(path)
        }
      } catch {
        for path in written { unlink(path) }
        throw error
      }
    }
  }

  struct Combine: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "combine", abstract: "Make a key file again from shares.",
      discussion: """
        The shares come from files or, without any, from standard input, one a line; never from arguments. What \
        they give is compared with the key id in their comments or in --id.
        """)

    @Argument(help: ArgumentHelp("Files of shares.", valueName: "file"))
    var shares: [String] = []

    @Option(
      name: .shortAndLong, help: ArgumentHelp("The key file, which must not exist.", valueName: "file"))
    var output: String

    @Option(help: ArgumentHelp("The id of the key that the shares must give.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("What the key is for, where the shares do not say.", valueName: "role"))
    var role: KeyPurpose?

    @OptionGroup var protection: NewPassphraseOptions

    func run() throws {
      let passphrase = try protection.read(for: output)
      let made = try KeyFiles.combine(
        shares, purpose: role, id: id, to: output, passphrase: passphrase, workFactor: protection.workFactor)
      Terminal.note("redact: made \(made.purpose.rawValue) key \(made.id) again in \(output)")
      if !made.isCompared {
        Terminal.warn("the shares name no key: compare the id with the one that you know")
      }
    }
  }
}
