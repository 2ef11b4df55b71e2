"use strict";
// The page is complete without this: it adds sorting, a filter, and buttons that unfold everything.
(function () {
  function make(tag, text) {
    var e = document.createElement(tag);
    e.textContent = text;
    return e;
  }

  function compare(a, b) {
    if (a === b) return 0;
    if (a === "") return 1; // what has no key comes last, either way
    if (b === "") return -1;
    var x = Number(a), y = Number(b);
    if (!isNaN(x) && !isNaN(y)) return x < y ? -1 : x > y ? 1 : 0;
    if (isNaN(x) !== isNaN(y)) return isNaN(x) ? 1 : -1;
    return a < b ? -1 : 1;
  }

  function sort(table, column, descending) {
    var body = table.tBodies[0], rows = Array.from(body.rows);
    var key = function (row) {
      var cell = row.cells[column];
      return cell ? cell.dataset.key || "" : "";
    };
    rows.sort(function (r, s) {
      var a = key(r), b = key(s), order = compare(a, b);
      return descending && a !== "" && b !== "" ? -order : order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    if (table.tBodies[0].rows.length < 2) return;
    var heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach(function (head, column) {
      var button = document.createElement("button");
      button.type = "button";
      while (head.firstChild) button.appendChild(head.firstChild);
      head.appendChild(button);
      button.addEventListener("click", function () {
        var descending = head.getAttribute("aria-sort") === "ascending";
        heads.forEach(function (h) { h.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(table, column, descending);
      });
    });
  });

  var tools = document.createElement("div");
  tools.className = "tools";

  var list = document.querySelector("table.filtered");
  if (list && list.tBodies[0].rows.length > 1) {
    var label = make("label", "Filter the schemes ");
    var input = document.createElement("input");
    var count = make("span", "");
    input.type = "search";
    input.id = "page_filter";
    label.htmlFor = "page_filter";
    count.setAttribute("role", "status");
    input.addEventListener("input", function () {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
      Array.from(list.tBodies[0].rows).forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !words.every(function (word) { return text.includes(word); });
        if (!row.hidden) shown++;
      });
      count.textContent = words.length ? shown + " of " + list.tBodies[0].rows.length : "";
    });
    tools.append(label, input, count);
  }

  var folds = document.querySelectorAll("details");
  function unfold(open) {
    folds.forEach(function (d) { d.open = open; });
  }
  if (folds.length) {
    [["Open all", true], ["Close all", false]].forEach(function (b) {
      var button = make("button", b[0]);
      button.type = "button";
      button.addEventListener("click", function () { unfold(b[1]); });
      tools.append(button);
    });
  }
  if (tools.firstChild) document.querySelector("header").append(tools);

  // A link to something folded away unfolds it.
  function reveal() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
  }
  addEventListener("hashchange", reveal);
  reveal();
})();
