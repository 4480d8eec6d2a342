// Says whether this page is live. Nothing on it may look live when it is not: the server sends a
// beat each second, and without one for LOST_AFTER the page says how old it is.
"use strict";

const LOST_AFTER = 4000; // ms; four beats
const RENEW = 1000; // ms; as the beats
const live = document.getElementById("live");
const how = document.getElementById("how");
const shown = { at: live.dataset.at, beat: 0, loaded: Date.now(), full: false };

function age() {
  return Math.round((Date.now() - (shown.beat || shown.loaded)) / 1000);
}

function say() {
  const fresh = shown.beat && Date.now() - shown.beat < LOST_AFTER;
  const waits = !shown.beat && Date.now() - shown.loaded < LOST_AFTER;
  const state = shown.full ? "full" : fresh ? "live" : waits ? "waits" : "lost";
  const words = live.dataset[state].replace("AT", shown.at).replace("AGE", age() + " s");
  document.body.dataset.live = state;
  if (live.textContent !== words) live.textContent = words;
}

document.body.addEventListener("htmx:sseOpen", (opened) => {
  const source = opened.detail.source;
  source.addEventListener("beat", (beat) => {
    shown.at = beat.data;
    shown.beat = Date.now();
    say();
  });
  source.addEventListener("called", (called) => { document.title = called.data; });
  source.addEventListener("full", () => { shown.full = true; source.close(); say(); });
});

document.body.addEventListener("htmx:afterSwap", (swapped) => {
  if (swapped.detail.target === how) {
    how.focus({ preventScroll: true });
    how.scrollIntoView({ block: "nearest" });
  }
});

function close(event) {
  if (how.childElementCount === 0) return;
  event.preventDefault();
  how.replaceChildren();
}

how.addEventListener("click", (click) => {
  if (click.target.closest("[data-close]")) close(click);
});
document.addEventListener("keydown", (key) => {
  if (key.key === "Escape") close(key);
});

live.removeAttribute("role"); // the age would be read aloud each second
say();
setInterval(say, RENEW);
