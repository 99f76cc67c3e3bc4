// What is said to who does not see the page: <polite-announcer>.

/** One polite hidden region. What is said twice at once is said once. */
class PoliteAnnouncer extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "status");
    this.setAttribute("aria-live", "polite");
    this.className = "unseen";
  }

  say(text) {
    if (this.textContent === text) this.textContent = "";
    this.textContent = text;
  }
}

/** Says something to who does not see the page. */
export function announce(text) {
  document.querySelector("polite-announcer")?.say(text);
}

customElements.define("polite-announcer", PoliteAnnouncer);
