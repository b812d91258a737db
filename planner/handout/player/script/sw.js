// Opens the page without a network. Its files are named by what is in them, and so is their cache.
const SHELL = SHELL_NAME, FILES = SHELL_FILES;
const KEPT = "home-exercise-files";

addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(SHELL);
  await cache.addAll(FILES);
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  const names = await caches.keys();
  const old = names.filter((one) => one.startsWith("home-exercise-") && one !== SHELL && one !== KEPT);
  await Promise.all(old.map((one) => caches.delete(one)));
  await clients.claim();
})()));

addEventListener("fetch", (event) => {
  if (event.request.method !== "GET" || new URL(event.request.url).origin !== location.origin) return;
  event.respondWith((async () => {
    const asked = event.request.mode === "navigate" ? "./" : event.request;
    return (await caches.match(asked, { ignoreSearch: true })) ?? fetch(event.request);
  })());
});
