/// The words of style sheets that this program knows; all others are text.
enum StyleWords {
  static let known = Set(words: selectors + properties + values + colours)

  static let units = Set(words: "px em rem ex ch vw vh vmin vmax pt pc cm mm in s ms deg n")

  private static let selectors = """
    cue cue-region v c i b u lang ruby rt voice past future is not root media import charset supports and screen \
    active first-child last-child nth-child \

    """

  private static let properties = """
    color opacity visibility text-decoration text-decoration-line text-decoration-color text-decoration-style \
    text-shadow text-align text-transform background background-color background-image background-position \
    background-repeat background-size outline outline-color outline-style outline-width font font-family font-size \
    font-style font-variant font-weight font-stretch line-height white-space text-combine-upright ruby-position \
    content display position width height margin padding border border-radius text-indent letter-spacing \
    word-spacing direction unicode-bidi writing-mode overflow top bottom left right z-index transform transition \

    """

  private static let values = """
    url rgb rgba hsl hsla linear-gradient to none auto inherit initial unset normal bold bolder lighter italic \
    oblique underline overline line-through solid dotted dashed double wavy hidden visible collapse nowrap pre \
    pre-wrap pre-line small smaller large larger medium x-small x-large xx-small xx-large center start end justify \
    serif sans-serif monospace cursive fantasy system-ui arial helvetica verdana georgia courier roboto important \
    transparent currentcolor uppercase lowercase capitalize block inline inline-block over under all ltr rtl \
    repeat no-repeat cover contain thin thick small-caps \

    """

  private static let colours = """
    white black red green blue yellow cyan magenta lime aqua fuchsia gray grey silver maroon olive navy purple teal \
    orange pink brown gold violet indigo papayawhip tomato beige ivory khaki lavender salmon crimson coral \
    turquoise
    """
}
