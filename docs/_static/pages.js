/* Prepare wide tables for phones, where pages.css shows each row as a list of labeled cells. */
document.addEventListener("DOMContentLoaded", () => {
  for (const table of document.querySelectorAll("article table.docutils")) {
    const labels = [...table.querySelectorAll("thead th")].map((th) => th.textContent.trim());
    if (labels.length < 3) continue;
    table.classList.add("stacked");
    // Screen readers ignore a table whose CSS display is not "table", so restore its roles.
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
