// What stands behind the # of the address, as handout/player/address.py writes it.
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ$+-/:";
const MOST_LETTERS = 4000, MOST_BYTES = 16384;
class Unknown extends Error {}
class Other extends Error {}

function bytesOf(letters) {
  const bytes = [];
  for (let at = 0; at < letters.length; at += 3) {
    const three = [...letters.slice(at, at + 3)].map((one) => ALPHABET.indexOf(one));
    const number = three.reduceRight((sum, one) => sum * ALPHABET.length + one, 0);
    if (three.length === 1 || three.includes(-1) || number >= 256 ** (three.length - 1)) throw new Unknown();
    if (three.length === 3) bytes.push(number >> 8);
    bytes.push(number & 255);
  }
  return bytes;
}

// Raw deflate with fixed codes alone (RFC 1951, 3.2.6).
function inflated(bytes) {
  const found = [];
  let at = 0;
  const bit = () => {
    if (at >= bytes.length * 8) throw new Unknown();
    return (bytes[at >> 3] >> (at++ & 7)) & 1;
  };
  const low = (count) => { let n = 0; for (let by = 0; by < count; by++) n |= bit() << by; return n; };
  const high = (count) => { let n = 0; while (count--) n = n * 2 + bit(); return n; };
  const code = () => {
    const seven = high(7);
    if (seven < 24) return 256 + seven;
    const eight = seven * 2 + bit();
    if (eight < 192) return eight - 48;
    if (eight < 200) return eight + 88;
    return eight * 2 + bit() - 256;
  };
  let last = 0;
  while (!last) {
    last = bit();
    if (low(2) !== 1) throw new Unknown();
    for (let one = code(); one !== 256; one = code()) {
      if (one < 256) {
        found.push(one);
        continue;
      }
      const by = one - 257, more = by < 8 || by === 28 ? 0 : (by >> 2) - 1;
      const length = by === 28 ? 258 : more ? ((4 + (by & 3)) << more) + 3 + low(more) : by + 3;
      const far = high(5), wide = far < 4 ? 0 : (far >> 1) - 1;
      const back = far < 4 ? far + 1 : ((2 + (far & 1)) << wide) + 1 + low(wide);
      if (back > found.length) throw new Unknown();
      for (let count = 0; count < length; count++) found.push(found[found.length - back]);
      if (found.length > MOST_BYTES) throw new Unknown();
    }
  }
  return found;
}

// The name of the book, and what is told with it.
function addressOf(fragment) {
  let letters = fragment;
  try {
    letters = decodeURIComponent(fragment);
  } catch { /* as it stands */ }
  if (letters.length > MOST_LETTERS || letters.length < 20) throw new Unknown();
  if (letters[0] !== "1") throw /^[2-9]/.test(letters) ? new Other() : new Unknown();
  const bytes = bytesOf(letters.slice(1));
  const crc = bytes.splice(-4).reduce((sum, byte) => sum * 256 + byte, 0);
  if (crc32(bytes) !== crc) throw new Unknown();
  const hex = bytes.slice(0, 4).map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return { book: hex, told: inflated(bytes.slice(4)) };
}

function reader(told) {
  let at = 0;
  const byte = () => {
    if (at >= told.length) throw new Unknown();
    return told[at++];
  };
  const number = () => {
    const one = byte();
    return one < 128 ? one : (one & 127) * 256 + byte();
  };
  const list = (read) => Array.from({ length: number() }, read);
  return { byte, number, list, ended: () => at >= told.length };
}
