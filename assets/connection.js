/* A lost connection says so and recovers.
 *
 * Dash sends each choice with `fetch` and forgets those that fail. Here they are kept and sent
 * again, at growing intervals, until an answer comes. That is safe: a callback only reads. An
 * answer that is an error of the page's own (4xx, 500) is passed on; the panel shows it.
 *
 * Each choice says which release the page is from. Where a newer one is served by now the page
 * loads itself again, with what was chosen in its address: figures of two releases never meet.
 */
(function () {
  'use strict';

  if (window.keepsConnection) return;

  var CALLBACKS = '_dash-update-component';
  var AGAIN = [300, 1000, 2000, 4000, 8000, 15000]; // milliseconds; the last one repeats
  var QUIET = 1; // a single failure, such as a server process being replaced, is not worth a word
  var PASSING = [429, 502, 503, 504]; // busy, or between two servers
  var REPLACED = 409; // another release is served by now
  var GOOD_NEWS = 4000; // milliseconds that "connected again" stays

  var plainFetch = window.fetch;
  var banner = null;
  var waiting = []; // what resumes each request that is waiting
  var told = false;
  var clearing = null;
  var underway = 0; // callbacks without an answer yet

  // Present and empty from the start: only a change of a live region is read out.
  function addBanner() {
    banner = document.createElement('div');
    banner.id = 'connection-status';
    banner.className = 'connection';
    banner.setAttribute('role', 'status');
    document.body.appendChild(banner);
  }

  function say(words) {
    banner.textContent = words;
    document.documentElement.classList.toggle('connection-told', Boolean(words));
  }

  function tellLost() {
    if (told) return;
    told = true;
    clearTimeout(clearing);
    say('The connection was lost. Figures shown may not match your choice. Trying again.');
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Try now';
    button.addEventListener('click', resume);
    banner.appendChild(button);
  }

  function tellBack() {
    if (!told) return;
    told = false;
    say('Connected again.');
    clearing = setTimeout(function () { say(''); }, GOOD_NEWS);
  }

  function resume() {
    waiting.splice(0).forEach(function (go) { go(); });
  }

  function pause(milliseconds) {
    return new Promise(function (go) {
      waiting.push(go);
      setTimeout(go, milliseconds);
    });
  }

  function delay(attempt, response) {
    var asked = response && Number(response.headers.get('Retry-After'));
    return asked ? asked * 1000 : AGAIN[Math.min(attempt, AGAIN.length - 1)];
  }

  function send(input, options, attempt) {
    function again(response) {
      if (attempt >= QUIET) tellLost();
      return pause(delay(attempt, response)).then(function () {
        return send(input, options, attempt + 1);
      });
    }
    return plainFetch.call(window, input, options).then(
      function (response) {
        if (response.status === REPLACED) return loadAgain();
        if (PASSING.indexOf(response.status) >= 0) return again(response);
        tellBack();
        return response;
      },
      function (failure) {
        if (failure.name === 'AbortError') throw failure; // who asked gave it up
        return again(null);
      }
    );
  }

  function ask(input, options) {
    underway += 1;
    return send(input, options, 0).finally(function () { underway -= 1; });
  }

  // Never settles: nothing of this page is to be drawn any more.
  function loadAgain() {
    var address = (window.dash_clientside || {}).address;
    if (address) address.write(); // with what was chosen a moment ago
    window.location.reload();
    return new Promise(function () {});
  }

  function marked(options) {
    var release = document.documentElement.getAttribute('data-release');
    if (!release) return options;
    var headers = new Headers(options && options.headers);
    headers.set('X-Release', release);
    return Object.assign({}, options, { headers: headers });
  }

  // For early.js: the page of a choice, ahead of whatever else is being fetched.
  function page(address, signal) {
    var headers = { Accept: 'text/html' };
    return send(address, { signal: signal, headers: headers, priority: 'high' }, 0);
  }

  // For announce.js: whether Dash has the answer to a choice still to come.
  function isWaiting() { return underway > 0; }

  window.keepsConnection = { page: page, isWaiting: isWaiting };
  window.fetch = function (input, options) {
    var address = String(input && input.url ? input.url : input);
    if (address.indexOf(CALLBACKS) < 0) return plainFetch.apply(window, arguments);
    return ask(input, marked(options));
  };
  window.addEventListener('online', resume);

  if (document.body) addBanner();
  else document.addEventListener('DOMContentLoaded', addBanner);
})();
