/* Choices go into the address, so that a link or a reload shows the same view.
 *
 * `replaceState`, never `pushState`: someone who explores for ten minutes leaves one entry in the
 * history, not forty, and "back" leaves the page.
 *
 * It is written once the reader pauses. A browser notes the new address and loads the page's icon
 * again while the answer is worked out and drawn, which kept a choice waiting for 15 milliseconds;
 * and some refuse a page that replaces its address a hundred times in half a minute. Whatever the
 * reader does next, a reload or a copied link, finds it written.
 *
 * Used as a Dash clientside function, ClientsideFunction("address", "replace"): the inputs are the
 * values of the controls; the last argument, a state, says what they are called and where they
 * stand untouched: {"names": ["indicator", "borough"], "defaults": {"indicator": "da_offences"}}.
 */
(function () {
  'use strict';

  // Also the order in which they are written: the same view always has the same address.
  var NAMES = ['indicator', 'period_type', 'period', 'borough', 'group', 'view', 'order'];
  var PAUSE = 300; // milliseconds
  var waiting;
  var wanted = null; // the address to be written

  function listed(value) {
    return (Array.isArray(value) ? value : [value])
      .filter(function (one) {
        return one !== null && one !== undefined && one !== '';
      })
      .map(String);
  }

  function same(one, other) {
    return one.length === other.length && one.every(function (item, n) { return item === other[n]; });
  }

  // Names that this page does not control are kept where they are ours, and dropped where not:
  // an address that someone else has tagged is not passed on.
  function query(current, values, names, defaults) {
    var before = new URLSearchParams(current);
    var after = new URLSearchParams();
    NAMES.forEach(function (name) {
      var position = names.indexOf(name);
      var chosen = position < 0 ? before.getAll(name) : listed(values[position]);
      if (position >= 0 && same(chosen, listed(defaults[name]))) return;
      chosen.forEach(function (value) {
        after.append(name, value);
      });
    });
    return after.toString();
  }

  function write() {
    clearTimeout(waiting);
    if (wanted !== null) window.history.replaceState(window.history.state, '', wanted);
    wanted = null;
  }

  function addressOf(values, plan) {
    var here = window.location;
    var chosen = query(here.search, values, plan.names, plan.defaults || {});
    return here.pathname + (chosen ? '?' + chosen : '') + here.hash;
  }

  function replace() {
    var values = Array.prototype.slice.call(arguments, 0, -1);
    var here = window.location;
    var address = addressOf(values, arguments[arguments.length - 1]);
    clearTimeout(waiting);
    wanted = address === here.pathname + here.search + here.hash ? null : address;
    if (wanted !== null) waiting = setTimeout(write, PAUSE);
    return window.dash_clientside.no_update;
  }

  ['pointerdown', 'keydown', 'click'].forEach(function (deed) {
    window.addEventListener(deed, write, true);
  });
  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.address = { replace: replace, write: write, of: addressOf };
})();
