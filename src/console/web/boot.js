// Before anything is painted: the theme and the language that this browser chose.
(function () {
  var root = document.documentElement;
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var kept = function (name) {
    // A browser that keeps nothing shows its own defaults.
    try { return localStorage.getItem("mufakat-" + name); } catch (_private) { return null; }
  };
  var theme = function () { root.dataset.theme = kept("theme") || (dark.matches ? "dark" : "light"); };
  theme();
  dark.addEventListener("change", theme);
  root.lang = kept("language") || (/^vi/.test(navigator.language) ? "vi" : "en");
})();
