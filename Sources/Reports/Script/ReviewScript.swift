/// The script of the review page: it lists findings, keeps decisions in memory, and writes the review file.
enum ReviewScript {
  static let script = PageScript(source: source, digest: "fhRxvbdon9u8h2uJtGxERdJOh/QHkFPcefcUawXp7dE=")

  private static let source = #"""
    'use strict';
    (function () {
      const data = JSON.parse(document.getElementById('data').textContent);
      const at = (id) => document.getElementById(id);
      const make = (tag, properties, ...children) => {
        const node = Object.assign(document.createElement(tag), properties);
        node.append(...children);
        return node;
      };
      const findings = data.documents.flatMap((document, number) => document.findings.map(
        ([line, before, words, after]) => ({ line, before, words, after, document: number, mine: false })));
      const filters = at('filters');
      const pageSize = 50;
      const named = { accept: 'Accept', reject: 'Reject', edit: 'Edit' };
      const done = { accept: 'accepted', reject: 'rejected', edit: 'edited' };
      let shown = findings;
      let first = 0;
      let current = 0;
      let unsaved = false;

      // An edit that says nothing decides nothing.
      const decision = (finding) =>
        finding.line.decision === 'edit' && !Object.keys(finding.line.edit).length ? '' : finding.line.decision;
      const grouped = (number) => number.toLocaleString('en-US');

      function touched(finding) {
        finding.mine = true;
        unsaved = true;
        tell();
      }

      function tell() {
        const decided = findings.reduce((sum, finding) => sum + (decision(finding) ? 1 : 0), 0);
        at('progress').max = Math.max(1, findings.length);
        at('progress').value = decided;
        at('progress-words').textContent = grouped(decided) + ' of ' + grouped(findings.length) + ' decided' +
          (unsaved ? ', unsaved' : '');
      }

      function decide(finding, choice) {
        finding.line.decision = finding.line.decision === choice ? '' : choice;
        if (finding.line.decision !== 'edit') { finding.line.edit = {}; }
        touched(finding);
        refresh(finding);
      }

      function refresh(finding) {
        const parts = finding.parts;
        if (!parts) { return; }
        for (const [choice, button] of Object.entries(parts.buttons)) {
          button.setAttribute('aria-pressed', String(finding.line.decision === choice));
        }
        parts.editor.hidden = finding.line.decision !== 'edit';
        if (parts.editor.hidden) {
          parts.fields.forEach((field) => { field.value = ''; });
        }
        const state = decision(finding);
        parts.state.textContent = state ? done[state]
          : finding.line.decision === 'edit' ? 'say what shall be different' : '';
      }

      function editor(finding) {
        const field = (name, title, input) => {
          input.value = finding.line.edit[name] || '';
          input.addEventListener('input', () => {
            if (input.value) { finding.line.edit[name] = input.value; } else { delete finding.line.edit[name]; }
            touched(finding);
            refresh(finding);
          });
          return [make('label', {}, make('span', { textContent: title }), input), input];
        };
        const choice = (values) => make('select', {},
          new Option('as it is', ''), ...values.map((value) => new Option(value, value)));
        const made = [
          field('type', 'Type', choice(data.types)), field('action', 'Action', choice(data.actions)),
          field('words', 'Write instead', make('input', { type: 'text', autocomplete: 'off' }))
        ];
        const node = make('div', { className: 'editor', hidden: true },
          make('div', { className: 'controls' }, ...made.map(([label]) => label)));
        return [node, made.map(([, input]) => input)];
      }

      function remark(finding) {
        const input = make('textarea', { value: finding.line.comment, maxLength: 2000 });
        input.addEventListener('input', () => { finding.line.comment = input.value; touched(finding); });
        return make('label', { className: 'remark', hidden: !finding.line.comment },
          make('span', { textContent: 'Comment' }), input);
      }

      function article(finding, index) {
        const line = finding.line;
        const buttons = {};
        const state = make('span', { className: 'state' });
        const choices = make('div', { className: 'choices' });
        choices.setAttribute('role', 'group');
        choices.setAttribute('aria-label', 'Decision');
        for (const choice of Object.keys(named)) {
          buttons[choice] = make('button', { type: 'button', textContent: named[choice] });
          buttons[choice].addEventListener('click', () => { select(index); decide(finding, choice); });
          choices.append(buttons[choice]);
        }
        const [edit, fields] = editor(finding);
        const comment = remark(finding);
        const opener = make('button', { type: 'button', textContent: 'Comment' });
        opener.addEventListener('click', () => { select(index); openRemark(finding); });
        choices.append(opener, state);
        const mark = make('mark', { className: 't' + data.types.indexOf(line.type) + (line.kind === 'quasi' ? ' q' : '') },
          finding.words);
        const meta = make('p', { className: 'meta', id: 'f' + index }, make('strong', { textContent: line.type }),
          ' · ' + line.kind + ' · rule ' + line.rule + ' · score ' + line.score.toFixed(2) + ' · ' + line.action +
          (line.label ? ' as ' + line.label : ''));
        const context = make('p', { className: 'context', dir: 'auto' }, finding.before, mark, finding.after);
        const node = make('article', { className: 'finding', tabIndex: 0 }, meta, context, choices, edit, comment);
        node.setAttribute('aria-labelledby', 'f' + index);
        node.addEventListener('focusin', () => select(index));
        finding.parts = { node, buttons, editor: edit, fields, comment, state };
        refresh(finding);
        return node;
      }

      function openRemark(finding) {
        finding.parts.comment.hidden = false;
        finding.parts.comment.querySelector('textarea').focus();
      }

      function select(index) {
        shown[current]?.parts?.node.classList.remove('current');
        current = index;
        shown[current]?.parts?.node.classList.add('current');
      }

      function draw() {
        const nodes = [];
        let heading = -1;
        findings.forEach((finding) => { finding.parts = null; });
        shown.slice(first, first + pageSize).forEach((finding, offset) => {
          if (finding.document !== heading) {
            heading = finding.document;
            const name = make('bdi', { textContent: data.documents[heading].name });
            nodes.push(make('h2', {}, name));
          }
          nodes.push(article(finding, first + offset));
        });
        at('findings').replaceChildren(...nodes);
        const last = Math.min(first + pageSize, shown.length);
        at('count').textContent = !shown.length ? 'No finding is like this'
          : 'Findings ' + grouped(first + 1) + ' to ' + grouped(last) + ' of ' + grouped(shown.length);
        const pager = (name) => document.querySelector('[data-do=' + name + ']');
        pager('earlier').disabled = first === 0;
        pager('later').disabled = last === shown.length;
        select(first);
      }

      function filter() {
        const value = (name) => filters.elements[name].value;
        const below = parseFloat(value('below'));
        const state = value('state');
        shown = findings.filter((finding) =>
          (!state || (state === 'none' ? !decision(finding) : decision(finding) === state)) &&
          (!value('document') || finding.document === Number(value('document'))) &&
          (!value('type') || finding.line.type === value('type')) &&
          (Number.isNaN(below) || finding.line.score < below));
        first = 0;
        draw();
      }

      function go(index) {
        if (index < 0 || index >= shown.length) { return; }
        if (index < first || index >= first + pageSize) {
          first = Math.floor(index / pageSize) * pageSize;
          draw();
        }
        select(index);
        const node = shown[index].parts.node;
        node.focus({ preventScroll: true });
        node.scrollIntoView({ block: 'nearest' });
      }

      // The same bytes as the command writes: members sorted, no blanks, ASCII.
      const quoted = (text) => JSON.stringify(text).replace(/[\u007f-\uffff]/g,
        (unit) => '\\u' + unit.charCodeAt(0).toString(16).padStart(4, '0'));
      function written(finding) {
        const line = { ...finding.line };
        if (finding.mine) {
          line.decision = decision(finding);
          if (line.decision !== 'edit') { line.edit = {}; }
          line.reviewer = line.decision || line.comment ? at('reviewer').value.trim() : '';
        }
        const members = Object.keys(line).sort().map((name) => {
          const value = line[name];
          const text = name === 'score' ? value.toFixed(2)
            : name === 'edit' ? '{' + Object.keys(value).sort().map((key) => quoted(key) + ':' + quoted(value[key])) + '}'
              : quoted(value);
          return quoted(name) + ':' + text;
        });
        return '{' + members.join(',') + '}\n';
      }

      function download() {
        const head = '{"documents":' + data.documents.length + ',"findings":' + findings.length +
          ',"schema":"redact.review/1"}\n';
        const blob = new Blob([head, ...findings.map(written)], { type: 'application/x-ndjson' });
        const link = make('a', { href: URL.createObjectURL(blob), download: 'review.jsonl' });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60000);
        unsaved = false;
        tell();
      }

      const keys = {
        a: (finding) => { decide(finding, 'accept'); go(current + 1); },
        r: (finding) => { decide(finding, 'reject'); go(current + 1); },
        e: (finding) => {
          if (finding.line.decision !== 'edit') { decide(finding, 'edit'); }
          finding.parts.fields[0].focus();
        },
        c: openRemark,
        n: () => go(current + 1),
        p: () => go(current - 1)
      };
      document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && event.target.closest('.finding')) { go(current); return; }
        if (event.ctrlKey || event.altKey || event.metaKey || !at('shortcuts').checked) { return; }
        if (event.target.closest('input:not([type=checkbox]),select,textarea')) { return; }
        const action = keys[event.key];
        if (!action || !shown[current]) { return; }
        event.preventDefault();
        action(shown[current]);
      });
      document.addEventListener('click', (event) => {
        const step = { earlier: -pageSize, later: pageSize }[event.target.dataset?.do];
        if (step) { go(Math.max(0, first + step)); }
      });
      let timer = 0;
      filters.addEventListener('input', (event) => {
        if (event.target.id === 'shortcuts') { return; }
        clearTimeout(timer);
        timer = setTimeout(filter, 120);
      });
      filters.addEventListener('submit', (event) => event.preventDefault());
      at('reviewer').addEventListener('input', () => {
        if (findings.some((finding) => finding.mine)) { unsaved = true; tell(); }
      });
      at('download').addEventListener('click', download);
      addEventListener('beforeunload', (event) => { if (unsaved) { event.preventDefault(); } });
      at('desk').hidden = false;
      tell();
      draw();
    }());
    """#
}
