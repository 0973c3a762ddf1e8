/* Choices go into the address, so that a link or a reload shows the same view.
 *
 * `replaceState`, never `pushState`: someone who explores for ten minutes leaves one entry in the
 * history, not forty, and "back" leaves the page.
 *
 * Used as a Dash clientside function, ClientsideFunction("address", "replace"): the inputs are the
 * values of the controls; the last argument, a state, says what they are called and where they
 * stand untouched: {"names": ["indicator", "borough"], "defaults": {"indicator": "da_offences"}}.
 */
(function () {
  'use strict';

  // Also the order in which they are written: the same view always has the same address.
  var NAMES = ['indicator', 'period_type', 'period', 'borough', 'view', 'order'];

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

  function replace() {
    var values = Array.prototype.slice.call(arguments, 0, -1);
    var plan = arguments[arguments.length - 1];
    var here = window.location;
    var wanted = query(here.search, values, plan.names, plan.defaults || {});
    var address = here.pathname + (wanted ? '?' + wanted : '') + here.hash;
    if (address !== here.pathname + here.search + here.hash) {
      window.history.replaceState(window.history.state, '', address);
    }
    return window.dash_clientside.no_update;
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.address = { replace: replace };
})();
