/* Prepare wide tables for phones, where pages.css shows each row as a list of labeled cells. */
document.addEventListener("DOMContentLoaded", () => {
  for (const table of document.querySelectorAll("article table.docutils")) {
    const labels = [...table.querySelectorAll("thead th")].map((th) => th.textContent.trim());
    if (labels.length < 3) continue;
    table.classList.add("stacked");
    // A table whose display is not "table" is no longer announced as one, so say it with roles.
    table.setAttribute("role", "table");
    for (const row of table.rows) {
      row.setAttribute("role", "row");
      [...row.cells].forEach((cell, i) => {
        const isHeader = cell.tagName === "TH";
        cell.setAttribute("role", isHeader ? "columnheader" : "cell");
        if (!isHeader) cell.dataset.label = labels[i];
      });
    }
  }
});
