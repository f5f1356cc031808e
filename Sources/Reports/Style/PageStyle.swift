/// How both pages look: type, spacing, tables, buttons.
enum PageStyle {
  static let text = #"""
    *,*::before,*::after{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1.5rem}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    body{margin:0;background:var(--paper);color:var(--ink);line-height:1.6;font-size:1rem;
      font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;
      font-variant-numeric:lining-nums}
    h1,h2,h3,.figure,.verdict,.serif{font-family:"Iowan Old Style",Palatino,"Palatino Linotype","Book Antiqua",
      "URW Palladio L",Georgia,"Liberation Serif",serif;font-weight:400;text-wrap:balance}
    h1{font-size:clamp(2rem,1.4rem + 2.6vw,3.25rem);line-height:1.12;margin:.35em 0 .4em;letter-spacing:-.012em}
    h2{font-size:1.6rem;line-height:1.2;margin:0}
    h3{font-size:1.2rem;line-height:1.3;margin:0 0 .3rem}
    h1,h2,h3,td,dd,dt,li,p,summary{overflow-wrap:anywhere}
    p{margin:0 0 1rem;max-width:66ch}
    a{color:var(--accent);text-underline-offset:.18em;text-decoration-thickness:1px}
    code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.92em}
    pre{background:var(--card);padding:1rem 1.2rem;border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere;
      margin:0 0 1rem}
    bdi{unicode-bidi:isolate}
    .soft{color:var(--soft)}
    .small{font-size:.9rem}
    .number{text-align:right;font-variant-numeric:tabular-nums lining-nums}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:1rem;top:-6rem;background:var(--accent);color:var(--paper);padding:.6rem 1rem;
      border-radius:0 0 6px 6px;z-index:3}
    .skip:focus{top:0}
    :focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
    main:focus{outline:none}

    .masthead,main,footer,.contents{max-width:74rem;margin:0 auto;padding:0 clamp(1.25rem,4vw,3.5rem)}
    .masthead{padding-top:clamp(2.5rem,7vw,5.5rem)}
    .eyebrow{font-size:.8rem;letter-spacing:.14em;text-transform:uppercase;color:var(--accent);margin:0;font-weight:600}
    .contents ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:1.5rem 0 0;padding:1rem 0;
      border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
    .contents a{text-decoration:none;display:inline-block;padding:.15rem 0}
    .contents a:hover{text-decoration:underline}
    main>section{padding:clamp(2.5rem,6vw,4.5rem) 0;border-bottom:1px solid var(--line)}
    main>section:last-child{border-bottom:0}
    main>section>h2{margin-bottom:1.5rem}
    @media (min-width:64rem){
      main>section{display:grid;grid-template-columns:12rem minmax(0,1fr);column-gap:3.5rem}
      main>section>h2{position:sticky;top:1.5rem;align-self:start;margin:0}
    }
    footer{padding-top:1.5rem;padding-bottom:4rem;color:var(--soft);font-size:.9rem}

    table{border-collapse:collapse;width:100%;font-size:.92rem;margin:0 0 1rem}
    th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line)}
    th:last-child,td:last-child{padding-right:0}
    th{font-weight:600}
    thead th{color:var(--soft);font-size:.84rem;border-bottom-color:var(--edge);vertical-align:bottom}
    th.number,td.number{text-align:right;white-space:nowrap}
    td.word{min-width:7.6rem}
    td.words{min-width:4.2rem}
    tbody th{font-weight:400}
    .number+.words{padding-left:1rem}
    table+h3{margin-top:2.4rem}

    details>summary{cursor:pointer}
    details.more{margin:.75rem 0 0;font-size:.92rem}
    details.more>summary{color:var(--accent);width:fit-content;padding:.15rem 0}
    details.more[open]>summary{margin-bottom:.75rem}

    button,select,input,textarea{font:inherit;font-size:.95rem;color:inherit;background:var(--paper);
      border:1px solid var(--edge);border-radius:5px;padding:.42rem .7rem;min-height:2.5rem;max-width:100%}
    button{cursor:pointer;color:var(--accent)}
    button:hover{border-color:var(--accent);background:var(--card)}
    button:disabled{color:var(--soft);border-color:var(--line);cursor:default;background:none}
    input[type=checkbox]{min-height:0;width:1.1rem;height:1.1rem;accent-color:var(--accent);vertical-align:-.15rem}
    ::placeholder{color:var(--soft);opacity:1}
    label>span{display:block;font-size:.84rem;color:var(--soft);margin-bottom:.2rem}
    .controls{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,10.2rem),1fr));gap:1rem 1.25rem;
      border:0;padding:0;margin:0 0 1rem;min-width:0}
    .controls label{min-width:0}
    .controls select,.controls input:not([type=checkbox]){width:100%}
    .buttons{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center;margin:0 0 1.5rem}
    [hidden]{display:none!important}
    .hint{background:var(--warnpaper);border-left:4px solid var(--warn);padding:.8rem 1.1rem;margin:0 0 1.5rem}
    .hint p:last-child{margin:0}
    .badge{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:0 .6rem;font-size:.8rem;
      color:var(--warn);white-space:nowrap}
    mark{background:var(--card);background:color-mix(in srgb,var(--t) 15%,var(--paper));color:inherit;
      border-bottom:2px solid var(--t);border-radius:3px 3px 0 0;padding:.05em .15em}
    mark.q{border-bottom-style:dotted}

    @media screen and (max-width:44rem){
      table.wide,table.wide tbody,table.wide tr,table.wide td,table.wide tbody th{display:block}
      table.wide thead{display:none}
      table.wide tr{padding:.8rem 0;border-bottom:1px solid var(--line)}
      table.wide td,table.wide tbody th{border:0;min-width:0;white-space:normal;padding-left:0!important;padding:.15rem 0;display:grid;grid-template-columns:8rem minmax(0,1fr);
        gap:.75rem;text-align:left}
      table.wide td::before,table.wide tbody th::before{content:attr(data-l);color:var(--soft);font-size:.86rem}
      table.wide td:empty{display:none}
    }

    """#
}
