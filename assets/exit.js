/* Exit this page: leave at once, by click or by pressing Shift three times.
 *
 * The link works without this file. With it, the page is covered before the browser starts to
 * leave, so that nothing can be read over a shoulder while the next page loads.
 *
 * The target opens in the same tab through `window.location.href`. A new tab would leave this page
 * one tab away, and `location.replace` would take a single entry out of the history: too little to
 * help, enough to be mistaken for erasing a visit. The address of the target is used exactly as the
 * server wrote it: no choice made on this page is added, and nothing is stored or counted.
 *
 * Escape is not used: browsers and screen readers use it themselves.
 */
(function () {
  'use strict';

  // Two copies of the file on a page would count each press twice.
  if (window.exitThisPage) return;
  window.exitThisPage = true;

  var PRESSES = 3;
  var PATIENCE = 5000; // milliseconds from one press to the next
  var WORDS = {
    1: 'Shift, press 2 more times to exit.',
    2: 'Shift, press 1 more time to exit.',
    expired: 'Exit this page expired.',
    leaving: 'Loading.',
  };

  var presses = 0;
  var shiftAlone = false; // Shift went down and nothing else has happened since
  var timer = null;
  var cover = null;

  function button() {
    return document.getElementById('exit-this-page');
  }

  function say(words) {
    var status = document.getElementById('exit-status');
    if (status) status.textContent = words;
  }

  // The lights say nothing without this file, so this file draws them.
  function showLights() {
    var link = button();
    if (!link) return;
    if (!link.querySelector('.exit-lights')) {
      var lights = document.createElement('span');
      lights.className = 'exit-lights';
      lights.setAttribute('aria-hidden', 'true'); // the status says it in words
      for (var n = 0; n < PRESSES; n += 1) {
        lights.appendChild(document.createElement('span')).className = 'exit-light';
      }
      link.appendChild(lights);
    }
    link.setAttribute('data-presses', String(presses));
  }

  function forget() {
    clearTimeout(timer);
    presses = 0;
    showLights();
  }

  function interrupted() {
    shiftAlone = false;
    if (presses === 0) return;
    forget();
    say('');
  }

  function expire() {
    forget();
    say(WORDS.expired);
    timer = setTimeout(say, PATIENCE, '');
  }

  function press() {
    clearTimeout(timer);
    presses += 1;
    showLights();
    if (presses === PRESSES) {
      leave();
      return;
    }
    say(WORDS[presses]);
    timer = setTimeout(expire, PATIENCE);
  }

  function coverPage() {
    if (cover) return;
    document.documentElement.classList.add('exiting'); // hides all else: see exit.css
    cover = document.createElement('div');
    cover.className = 'exit-cover';
    cover.setAttribute('role', 'alert');
    document.body.appendChild(cover);
    // An alert is announced when its words change, not when it arrives with them.
    cover.textContent = WORDS.leaving;
  }

  function leave() {
    var link = button();
    if (!link) return;
    clearTimeout(timer);
    coverPage();
    // An embed leaves its host page instead: embed-exit.js takes the event over.
    var inThisTab = document.dispatchEvent(
      new CustomEvent('exit:leave', { cancelable: true, detail: { url: link.href, cover: cover } })
    );
    if (inThisTab) window.location.href = link.href;
  }

  // The back button may bring this very document back, covered as it was left. A first show is not
  // a return: someone may have pressed, or left, while the page was still arriving.
  function reset(event) {
    if (!event.persisted) return;
    document.documentElement.classList.remove('exiting');
    if (cover) cover.remove();
    cover = null;
    shiftAlone = false;
    forget();
    say('');
  }

  // Listening on the window, before anything else, so that no control can swallow a press.
  window.addEventListener(
    'keydown',
    function (event) {
      if (event.key !== 'Shift') {
        interrupted();
      } else if (!event.repeat) {
        shiftAlone = !(event.ctrlKey || event.altKey || event.metaKey);
      }
    },
    true
  );
  // Counted as the key comes up: only then is it certain that it was not held for a capital.
  window.addEventListener(
    'keyup',
    function (event) {
      if (event.key !== 'Shift' || !shiftAlone) return;
      shiftAlone = false;
      press();
    },
    true
  );
  // Shift held while clicking extends a selection: a modifier too.
  window.addEventListener('pointerdown', function () { shiftAlone = false; }, true);
  // Shift held while the window changes: its release would be lost.
  window.addEventListener('blur', function () { shiftAlone = false; });

  window.addEventListener(
    'click',
    function (event) {
      var link = event.target.closest && event.target.closest('[data-exit]');
      if (!link) return;
      // Also with Ctrl or Shift held: a second tab would leave this page open behind it.
      event.preventDefault();
      event.stopImmediatePropagation();
      leave();
    },
    true
  );
  window.addEventListener('pageshow', reset);

  // What takes the focus must not lie under the bar, however many lines its words take up. On a
  // narrow screen a part of the header stays in sight; whatever has no box of its own has no height.
  function measure() {
    if (!button() || !window.ResizeObserver) return;
    var bars = ['.exit-bar', '.top-bar'].map(function (one) {
      return button().closest(one);
    }).filter(Boolean);
    var watch = new ResizeObserver(function () {
      var height = Math.max.apply(null, bars.map(function (one) { return one.offsetHeight; }));
      document.documentElement.style.setProperty('--exit-bar-height', height + 'px');
    });
    bars.forEach(function (one) { watch.observe(one); });
  }

  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', measure);
  } else {
    measure();
  }
})();
