// Searching and the menu. Pages work without this: the index page lists all that can be found.
(function () {
  "use strict";
  var body = document.body, root = body.dataset.root, most = 40, rows = null;
  document.documentElement.classList.add("js");

  var menu = document.querySelector(".menu"), side = document.getElementById("inhoud");
  menu.hidden = false;
  menu.addEventListener("click", function () {
    var open = side.classList.toggle("shown");
    menu.setAttribute("aria-expanded", String(open));
  });

  var box = document.getElementById("zoek"), found = document.querySelector(".found");
  var count = found.querySelector(".count"), hits = found.querySelector(".hits");
  document.querySelector(".search").hidden = false;

  function plain(text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  // A page opened from a disk may not fetch; a script it may load, and only when somebody searches.
  function ready(then) {
    if (rows) { then(); return; }
    var script = document.createElement("script");
    script.src = body.dataset.index;
    script.onload = function () {
      rows = window.BOOK_INDEX.map(function (row) {
        return { kind: row[0], title: row[1], href: row[2], head: plain(row[1]), all: plain(row[1] + " " + row[3]) };
      });
      then();
    };
    document.head.appendChild(script);
  }

  function weight(row, words, whole) {
    if (row.head === whole || row.head.indexOf(whole + ":") === 0) { return 0; }
    if (row.head.indexOf(whole) === 0) { return 1; }
    return words.every(function (word) { return row.head.indexOf(word) >= 0; }) ? 2 : 3;
  }

  function search() {
    var whole = plain(box.value.trim()), words = whole.split(/\s+/).filter(Boolean);
    hits.textContent = "";
    found.hidden = !words.length;
    if (!words.length) { count.textContent = ""; return; }
    var some = rows.filter(function (row) {
      return words.every(function (word) { return row.all.indexOf(word) >= 0; });
    });
    some.sort(function (one, other) { return weight(one, words, whole) - weight(other, words, whole); });
    some.slice(0, most).forEach(function (row) {
      var item = document.createElement("li"), link = document.createElement("a"), kind = document.createElement("span");
      link.href = root + row.href;
      kind.className = "kind";
      kind.textContent = row.kind;
      link.textContent = row.title;
      link.appendChild(kind);
      item.appendChild(link);
      hits.appendChild(item);
    });
    count.textContent = some.length === 0 ? body.dataset.none
      : some.length === 1 ? body.dataset.one : body.dataset.many.replace("#", some.length);
  }

  function close() {
    box.value = "";
    found.hidden = true;
    hits.textContent = "";
    box.focus();
  }

  function move(event, step) {
    var links = Array.prototype.slice.call(hits.querySelectorAll("a")), at = links.indexOf(document.activeElement) + step;
    if (!links.length) { return; }
    event.preventDefault();
    if (at < 0) { box.focus(); } else { links[Math.min(at, links.length - 1)].focus(); }
  }

  box.addEventListener("input", function () { ready(search); });
  document.querySelector(".top").addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !found.hidden) { close(); }
    else if (event.key === "ArrowDown") { move(event, 1); }
    else if (event.key === "ArrowUp") { move(event, -1); }
    else if (event.key === "Enter" && event.target === box) {
      var first = hits.querySelector("a");
      if (first) { first.click(); }
    }
  });
  // The address of what was chosen is on this very page: then only the panel has to go.
  hits.addEventListener("click", function () { found.hidden = true; });
})();
