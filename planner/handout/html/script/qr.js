// A QR code of versions 1 to 10 in alphanumeric mode (ISO/IEC 18004), as rows of true and false.
const QR = {
  codewords: [26, 44, 70, 100, 134, 172, 196, 242, 292, 346],
  levels: [ // M where it fits, else L: the two bits of the level, then by version
    { bits: 0, ec: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26], blocks: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5] },
    { bits: 1, ec: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18], blocks: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4] },
  ],
};
const EXP = [], LOG = [];
for (let power = 0, value = 1; power < 255; power++) {
  EXP[power] = value;
  LOG[value] = power;
  value = value < 128 ? value * 2 : (value * 2) ^ 0x11d;
}
const times = (a, b) => (a && b ? EXP[(LOG[a] + LOG[b]) % 255] : 0);

function correction(data, count) {
  let generator = [1];
  for (let root = 0; root < count; root++) {
    const next = [...generator, 0];
    generator.forEach((one, at) => { next[at + 1] ^= times(one, EXP[root]); });
    generator = next;
  }
  const rest = [...data, ...Array(count).fill(0)];
  for (let at = 0; at < data.length; at++) {
    const lead = rest[at];
    generator.forEach((one, by) => { rest[at + by] ^= times(one, lead); });
  }
  return rest.slice(data.length);
}

function qrFit(length) {
  for (let version = 1; version <= 10; version++) {
    for (const level of QR.levels) {
      const blocks = level.blocks[version - 1], ec = level.ec[version - 1];
      const room = QR.codewords[version - 1] - blocks * ec;
      const counter = version < 10 ? 9 : 11;
      const bits = 4 + counter + 11 * Math.floor(length / 2) + 6 * (length % 2);
      if (bits <= room * 8 && (level.bits === 0 || version === 10)) {
        return { version, level: level.bits, blocks, ec, room, counter };
      }
    }
  }
  return null;
}

function qrCodewords(text, fit) {
  const bits = [];
  const put = (value, count) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  put(2, 4);
  put(text.length, fit.counter);
  for (let at = 0; at < text.length; at += 2) {
    const first = LETTERS.indexOf(text[at]);
    if (at + 1 < text.length) put(first * 45 + LETTERS.indexOf(text[at + 1]), 11);
    else put(first, 6);
  }
  put(0, Math.min(4, fit.room * 8 - bits.length));
  while (bits.length % 8) bits.push(0);
  const data = [];
  for (let at = 0; at < bits.length; at += 8) data.push(parseInt(bits.slice(at, at + 8).join(""), 2));
  for (let pad = 0xec; data.length < fit.room; pad ^= 0xec ^ 0x11) data.push(pad);
  const short = Math.floor(fit.room / fit.blocks), long = fit.room % fit.blocks;
  const parts = [];
  for (let block = 0, at = 0; block < fit.blocks; block++) {
    const size = short + (block >= fit.blocks - long ? 1 : 0);
    parts.push(data.slice(at, at += size));
  }
  const checks = parts.map((part) => correction(part, fit.ec));
  const woven = [];
  for (let at = 0; at <= short; at++) for (const part of parts) if (at < part.length) woven.push(part[at]);
  for (let at = 0; at < fit.ec; at++) for (const check of checks) woven.push(check[at]);
  return woven;
}

function bch(value, divisor, by) {
  let rest = value << by;
  const top = 31 - Math.clz32(divisor);
  for (let bit = 31 - Math.clz32(rest); rest && bit >= top; bit = 31 - Math.clz32(rest)) {
    rest ^= divisor << (bit - top);
  }
  return (value << by) | rest;
}

const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function qrFrame(version) {
  const size = 17 + 4 * version;
  const dark = Array.from({ length: size }, () => Array(size).fill(null));
  const square = (cx, cy, reach, isDark) => {
    for (let y = cy - reach; y <= cy + reach; y++) for (let x = cx - reach; x <= cx + reach; x++) {
      if (dark[y]?.[x] !== undefined) dark[y][x] = isDark(Math.max(Math.abs(x - cx), Math.abs(y - cy)));
    }
  };
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) square(x, y, 4, (far) => far !== 2 && far !== 4);
  if (version > 1) {
    const last = size - 7, places = version < 7 ? [6, last] : [6, (6 + last) / 2, last];
    for (const y of places) for (const x of places) {
      if (dark[y][x] === null) square(x, y, 2, (far) => far !== 1);
    }
  }
  for (let at = 8; at < size - 8; at++) dark[6][at] = dark[at][6] = at % 2 === 0;
  for (let at = 0; at < 9; at++) {
    dark[8][at] ??= false;
    dark[at][8] ??= false;
    if (at < 8) {
      dark[8][size - 1 - at] ??= false;
      dark[size - 1 - at][8] ??= false;
    }
  }
  if (version > 6) {
    const told = bch(version, 0x1f25, 12);
    for (let bit = 0; bit < 18; bit++) {
      const a = Math.floor(bit / 3), b = size - 11 + (bit % 3);
      dark[a][b] = dark[b][a] = ((told >>> bit) & 1) === 1;
    }
  }
  return dark;
}

function qrFormat(dark, level, mask) {
  const told = bch(level * 8 + mask, 0x537, 10) ^ 0x5412, size = dark.length;
  for (let bit = 0; bit < 15; bit++) {
    const on = ((told >>> bit) & 1) === 1;
    if (bit < 6) dark[bit][8] = on;
    else if (bit < 8) dark[bit + 1][8] = on;
    else if (bit === 8) dark[8][7] = on;
    else dark[8][14 - bit] = on;
    if (bit < 8) dark[8][size - 1 - bit] = on;
    else dark[size - 15 + bit][8] = on;
  }
  dark[size - 8][8] = true;
}

function qrPenalty(dark) {
  const size = dark.length, rows = dark.map((row) => row.map((on) => (on ? "1" : "0")).join(""));
  const lines = [...rows, ...rows.map((_, x) => rows.map((row) => row[x]).join(""))];
  let sum = 0;
  for (const line of lines) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) sum += run.length - 2;
    sum += 40 * (line.match(/(?=00001011101|10111010000)/g) ?? []).length;
  }
  for (let y = 1; y < size; y++) for (let x = 1; x < size; x++) {
    if (new Set([dark[y][x], dark[y - 1][x], dark[y][x - 1], dark[y - 1][x - 1]]).size === 1) sum += 3;
  }
  const part = rows.join("").replaceAll("0", "").length / (size * size);
  return sum + 10 * Math.floor(Math.abs(part - 0.5) * 20);
}

function qr(text) {
  const fit = qrFit(text.length);
  if (fit === null) return null;
  const bits = qrCodewords(text, fit).flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((by) => (byte >>> by) & 1));
  const frame = qrFrame(fit.version), size = frame.length;
  const drawn = MASKS.map((masks, mask) => {
    const dark = frame.map((row) => [...row]);
    let at = 0, up = true;
    for (let right = size - 1; right > 0; right -= 2, up = !up) {
      if (right === 6) right = 5;
      for (let step = 0; step < size; step++) {
        const y = up ? size - 1 - step : step;
        for (const x of [right, right - 1]) {
          if (frame[y][x] === null) dark[y][x] = ((bits[at++] ?? 0) === 1) !== masks(x, y);
        }
      }
    }
    qrFormat(dark, fit.level, mask);
    return dark;
  });
  return drawn.reduce((best, one) => (qrPenalty(one) < qrPenalty(best) ? one : best));
}
