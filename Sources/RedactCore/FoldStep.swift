/// One pass over a text that writes a changed copy; the steps run in the order of `all`.
struct FoldStep {
  /// The step runs on texts that hold any of these.
  let needs: TextMakeup
  let run: (inout CopyWriter) -> Void

  static var all: [FoldStep] {
    [
      FoldStep(needs: .escapes, run: Escapes.decode),
      FoldStep(needs: [.beyondASCII, .oddLineEnds], run: ScalarFold.fold),
      FoldStep(needs: .greekOrCyrillic, run: LookAlikes.fold),
      FoldStep(needs: .marks, run: EmphasisMarks.drop),
      FoldStep(needs: .joints, run: Joints.close),
    ]
  }
}
