package import Git
import RedactCore

/// Names of branches and tags, with who made the tags and what they say.
package enum ReferenceParts {
  /// Those of a whole repository, and what they name that is no commit.
  package static func all(of repository: GitRepository, limit: Int) throws(RedactError) -> JoinedParts {
    let refs: [GitRef]
    do { refs = try repository.refs() } catch { throw RedactError(error) }
    let names = refs.flatMap { ref in
      [
        CheckedPart(
          .reference(ref.kind == .tag ? "tag" : "branch"), revision: ref.target.description,
          bytes: ref.shortName)
      ] + ref.tags.flatMap(parts)
    }
    var sources: [any PartSource] = [ListedParts(names)]
    for ref in refs where ref.targetKind != .commit {
      sources.append(try contents(of: ref, in: repository, limit: limit))
    }
    return JoinedParts(sources)
  }

  /// The blobs that a ref names which is of no commit.
  static func contents(
    of ref: GitRef, in repository: GitRepository, limit: Int
  ) throws(RedactError) -> any PartSource {
    do {
      guard ref.targetKind == .blob else {
        let entries = try repository.entries(inTree: ref.target)
        let names = entries.map { CheckedPart(.name, path: $0.path, revision: ref.target.description) }
        let blobs = entries.compactMap { BlobParts.Entry($0, ref.target.description) }
        return JoinedParts([ListedParts(names), try BlobParts(repository, blobs, limit: limit)])
      }
      let bytes = try repository.blob(ref.target, limit: limit)
      return ListedParts([CheckedPart(.file, revision: ref.target.description, bytes: bytes)])
    } catch let error as RedactError {
      throw error
    } catch let error as GitError {
      throw RedactError(error)
    } catch {
      throw .internalFault("a ref")
    }
  }

  /// Names that are pushed.
  package static func named(_ names: [[UInt8]]) -> ListedParts {
    ListedParts(
      names.map { name in
        let isTag = name.starts(with: Array("refs/tags/".utf8))
        let short = name.split(separator: UInt8(ascii: "/"), maxSplits: 2).last.map { Array($0) } ?? name
        return CheckedPart(.reference(isTag ? "tag" : "branch"), bytes: short)
      })
  }

  /// What an annotated tag says, and whose it is.
  static func parts(of tag: GitTag) -> [CheckedPart] {
    let revision = tag.id.description
    return [
      CheckedPart(.reference("tag"), revision: revision, bytes: tag.name),
      CheckedPart(.message(of: "tag"), revision: revision, bytes: tag.message + tag.other),
    ] + (tag.tagger.map { [CheckedPart(.person("tagger"), revision: revision, bytes: $0.line)] } ?? [])
  }
}

extension GitPerson {
  /// `Name <mail>`.
  var line: [UInt8] { name + Array(" <".utf8) + email + Array(">".utf8) }
}

extension RedactError {
  package init(_ error: GitError) {
    self =
      switch error {
      case .notFound, .notARepository, .notTrusted, .noWorkingTree: .missing(error.description)
      case .revision: .configuration(error.description)
      default: .storage(error.description)
      }
  }
}
