/// How both pages look on paper.
enum PrintStyle {
  static let text = #"""
    @media print{
      @page{margin:18mm 16mm}
      html,body{font-size:10pt;background:#fff}
      :root{--paper:#fff;--card:#f4f4f2;--warnpaper:#fff}
      *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
      .skip,.contents,.finder,.buttons,.controls,.keys,button{display:none!important}
      .masthead,main,footer{max-width:none;padding-left:0;padding-right:0}
      .masthead{padding-top:0}
      main>section{display:block;padding:1.2rem 0}
      main>section>h2{position:static;margin:0 0 .8rem}
      h2,h3,figcaption,summary{break-after:avoid}
      figure,.seal,.totals,.cards li,tr,.finding{break-inside:avoid}
      .charts{display:block}
      figure{margin-bottom:1.6rem}
      p,.released{max-width:none}
      .released{font-size:10.5pt;line-height:1.6}
      .doc:not([open]){content-visibility:visible}
      a{color:inherit;text-decoration:none}
      mark[data-d]::after{content:none!important}
    }

    """#
}
