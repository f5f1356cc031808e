// What the checks ask a page. Nothing here changes the page.
(() => {
  const visible = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: false });

  // A CSS colour as red, green, blue and alpha from 0 to 1.
  function colour(text) {
    const numbers = (text.match(/-?[\d.]+(e-?\d+)?%?/g) || []).map((n) => n.endsWith('%') ? parseFloat(n) / 100 : Number(n));
    if (text.startsWith('color(srgb')) { return [...numbers.slice(0, 3), numbers[3] ?? 1]; }
    if (text.startsWith('rgb')) { return [numbers[0] / 255, numbers[1] / 255, numbers[2] / 255, numbers[3] ?? 1]; }
    throw new Error('a colour that is not understood: ' + text);
  }
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  function luminance([r, g, b]) {
    const [x, y, z] = [r, g, b].map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  }
  function ratio(a, b) {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  }
  function background(node) {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== 'none') { throw new Error('text stands on a picture'); }
      const layer = colour(style.backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) { break; }
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [1, 1, 1, 1]);
  }
  const path = (node) => node.tagName.toLowerCase() + (node.id ? '#' + node.id : '') +
    (node.getAttribute('class') ? '.' + node.getAttribute('class').trim().split(/\s+/).join('.') : '');

  // Text whose contrast is below WCAG AA; disabled controls are exempt.
  function poorText() {
    const poor = [];
    let count = 0;
    const check = (node, style, below) => {
      const size = parseFloat(style.fontSize);
      const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const ink = colour(node.closest('svg.chart') ? style.fill : style.color);
      const value = ratio(over(ink, below), below);
      count += 1;
      if (value < (large ? 3 : 4.5)) { poor.push(path(node) + ' ' + value.toFixed(2)); }
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const done = new Set();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const node = text.parentElement;
      if (!text.data.trim() || done.has(node) || !visible(node) || node.closest('script,noscript,title,desc,:disabled,.unseen')) { continue; }
      done.add(node);
      check(node, getComputedStyle(node), background(node));
    }
    for (const node of document.querySelectorAll('td,th,mark,summary')) {
      if (!visible(node)) { continue; }
      for (const part of ['::before', '::after']) {
        const style = getComputedStyle(node, part);
        if (!/^"./.test(style.content)) { continue; }
        const own = colour(style.backgroundColor);
        check(node, style, own[3] === 1 ? own : background(node));
      }
    }
    return { count, poor: [...new Set(poor)].slice(0, 8) };
  }

  // Marks of charts, and borders of controls, below 3 to 1.
  function poorMarks() {
    const poor = [];
    let count = 0;
    const check = (node, mark) => {
      count += 1;
      const below = background(node.closest('svg')?.parentElement || node.parentElement);
      const value = ratio(over(mark, below), below);
      if (value < 3) { poor.push(path(node) + ' ' + value.toFixed(2)); }
    };
    for (const node of document.querySelectorAll('svg.chart :is(.direct,.quasi,.flag,.type),.legend :is(.direct,.quasi,.flag)')) {
      if (visible(node)) { check(node, colour(getComputedStyle(node).fill)); }
    }
    for (const node of document.querySelectorAll('svg.chart :is(.stem,.median,.axis)')) {
      if (visible(node)) { check(node, colour(getComputedStyle(node).stroke)); }
    }
    for (const node of document.querySelectorAll('input,select,textarea,button:enabled')) {
      if (visible(node)) { check(node, colour(getComputedStyle(node).borderTopColor)); }
    }
    for (const node of document.querySelectorAll('.released mark:not(.near,.off),.finding mark')) {
      if (visible(node)) { check(node, colour(getComputedStyle(node).borderBottomColor)); }
    }
    return { count, poor: [...new Set(poor)].slice(0, 8) };
  }

  // Text that is cut off, or stands outside the page.
  function cutOff() {
    const cut = [];
    for (const node of document.body.querySelectorAll('*')) {
      if (!visible(node) || node.closest('.unseen,.skip,svg,script,noscript,select')) { continue; }
      const style = getComputedStyle(node);
      const box = node.getBoundingClientRect();
      if (!box.width || !node.textContent.trim()) { continue; }
      // A blank at the end of a line may hang over its edge.
      const spare = style.display === 'inline' ? 6 : 1;
      if (box.right > document.documentElement.clientWidth + spare || box.left < -spare) { cut.push(path(node) + ' outside'); }
      if (style.display !== 'inline' && style.overflowX !== 'visible' && node.scrollWidth > node.clientWidth + 1) {
        cut.push(path(node) + ' cut off');
      }
    }
    for (const text of document.querySelectorAll('svg.chart text')) {
      const box = text.getBoundingClientRect();
      const frame = text.closest('figure').getBoundingClientRect();
      if (visible(text) && (box.right > frame.right + 2 || box.left < frame.left - 2)) { cut.push('words of a chart: ' + text.textContent); }
    }
    return [...new Set(cut)].slice(0, 8);
  }

  // Everything that Tab should stop at, in order.
  const stops = () => Array.from(document.querySelectorAll(
    'a[href],button:enabled,input:enabled,select:enabled,textarea:enabled,summary,[tabindex="0"]')).filter(visible);

  // What has the focus now: its number among the stops, and whether somebody can see that.
  function focus() {
    const node = document.activeElement;
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    // Of something that goes on in the next line, the piece in the first one.
    const piece = node.getClientRects()[0] ?? box;
    const x = Math.min(Math.max(piece.left + piece.width / 2, 1), innerWidth - 2);
    const y = Math.min(Math.max(piece.top + Math.min(piece.height, 40) / 2, 1), innerHeight - 2);
    const top = document.elementFromPoint(x, y);
    return {
      stop: stops().indexOf(node), path: path(node),
      marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
      seen: box.bottom > 0 && box.top < innerHeight && Boolean(top && (node.contains(top) || top.contains(node)))
    };
  }

  window.probes = {
    visible, poorText, poorMarks, cutOff, focus, stops: () => stops().length, path,
    sideways: () => document.documentElement.scrollWidth - innerWidth,
    // What somebody could have smuggled in.
    foreign: () => Array.from(document.querySelectorAll('*')).filter((node) =>
      node.matches('img,iframe,object,embed,base,video,audio,form[action],b,i') ||
      Array.from(node.attributes).some((attribute) => /^on/i.test(attribute.name) || attribute.name === 'style')).map(path)
      .concat(Array.from(document.scripts).slice(document.getElementById('data') ? 2 : 1).map(() => 'a script too many'))
      .slice(0, 5)
  };
})();
