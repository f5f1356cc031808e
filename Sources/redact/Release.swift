import ArgumentParser
import RedactKit

/// What is given out, with a manifest that anybody can check.
struct Release: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Make a signed release of outputs, sign it as a second person, check it.",
    discussion: """
      redact release public/ -o release-1 --name 'North, 2026' --licence CC-BY-NC-4.0 --audit log.jsonl --audit-key audit.key
      redact release sign release-1 --cosign-key reviewer.key
      redact release verify release-1 --key audit.key.pub
      """,
    subcommands: [ReleaseMake.self, ReleaseSign.self, ReleaseVerify.self], defaultSubcommand: ReleaseMake.self
  )
}

struct ReleaseMake: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Make a release of a folder of outputs.",
    discussion: """
      Every file must be an output that the log knows, made with the policy that is given here. The outputs are looked
      through once more; what is found is printed with a fingerprint, and there is no release unless it is waived:
      a line {"fingerprint":"...","reason":"...","by":"..."} for each in the file of --waive. Fingerprints need a key.
      """)

  @Argument(help: ArgumentHelp("The folder of outputs.", valueName: "folder")) var corpus: String
  @Option(name: .shortAndLong, help: ArgumentHelp("The release, a new folder.", valueName: "folder"))
  var output: String
  @Option(help: ArgumentHelp("What the release is called.", valueName: "text")) var name: String
  @Option(help: ArgumentHelp("An SPDX id or a sentence.", valueName: "text")) var licence: String
  @Option(help: ArgumentHelp("public, restricted or closed.", valueName: "word")) var access: String?
  @OptionGroup var audit: AuditOptions
  @Option(
    help: ArgumentHelp(
      "A public key whose signature on the log counts besides that of --audit-key; may be repeated.",
      valueName: "file"))
  var logKey: [String] = []
  @Option(
    help: ArgumentHelp(
      "The public key of who may sign as the second person; may be repeated.", valueName: "file"))
  var second: [String] = []
  @Option(help: ArgumentHelp("Findings that may stand, with reasons.", valueName: "file")) var waive: String?
  @Option(help: ArgumentHelp("The attestation that the key of the outputs was destroyed.", valueName: "file"))
  var destroyed: String?
  @OptionGroup var redactor: RedactorOptions
  @OptionGroup var keyOptions: KeyOptions

  func run() throws {
    guard let log = try audit.destination(), let signer = log.key else {
      throw Failure(
        .usage, "a release needs the log of its outputs and an audit key: --audit LOG --audit-key FILE")
    }
    let key = try keyOptions.load()
    let redactor = try self.redactor.redactor(
      key: key, scope: keyOptions.scope, allowsLabels: true, isAudited: true)
    let maker = ReleaseMaker(
      redactor, key: key, log: AuditLog(log.path), signer: signer,
      trusted: try logKey.map { try VerifyingKey(contentsOf: $0) },
      seconds: try second.map { try VerifyingKey(contentsOf: $0, purpose: .cosigner) })
    let statement = ReleaseMaker.Statement(
      name: name, licence: licence, access: access, now: log.now, destruction: try destroyed.map(Input.read))
    let outcome = try maker.release(corpus, to: output, as: statement, waivers: try waivers()) {
      manifest, files throws(RedactError) in
      let trail = try AuditTrail(to: log, dates: redactor.dates)
      try trail.note(releaseOf: files, manifest: manifest)
      try trail.finish(exit: 0)
    } finding: { finding in
      Terminal.note(Self.line(finding))
    }
    Terminal.note(
      "redact: released \(outcome.files) files, \(outcome.waived) findings waived, "
        + (outcome.isIrreversible ? "irreversible" : "pseudonymised"))
    if outcome.signatures > 1 {
      Terminal.note("redact: now the second person types  redact release sign \(output)")
    }
  }

  private func waivers() throws -> [ReleaseGate.Waiver] {
    guard let waive else { return [] }
    let bytes = try Input.read(waive)
    return try Failure.wrapping(waive) { () throws(RedactError) in try ReleaseGate.Waiver.list(bytes) }
  }

  private static func line(_ finding: ReleaseGate.Finding) -> String {
    "\(finding.path):\(finding.place.line):\(finding.place.column): \(finding.type.rawValue) \(finding.rule)"
      + (finding.fingerprint.map { " \($0)" } ?? "")
  }
}

struct ReleaseSign: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sign", abstract: "Check a release, and sign it as the second person.")

  @Argument(help: ArgumentHelp("The release.", valueName: "folder")) var release: String
  @OptionGroup var cosigner: CosignerOptions

  func run() throws {
    let verdict = try ReleaseOnDisk(release).countersign(with: try cosigner.required())
    try StandardOutput.write(Array(verdict.text.utf8))
  }
}

struct ReleaseVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check a release; no secret is needed.",
    discussion: """
      Without --key the signatures are checked with the keys that the release itself names: that shows that it is whole,
      and not who made it.
      """)

  @Argument(help: ArgumentHelp("The release.", valueName: "folder")) var release: String
  @OptionGroup var trust: TrustOptions

  func run() throws {
    let verdict = try ReleaseOnDisk(release).verify(trusting: try trust.load())
    try StandardOutput.write(Array(verdict.text.utf8))
    if !verdict.signers.contains(where: \.isTrusted) {
      Terminal.warn("who signed is known from the release itself only; --key FILE.pub names whom you trust")
    }
  }
}

extension ReleaseOnDisk.Verdict {
  fileprivate var text: String {
    var lines = [
      "\(name): \(files) files, \(entities) entities replaced, \(waived) findings waived, "
        + (isIrreversible ? "irreversible" : "pseudonymised"), "licence: \(licence)",
    ]
    lines += signers.map {
      "\($0.isProposer ? "proposed" : "signed") by \($0.key)\($0.isTrusted ? ", trusted" : "")"
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
