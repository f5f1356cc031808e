/// The script of a report: it filters, sorts and jumps. All of the report can be read without it.
enum ReportScript {
  static let script = PageScript(source: source, digest: "DsSsHxoPai2+DGCYNX4HK42HTPXDdbCBV52OeGXGHwY=")

  private static let source = #"""
    'use strict';
    (function () {
      const form = document.getElementById('finder');
      const list = document.getElementById('list');
      if (!form || !list) { return; }
      const count = document.getElementById('count');
      const docs = Array.from(list.children, (node, index) => ({
        node, index, items: null, name: node.querySelector('.name').textContent,
        replaced: Number(node.dataset.c), share: Number(node.dataset.m)
      }));
      const total = docs.reduce((sum, doc) => sum + doc.replaced, 0);
      const grouped = (number) => number.toLocaleString('en-US');
      let matches = [];
      let current = -1;

      // What the finder looks at, read once, when it is first needed.
      function items(doc) {
        doc.items ??= Array.from(doc.node.querySelectorAll('[data-s]'), (node) => ({
          node, score: Number(node.dataset.s), rule: node.dataset.r, quasi: node.classList.contains('q'),
          label: (node.textContent + ' ' + (node.dataset.d || '').split(' · ')[0]).toLowerCase()
        }));
        return doc.items;
      }

      function wanted() {
        const value = (name) => form.elements[name].value;
        const below = parseFloat(value('below'));
        return {
          doc: value('document'), type: value('type'), kind: value('kind'), rule: value('rule'),
          below: Number.isNaN(below) ? null : Math.round(below * 100), label: value('label').trim().toLowerCase()
        };
      }

      function fits(item, want) {
        return (!want.type || item.node.classList.contains(want.type)) &&
          (!want.kind || item.quasi === (want.kind === 'quasi')) &&
          (!want.rule || item.rule === want.rule) &&
          (want.below === null || item.score < want.below) &&
          (!want.label || item.label.includes(want.label));
      }

      function filter() {
        const want = wanted();
        const narrow = Boolean(want.type || want.kind || want.rule || want.label || want.below !== null);
        let shown = 0;
        matches = [];
        current = -1;
        for (const doc of ordered()) {
          let visible = !want.doc || doc.node.id === want.doc;
          if (visible || doc.items) {
            let found = 0;
            for (const item of items(doc)) {
              const fit = !narrow || fits(item, want);
              item.node.classList.toggle('off', !fit);
              if (fit && visible) { found += 1; matches.push(item.node); }
            }
            if (narrow && !found) { visible = false; }
          }
          doc.node.hidden = !visible;
          if (visible) { shown += 1; }
        }
        tell(shown, narrow || Boolean(want.doc));
      }

      function tell(shown, isNarrow) {
        const all = grouped(total) + (total === 1 ? ' replacement' : ' replacements');
        count.textContent = isNarrow
          ? grouped(matches.length) + ' of ' + all + ', in ' + grouped(shown) + ' of ' + grouped(docs.length) +
            (docs.length === 1 ? ' document' : ' documents')
          : all + ' in ' + grouped(docs.length) + (docs.length === 1 ? ' document' : ' documents');
        for (const name of ['previous', 'next']) {
          form.querySelector('[data-do=' + name + ']').disabled = !matches.length;
        }
      }

      const orders = {
        log: (a, b) => a.index - b.index,
        share: (a, b) => a.share - b.share || a.index - b.index,
        most: (a, b) => b.replaced - a.replaced || a.index - b.index,
        name: (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.index - b.index)
      };
      function ordered() { return [...docs].sort(orders[form.elements.order.value]); }

      function jump(step) {
        if (!matches.length) { filter(); }
        if (!matches.length) { return; }
        current = current < 0 ? (step > 0 ? 0 : matches.length - 1)
          : (current + step + matches.length) % matches.length;
        const node = matches[current];
        node.closest('details.doc').open = true;
        node.scrollIntoView({ block: 'center' });
        node.focus({ preventScroll: true });
      }

      function openTarget() {
        const node = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
        const doc = node && node.closest('details.doc');
        if (!doc) { return; }
        doc.hidden = false;
        doc.open = true;
        node.scrollIntoView();
        (node === doc ? doc.firstElementChild : node).focus({ preventScroll: true });
      }

      const actions = {
        previous: () => jump(-1),
        open: () => docs.forEach((doc) => { if (!doc.node.hidden) { doc.node.open = true; } }),
        close: () => docs.forEach((doc) => { doc.node.open = false; })
      };
      let timer = 0;
      function filterNow() {
        clearTimeout(timer);
        timer = 0;
        filter();
      }
      form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(filterNow, 120); });
      form.elements.order.addEventListener('change', () => list.append(...ordered().map((doc) => doc.node)));
      form.addEventListener('reset', () => setTimeout(() => {
        list.append(...ordered().map((doc) => doc.node));
        filter();
      }));
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        if (timer) { filterNow(); }
        jump(1);
      });
      form.addEventListener('click', (event) => {
        const action = actions[event.target.dataset.do];
        if (action) { action(); }
      });
      addEventListener('hashchange', openTarget);
      document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && document.activeElement.matches('mark')) { document.activeElement.blur(); }
      });
      document.addEventListener('focusin', (event) => {
        if (event.target.matches('mark[data-d]')) { event.target.setAttribute('aria-description', event.target.dataset.d); }
      });
      form.hidden = false;
      tell(docs.length, false);
      for (const name of ['previous', 'next']) { form.querySelector('[data-do=' + name + ']').disabled = false; }
      openTarget();
    }());
    """#
}
