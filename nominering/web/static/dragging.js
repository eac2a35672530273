// Lets the items of a list be dragged up and down by their grips, with mouse, pen or finger.
// It is the neighbours that are moved: an item that is taken out of the page loses the pointer.
"use strict";

const NEAR_THE_EDGE = 120; // px: there the page rolls

window.letDrag = (list, dropped) => {
  const middle = (item) => {
    const box = item.getBoundingClientRect();
    return box.top + box.height / 2;
  };

  list.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest(".grip");
    if (!grip || event.button || !event.isPrimary) return;
    event.preventDefault();
    const item = grip.closest("li");
    const hold = event.clientY - item.getBoundingClientRect().top;
    let { clientY: y } = event;
    let shift = 0;
    let frame;

    const follow = () => {
      for (;;) {
        shift += y - hold - item.getBoundingClientRect().top;
        item.style.transform = `translateY(${shift}px)`;
        const { top, bottom } = item.getBoundingClientRect();
        const { previousElementSibling: above, nextElementSibling: below } = item;
        if (below && bottom > middle(below)) item.before(below);
        else if (above && top < middle(above)) item.after(above);
        else return;
      }
    };

    const roll = () => {
      const over = Math.min(y - NEAR_THE_EDGE, 0) || Math.max(y + NEAR_THE_EDGE - innerHeight, 0);
      if (over < 0 ? item.previousElementSibling : over && item.nextElementSibling) {
        scrollBy(0, over / 6);
        follow();
      }
      frame = requestAnimationFrame(roll);
    };

    item.classList.add("dragged");
    grip.setPointerCapture(event.pointerId);
    grip.onpointermove = (moved) => {
      y = moved.clientY;
      follow();
    };
    grip.onlostpointercapture = () => {
      grip.onpointermove = grip.onlostpointercapture = null;
      cancelAnimationFrame(frame);
      item.style.transform = "";
      item.classList.remove("dragged");
      dropped(item);
    };
    roll();
  });
};
