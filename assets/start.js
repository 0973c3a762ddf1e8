/* Starts Dash. A file of its own, so that the page's policy can forbid inline scripts. */
"use strict";
window.renderer = new DashRenderer();
