/* Asks for the answer to a choice at once.
 *
 * Dash asks only after it has drawn the box anew and run what runs in the browser: 10 to 20
 * milliseconds in which the server has nothing to do. Here the same question is put as soon as a box
 * changes. When Dash puts it, word for word, it is given that answer; whatever else it asks goes its
 * usual way, and an answer that nobody asks for does no harm: a callback only reads.
 *
 * Needs connection.js before it, which stays between this and the network.
 */
(function () {
  'use strict';

  var CALLBACKS = '_dash-update-component';
  var LIST = '_dash-dependencies';
  var HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };
  // Functions in the browser that only work out values: they can be asked twice.
  var WORK_OUT = 'periods';

  var send = window.fetch;
  var callbacks = []; // all of the app, as Dash is told of them
  var address = '';
  var asked = {}; // answers on their way, by question

  function named(one) {
    return one.id + '.' + one.property;
  }

  function holds(callback, name) {
    return callback.inputs.some(function (one) { return named(one) === name; });
  }

  // What the page holds now, but for what the choice has changed.
  function filled(list, changed) {
    return list.map(function (one) {
      var name = named(one);
      var box = window.dash_component_api.getLayout(one.id);
      if (!box) throw new Error(one.id + ' is not on this page');
      return {
        id: one.id,
        property: one.property,
        value: name in changed ? changed[name] : box.props[one.property],
      };
    });
  }

  function outputs(callback) {
    var many = callback.output.slice(0, 2) === '..';
    var names = many ? callback.output.slice(2, -2).split('...') : [callback.output];
    var list = names.map(function (name) {
      var at = name.lastIndexOf('.');
      return { id: name.slice(0, at), property: name.slice(at + 1).split('@')[0] };
    });
    return many ? list : list[0];
  }

  // Other boxes give way to some choices; that is worked out here as it will be there.
  function workOut(changed) {
    var name = Object.keys(changed)[0];
    callbacks.forEach(function (callback) {
      var run = callback.clientside_function;
      if (!run || run.namespace !== WORK_OUT || !holds(callback, name)) return;
      var given = filled(callback.inputs.concat(callback.state), changed);
      var values = window.dash_clientside[run.namespace][run.function_name].apply(
        null, given.map(function (one) { return one.value; })
      );
      outputs(callback).forEach(function (one, n) {
        if (values[n] !== window.dash_clientside.no_update) changed[named(one)] = values[n];
      });
    });
  }

  function question(callback, changed) {
    var names = Object.keys(changed).filter(function (name) { return holds(callback, name); });
    return JSON.stringify({
      output: callback.output,
      outputs: outputs(callback),
      inputs: filled(callback.inputs, changed),
      changedPropIds: names,
      parsedChangedPropsIds: names,
      state: callback.state.length ? filled(callback.state, changed) : undefined,
    });
  }

  function ask(box) {
    var changed = {};
    changed[box.id + '.value'] = box.value;
    workOut(changed);
    asked = {};
    callbacks.forEach(function (callback) {
      if (callback.clientside_function || !holds(callback, box.id + '.value')) return;
      var body = question(callback, changed);
      asked[body] = send(address, { method: 'POST', headers: HEADERS, credentials: 'same-origin', body: body });
      asked[body].catch(function () {}); // Dash hears of it
    });
  }

  window.fetch = function (input, options) {
    var to = String(input && input.url ? input.url : input);
    var body = options && options.body;
    if (to.indexOf(CALLBACKS) >= 0 && asked[body]) {
      var answer = asked[body];
      delete asked[body];
      return answer;
    }
    var coming = send.apply(window, arguments);
    if (to.indexOf(LIST) >= 0) {
      coming.then(function (response) { return response.clone().json(); }).then(function (list) {
        callbacks = list;
        address = to.replace(LIST, CALLBACKS);
      }, function () {}); // then Dash alone asks
    }
    return coming;
  };

  // Before Dash hears of it.
  window.addEventListener('change', function (event) {
    var box = event.target;
    if (!(box instanceof HTMLSelectElement) || !box.id || !box.closest('#react-entry-point')) return;
    try {
      ask(box);
    } catch (unlike) {
      asked = {}; // a page of another make: Dash alone asks
    }
  }, true);
})();
