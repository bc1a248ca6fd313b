// What goes on paper: the picture as an image; the tables and texts are printed as they stand.
function preparePaper() {
  byId("paper").replaceChildren(make("img", {
    alt: "Picture of the money flow",
    src: graph.png({ full: true, maxWidth: 4000, maxHeight: 3000, bg: "#ffffff" }),
  }));
}

window.addEventListener("beforeprint", preparePaper);
