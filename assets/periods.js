/* What the boxes of periods offer once another measure, or another kind of period, is chosen.
 *
 * Used as a Dash clientside function, ClientsideFunction("periods", "offer"). `offers` is made by
 * `callbacks/panels/period_offers.py`: {"kinds": {measure: [[kind, words, number of its list], …]},
 * "lists": [[[period end, words], …], …]}, the usual kind and the newest period first. A choice that
 * the measure does not have gives way to these, as it does on the server.
 */
(function () {
  'use strict';

  function options(pairs) {
    return pairs.map(function (pair) {
      return { value: pair[0], label: pair[1] };
    });
  }

  function held(pairs, value) {
    return pairs.find(function (pair) {
      return pair[0] === value;
    });
  }

  // What a box holds already is not written again: it would be drawn anew for nothing.
  function changed(present, wanted) {
    return JSON.stringify(present) === JSON.stringify(wanted)
      ? window.dash_clientside.no_update
      : wanted;
  }

  function offer(kind, measure, period, kindsNow, periodsNow, offers) {
    var kinds = offers.kinds[measure];
    var stay = window.dash_clientside.no_update;
    if (!kinds) return [stay, stay, stay, stay]; // the server says that it is unknown
    var chosen = held(kinds, kind);
    var periods = offers.lists[(chosen || kinds[0])[2]];
    var end = (chosen && held(periods, period)) || periods[0];
    return [
      changed(kindsNow, options(kinds)),
      changed(kind, (chosen || kinds[0])[0]),
      changed(periodsNow, options(periods)),
      changed(period, end[0]),
    ];
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.periods = { offer: offer };
})();
