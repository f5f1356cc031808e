/// How the parts of a report look: figures, charts, documents.
enum ReportStyle {
  static let text = #"""
    .seal{display:grid;grid-template-columns:3.25rem minmax(0,1fr);gap:0 1.4rem;align-items:start;margin:0 0 2.5rem}
    .seal svg{width:3.25rem;height:3.25rem;color:var(--soft)}
    .seal.holds svg{color:var(--good)}
    .seal.open svg,.seal.broken svg{color:var(--warn)}
    .verdict{font-size:1.5rem;line-height:1.25;margin:0 0 .4rem}
    .seal.broken .verdict{color:var(--warn)}
    .totals{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(46%,9.5rem),1fr));gap:2rem 1.5rem;
      margin:0 0 2.5rem;padding:2rem 0 0;border-top:1px solid var(--line)}
    .totals div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
    .totals dt{color:var(--soft);font-size:.9rem;line-height:1.35}
    .totals dd{margin:0 0 .3rem}
    .figure{font-size:2.3rem;line-height:1.05;letter-spacing:-.01em}
    .facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.35rem 1.5rem;margin:0 0 1rem;
      font-size:.92rem}
    .facts dt{color:var(--soft)}
    .facts dd{margin:0}

    .charts{margin-top:2rem;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:3.5rem 3.5rem}
    figure{margin:0;min-width:0}
    figure.whole{grid-column:1/-1}
    figcaption p{color:var(--soft);font-size:.94rem;line-height:1.5;margin:0 0 1.1rem}
    .legend{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;list-style:none;margin:0 0 .9rem;padding:0;font-size:.88rem;
      color:var(--soft)}
    .legend li{display:flex;align-items:center;gap:.45rem}
    .legend svg,.sample{flex:none;width:.8rem;height:.8rem}
    .sample{display:inline-block;border-radius:2px;background:var(--t)}
    svg.chart{display:block;width:100%;overflow:visible;font-size:13px;fill:var(--ink);
      font-variant-numeric:tabular-nums lining-nums}
    .chart .rail{fill:var(--rail)}
    .chart .direct,.legend .direct{fill:var(--direct)}
    .chart .quasi,.legend .quasi{fill:var(--quasi)}
    .chart .flag,.legend .flag{fill:var(--warn)}
    .chart .tick{fill:var(--soft);font-size:12px}
    .chart .axis{stroke:var(--edge);stroke-width:1;shape-rendering:crispEdges}
    .chart .grid{stroke:var(--line);stroke-width:1;shape-rendering:crispEdges}
    .chart .median,.legend .median{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}
    .chart .halo{stroke:var(--paper);stroke-width:4}
    .chart .stem{stroke:var(--direct);stroke-width:2}
    .chart .type{fill:var(--t)}
    .chart .end{text-anchor:end}
    .chart .mid{text-anchor:middle}
    .chart .bad{fill:var(--warn)}
    .chart .gap{fill:var(--paper)}

    .cards{list-style:none;margin:0 0 1.5rem;padding:0;display:grid;gap:1rem;
      grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr))}
    .cards li{background:var(--warnpaper);border-left:4px solid var(--warn);padding:1rem 1.2rem;min-width:0}
    .cards .figure{font-size:1.9rem;display:block;color:var(--warn)}
    .cards p{margin:.2rem 0 0;font-size:.92rem}

    .context{font-family:"Iowan Old Style",Palatino,"Palatino Linotype","Book Antiqua","URW Palladio L",Georgia,
      "Liberation Serif",serif;unicode-bidi:isolate}
    .near{background:none;padding:0;border-radius:0;border-bottom:0;text-decoration:underline wavy var(--t) 1.5px;text-underline-offset:.25em}

    .doc{border-top:1px solid var(--line)}
    .doc:last-of-type{border-bottom:1px solid var(--line)}
    .doc:not([open]){content-visibility:auto;contain-intrinsic-size:auto 4rem}
    .doc>summary{padding:.9rem 0;display:grid;grid-template-columns:1.1rem minmax(0,1fr) max-content;gap:.1rem .6rem;
      align-items:baseline;list-style:none}
    .doc>summary::-webkit-details-marker{display:none}
    .doc>summary::before{content:"";width:.45rem;height:.45rem;border:solid var(--accent);border-width:0 2px 2px 0;
      transform:rotate(-45deg);align-self:center}
    .doc[open]>summary::before{transform:rotate(45deg)}
    .doc>summary:hover .name{text-decoration:underline;text-underline-offset:.2em;text-decoration-thickness:1px}
    .name{font-weight:600;margin-right:.6rem}
    .doc .brief{color:var(--soft);font-size:.92rem;font-variant-numeric:tabular-nums lining-nums}
    .body{padding:.5rem 0 3rem 1.7rem}
    .released{font-family:"Iowan Old Style",Palatino,"Palatino Linotype","Book Antiqua","URW Palladio L",Georgia,
      "Liberation Serif",serif;font-size:1.08rem;line-height:1.85;max-width:68ch;white-space:pre-wrap;
      overflow-wrap:anywhere;unicode-bidi:plaintext;text-align:start;margin:1.5rem 0 0;tab-size:4}
    .released mark{cursor:help;scroll-margin:3rem 0 8rem}
    .released mark:focus{outline:3px solid var(--accent);outline-offset:1px}
    .released mark.gone::before{content:"∅"}
    mark[data-d]:hover::after,mark[data-d]:focus::after{content:attr(data-d);position:fixed;left:0;right:0;bottom:0;
      z-index:2;background:var(--ink);color:var(--paper);font:400 .95rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
      "Liberation Sans",sans-serif;padding:.9rem max(clamp(1.25rem,4vw,3.5rem),calc(50vw - 33.5rem));text-align:left;direction:ltr;
      unicode-bidi:isolate;white-space:normal}
    mark[data-d]:focus::after{z-index:1}
    .off{--t:var(--line)!important;background:none;border-bottom-color:transparent}
    tr.off{display:none!important}
    .keys{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;list-style:none;padding:0;margin:1rem 0 0;font-size:.86rem;
      color:var(--soft)}
    .keys li{display:flex;align-items:center;gap:.4rem}
    .finder{background:var(--card);border-radius:8px;padding:1.3rem 1.4rem .4rem;margin:0 0 2rem}
    .finder .buttons{margin-bottom:1rem}
    .count{font-weight:600;margin:0 0 .9rem}
    @media screen and (max-width:44rem){
      .doc>summary{grid-template-columns:1.1rem minmax(0,1fr)}
      .doc .brief{grid-column:2}
      .body{padding-left:0}
      .facts{grid-template-columns:minmax(0,1fr);gap:0}
      .facts dd{margin:0 0 .5rem}
      .seal{grid-template-columns:2.5rem minmax(0,1fr);gap:0 1rem}
      .seal svg{width:2.5rem;height:2.5rem}
    }

    """#
}
