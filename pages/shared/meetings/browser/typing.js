// Stores a note while it is typed: after a pause, its field does what Ctrl+Enter does in it. The field itself can't:
// Streamlit stores a field of several lines only when it is left or Ctrl+Enter is pressed.
const PAUSE = 600; // milliseconds, as the field of the decision waits
const NOTE = '[class*="st-key-meeting_discussed_"] textarea';
const pauses = new WeakMap();

function store(field) {
  // Both ways: of a key that never comes up again, Streamlit's shortcuts believe that it is held down, and rest.
  for (const way of ["keydown", "keyup"]) {
    field.dispatchEvent(new KeyboardEvent(way, { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
  }
}

function typed(event) {
  const field = event.target;
  // Half a Chinese word is none yet: what is composed is stored once it is chosen.
  if (!(field instanceof HTMLTextAreaElement) || !field.matches(NOTE) || event.isComposing) return;
  clearTimeout(pauses.get(field));
  pauses.set(field, setTimeout(store, PAUSE, field));
}

// Once for the whole visit: a module is loaded once, however often the page runs.
document.addEventListener("input", typed);
document.addEventListener("compositionend", typed);

export default function () {}
