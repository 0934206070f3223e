// Draws the icon: a ring of seats, one of them waiting. Prints the SVG; "maskable" leaves a margin.
const maskable = process.argv.includes("maskable");
const SEATS = 8;
const ring = maskable ? 120 : 150;
const seat = maskable ? 30 : 38;

const seats = Array.from({ length: SEATS }, (_, index) => {
  const angle = (2 * Math.PI * (index + 0.5)) / SEATS + Math.PI / 2;
  const x = (256 + ring * Math.cos(angle)).toFixed(1);
  const y = (256 + ring * Math.sin(angle)).toFixed(1);
  const free = index === SEATS - 1;
  return free
    ? `<circle cx="${x}" cy="${y}" r="${seat - 6}" fill="none" stroke="#f8f4ec" stroke-width="12"/>`
    : `<circle cx="${x}" cy="${y}" r="${seat}" fill="#f8f4ec"/>`;
});

console.log(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">` +
    `<rect width="512" height="512"${maskable ? "" : ' rx="96"'} fill="#33604a"/>${seats.join("")}</svg>`,
);
