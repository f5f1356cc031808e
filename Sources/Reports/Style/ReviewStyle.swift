/// How the page for reviewers looks.
enum ReviewStyle {
  static let text = #"""
    .alarm{background:var(--alarm);color:var(--onalarm);padding:.9rem clamp(1.25rem,4vw,3.5rem)}
    .alarm p{margin:0 auto;max-width:67rem}
    .meanings{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,15rem),1fr));gap:1rem 2.5rem;
      margin:1.5rem 0 2.5rem}
    .meanings dt{font-weight:600}
    .meanings dd{margin:.15rem 0 0;color:var(--soft);font-size:.94rem}
    kbd{font:600 .84rem ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;border:1px solid var(--edge);
      border-radius:4px;padding:.05rem .4rem;background:var(--paper)}
    .small kbd:not(:first-of-type){margin-left:.7rem}
    .bar{position:sticky;top:0;z-index:2;background:var(--paper);border-top:1px solid var(--line);
      border-bottom:1px solid var(--line);padding:1rem 0;margin:0 0 2rem;display:grid;gap:.8rem 2rem;
      grid-template-columns:minmax(0,1fr) max-content;align-items:end}
    .bar p{margin:0 0 .35rem;font-size:.92rem}
    .who{display:block;max-width:22rem;margin:0 0 1.5rem}
    .who input{width:100%}
    progress{appearance:none;-webkit-appearance:none;display:block;width:100%;height:.6rem;border:0;border-radius:99px;
      background:var(--rail);overflow:hidden;margin-bottom:.5rem}
    progress::-webkit-progress-bar{background:var(--rail)}
    progress::-webkit-progress-value{background:var(--accent)}
    progress::-moz-progress-bar{background:var(--accent)}
    .main{background:var(--accent);color:var(--paper);border-color:var(--accent)}
    .main:hover{background:var(--ink);color:var(--paper);border-color:var(--ink)}
    .finder{background:var(--card);border-radius:8px;padding:1.3rem 1.4rem .4rem;margin:0 0 2rem}
    .count{font-weight:600;margin:0 0 .9rem}

    #findings h2{font-size:1.3rem;margin:2.5rem 0 .8rem}
    .finding{border-top:1px solid var(--line);border-left:4px solid transparent;padding:1.3rem 0 1.4rem 1.2rem;
      scroll-margin:8rem 0 3rem}
    .finding :is(button,select,input,textarea){scroll-margin:8rem 0 3rem}
    .finding:focus{outline:none}
    .finding.current{border-left-color:var(--accent);background:var(--card)}
    .finding:focus-visible{outline:3px solid var(--accent);outline-offset:-3px}
    .finding .meta{margin:0 0 .5rem;font-size:.9rem;color:var(--soft);max-width:none}
    .finding .meta strong{color:var(--ink)}
    .finding .context{font-family:"Iowan Old Style",Palatino,"Palatino Linotype","Book Antiqua","URW Palladio L",Georgia,
      "Liberation Serif",serif;font-size:1.14rem;line-height:1.7;margin:0 0 .9rem;white-space:pre-wrap;
      overflow-wrap:anywhere;unicode-bidi:plaintext;text-align:start}
    .choices{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}
    .choices button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--paper)}
    .choices .state{font-weight:600;margin-left:.4rem}
    .editor{margin:1rem 0 0}
    .editor .controls{margin:0}
    .finding textarea{width:100%;max-width:40rem;min-height:4.5rem;display:block}
    .finding .remark{display:block;margin:1rem 0 0}
    @media screen and (max-width:44rem){
      .bar{padding:.7rem 0;gap:.8rem 1rem}
      .finding{padding-left:.9rem}
      .choices{gap:.4rem}
      .choices button{padding-left:.5rem;padding-right:.5rem}
    }
    @media print{.bar,#pager{display:none!important}.alarm{border:2pt solid #000}}

    """#
}
