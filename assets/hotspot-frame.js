/* Inside the map's frame. It runs sandboxed, so all it can do is talk to the page that holds it:
 * it hands on presses of keys, so that the exit works from here, and says which ward was chosen.
 */
(function () {
  'use strict';

  // The page is of the same site; this document itself has no origin, being sandboxed.
  var page = window.location.origin;
  var EDGE = 6; // pixels left around London
  var layers = {};
  var boroughs = [];
  var map = null;
  var found = null;
  var awaited = null; // the ward to be shown once there is room and the map stands still
  var name = null;
  var moved = false; // by its reader: it is then not fitted again
  var ours = false;
  var gliding = false;

  function tell(message) {
    if (window.parent !== window) window.parent.postMessage(message, page);
  }

  function said(feature) {
    var box = document.createElement('div');
    var head = document.createElement('strong');
    var names = [feature.properties.name, feature.properties.borough];
    head.textContent = names.filter(Boolean).join(', ');
    box.appendChild(head);
    feature.properties.lines.forEach(function (line) {
      box.appendChild(document.createElement('p')).textContent = line;
    });
    return box;
  }

  // Named in the document that folium writes, which calls it for each ward.
  window.hotspotWard = function (feature, layer) {
    layers[feature.id] = layer;
    layer.bindTooltip(function () { return said(feature); }, {
      sticky: true,
      className: 'ward-said',
    });
    // Leaflet listens for the focus of a shape with a label, and browsers then make each of 684
    // wards a stop for Tab. Wards are reached by the search and the table; the map is one stop.
    layer.on('add', function () { layer.getElement().setAttribute('tabindex', '-1'); });
    layer.on('click', function () {
      awaited = null;
      mark(feature.id);
      tell({ type: 'ward', code: feature.id });
    });
  };

  // Named in the document too: boroughs bring their names, the roomiest first.
  window.hotspotBorough = function (feature) {
    if (feature.properties.place) boroughs.push(feature.properties);
  };

  function writeNames() {
    boroughs.forEach(function (borough) {
      var name = document.createElement('span');
      name.textContent = borough.name;
      L.marker(borough.place, {
        icon: L.divIcon({ html: name, iconSize: [0, 0], className: 'borough-name' }),
        interactive: false,
        keyboard: false,
      }).addTo(map);
    });
  }

  function mark(code) {
    if (found) found.getElement().classList.remove('found');
    if (name) name.remove();
    found = layers[code] || null;
    if (!found) return;
    found.bringToFront();
    found.getElement().classList.add('found');
  }

  // A zoom that was asked for just before begins with the next frame.
  function show(code) {
    mark(code);
    awaited = found;
    window.requestAnimationFrame(showAwaited);
  }

  function showAwaited() {
    if (!awaited || gliding || !hasRoom()) return;
    awaited = null;
    moved = true;
    look(found.getBounds(), { maxZoom: 11.4 });
    // The page says the rest: all of it here would cover the map.
    name = L.tooltip({ permanent: true, direction: 'top', className: 'ward-named' })
      .setLatLng([found.getBounds().getNorth(), found.getBounds().getCenter().lng])
      .setContent(text(found.feature.properties.name))
      .addTo(map);
  }

  // The same outlines with another measure, year or view: other fills, words, title and key.
  function redraw(drawing) {
    var head = document.querySelector('.frame-head');
    head.replaceWith(new DOMParser().parseFromString(drawing.head, 'text/html').body.firstChild);
    Object.keys(layers).forEach(function (code) {
      var area = drawing.areas[code];
      var layer = layers[code];
      if (!area) return;
      layer.feature.properties.lines = area.lines;
      layer.closeTooltip();
      layer.setStyle(area.style);
      var kept = layer === found ? ' found' : '';
      layer.getElement().setAttribute('class', area.style.className + ' leaflet-interactive' + kept);
    });
  }

  function text(words) {
    var box = document.createElement('span');
    box.textContent = words;
    return box;
  }

  // Covered by the exit, or not laid out yet: nothing can be fitted into no room.
  function hasRoom() {
    var box = map.getContainer();
    return box.clientWidth > 2 * EDGE && box.clientHeight > 2 * EDGE;
  }

  // Leaflet fits to the size that it last saw, which may have been none.
  function measure() {
    map.invalidateSize({ animate: false });
  }

  function look(bounds, options) {
    measure();
    ours = true;
    map.fitBounds(bounds, Object.assign({ animate: false }, options));
    ours = false;
  }

  function fit() {
    if (!hasRoom()) return;
    if (moved) measure();
    else look(bounds(), { padding: [EDGE, EDGE] });
  }

  // Leaflet hears of no other place to look at while it glides from one zoom to another.
  function watch() {
    map.on('dragstart zoomstart', function () { if (!ours) moved = true; });
    map.on('zoomanim', function () { gliding = true; });
    map.on('zoomend', function () {
      gliding = false;
      thinNames();
      showAwaited();
    });
  }

  function bounds() {
    var all = L.latLngBounds([]);
    Object.keys(layers).forEach(function (code) { all.extend(layers[code].getBounds()); });
    return all;
  }

  // Names in their order, the roomiest first: one that would touch another is left out.
  function thinNames() {
    var kept = [];
    document.querySelectorAll('.borough-name').forEach(function (name) {
      name.classList.remove('hidden');
      var box = name.firstChild.getBoundingClientRect();
      var clash = kept.some(function (other) {
        return box.left < other.right + 4 && other.left < box.right + 4 &&
          box.top < other.bottom && other.top < box.bottom;
      });
      if (clash) name.classList.add('hidden');
      else kept.push(box);
    });
  }

  function start() {
    map = window.map_london;
    if (!map) return;
    if (map.attributionControl) map.attributionControl.setPrefix(false);
    // A finger that drags here would keep the page from scrolling: two fingers move the map.
    if (L.Browser.mobile) map.dragging.disable();
    watch();
    writeNames();
    // The frame may get its size after its contents: also at the first show.
    new ResizeObserver(function () {
      if (!hasRoom()) return;
      fit();
      showAwaited();
      thinNames();
    }).observe(map.getContainer());
    fit();
    thinNames();
    tell({ type: 'ready' });
  }

  window.addEventListener('load', start);

  window.addEventListener('message', function (event) {
    if (event.source !== window.parent || event.origin !== page) return;
    if (!map || !event.data) return;
    if (event.data.type === 'show') show(String(event.data.code));
    if (event.data.type === 'redraw') redraw(event.data.map);
  });

  // Which key it was matters only for Shift and Escape; of any other the page learns that there
  // was one, since it ends a count of presses.
  ['keydown', 'keyup'].forEach(function (phase) {
    window.addEventListener(phase, function (event) {
      tell({
        type: 'key',
        phase: phase,
        key: event.key === 'Shift' || event.key === 'Escape' ? event.key : 'Unidentified',
        repeat: event.repeat,
        modified: event.ctrlKey || event.altKey || event.metaKey,
      });
    }, true);
  });
})();
