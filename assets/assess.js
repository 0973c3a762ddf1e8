/* Scores a self-assessment as it is filled in, and keeps the answers in the address alone.
 *
 * The rules, the words and the names come from the page: each criterion carries its conditions as
 * data. They are those of data/evidence/assessment.py, which scores the same form without scripts. Nothing
 * is sent and nothing is stored; `replaceState` adds no entry to the history.
 */
(function () {
  'use strict';

  function all(root, selector) {
    return Array.prototype.slice.call(root.querySelectorAll(selector));
  }

  function data(node, name) {
    return JSON.parse(node.getAttribute(name));
  }

  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  function say(node, words) {
    if (node && node.textContent !== words) node.textContent = words;
  }

  // What the form holds, without what is left empty: also what goes into the address.
  function answered(form) {
    var found = [];
    new FormData(form).forEach(function (value, name) {
      if (value !== '') found.push([name, String(value)]);
    });
    return found;
  }

  function read(form) {
    var plan = data(form, 'data-plan');
    var held = { ticks: {}, values: {}, plans: [] };
    answered(form).forEach(function (pair) {
      if (pair[0] === plan.ticked) held.ticks[pair[1]] = true;
      else held.values[pair[0]] = pair[1];
    });
    all(form, '[data-plan-question] input:checked').forEach(function (input) {
      if (input.value) held.plans.push(input.value === plan.fully);
    });
    return held;
  }

  function holds(condition, held) {
    if (condition.plans) {
      return held.plans.filter(function (full) {
        return full || !condition.fully;
      }).length >= condition.plans;
    }
    var value = held.values[condition.question];
    if (condition.at_least !== undefined) {
      return value !== undefined && Number(value) >= condition.at_least;
    }
    if (condition.one_of) return condition.one_of.indexOf(value) >= 0;
    return held.ticks[condition.question] === true;
  }

  function meets(criterion, held) {
    var found = data(criterion, 'data-conditions').map(function (one) { return holds(one, held); });
    var yes = found.filter(Boolean).length;
    return criterion.getAttribute('data-needs') === 'any' ? yes > 0 : yes === found.length;
  }

  function scoreLevels(form, summary) {
    var words = data(summary, 'data-words');
    var held = read(form);
    var levels = {};
    all(document, '.criterion').forEach(function (criterion) {
      var met = meets(criterion, held);
      var level = criterion.getAttribute('data-level');
      criterion.setAttribute('data-met', met ? 'yes' : 'no');
      say(criterion.querySelector('.criterion-mark'), met ? words.met : words.unmet);
      levels[level] = levels[level] || { met: 0, whole: 0, missing: [] };
      levels[level].whole += 1;
      if (met) levels[level].met += 1;
      else levels[level].missing.push(criterion.querySelector('.criterion-text').textContent);
    });
    var reached = 0;
    while (levels[reached + 1] && levels[reached + 1].missing.length === 0) reached += 1;
    all(summary, '[data-count]').forEach(function (node) {
      say(node, fill(words.count, levels[node.getAttribute('data-count')]));
    });
    say(summary.querySelector('[data-said="level"]'), words.reached[reached]);
    say(summary.querySelector('[data-said="missing"]'), words.missing[reached]);
    var list = summary.querySelector('[data-missing]');
    list.textContent = '';
    ((levels[reached + 1] || {}).missing || []).forEach(function (text) {
      list.appendChild(document.createElement('li')).textContent = text;
    });
  }

  function scoreShare(form, summary) {
    var words = data(summary, 'data-words');
    var yes = Object.keys(read(form).ticks).length;
    var score = (100 * yes) / words.whole;
    var said = { score: score.toFixed(1), yes: yes, whole: words.whole };
    say(summary.querySelector('[data-said="score"]'), fill(words.score, said));
    all(summary, '[data-threshold]').forEach(function (node) {
      var met = score >= Number(node.getAttribute('data-threshold'));
      say(node, met ? words.met : words.unmet);
    });
  }

  function start() {
    var form = document.querySelector('[data-assessment]');
    var summary = document.querySelector('.result');
    if (!form || !summary) return;
    var score = summary.querySelector('[data-said="score"]') ? scoreShare : scoreLevels;

    function update() {
      var here = window.location;
      var query = new URLSearchParams(answered(form)).toString();
      var address = here.pathname + '?' + query + here.hash;
      score(form, summary);
      if (address !== here.pathname + here.search + here.hash) {
        window.history.replaceState(window.history.state, '', address);
      }
    }

    form.classList.add('scored-at-once');
    form.addEventListener('input', update);
    form.addEventListener('change', update);
    form.addEventListener('submit', function (event) {
      if (!form.checkValidity()) return;
      event.preventDefault();
      update();
    });
    // A browser that comes back to the page may have kept what was ticked.
    window.addEventListener('pageshow', function () { score(form, summary); });
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
  else start();
})();
