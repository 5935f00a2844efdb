// Runs before the first paint: language, theme and size of the text as they were chosen on this device.
// A file of its own, because the page allows no inline script. src/shared/hooks/appearance.ts writes what this reads.
(function () {
  var root = document.documentElement;
  function stored(key) {
    try {
      return window.localStorage.getItem(key);
    } catch {
      return null;
    }
  }
  var theme = stored('tripgen.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  var size = stored('tripgen.textSize');
  if (size === 'small' || size === 'large' || size === 'larger') root.dataset.textSize = size;
  var language = stored('tripgen.language') || navigator.language || 'en';
  root.lang = language.slice(0, 2) === 'ko' ? 'ko' : 'en';
  var dark = theme === 'dark' || (theme !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  var meta = document.querySelector('meta[name="theme-color"]');
  if (meta) meta.content = dark ? '#171614' : '#faf9f7';
})();
