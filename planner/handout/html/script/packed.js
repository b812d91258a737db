// Answers as a text: as they are packed in exchange/answers/packed.py.
const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function base45(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const pair = bytes.slice(at, at + 2);
    let number = pair.reduce((sum, byte) => sum * 256 + byte, 0);
    for (let count = 0; count <= pair.length; count++) {
      text += LETTERS[number % 45];
      number = Math.floor(number / 45);
    }
  }
  return text;
}

function pack(answers) {
  const last = answers.first_week + answers.weeks.length - 1;
  const half = { null: 0, false: 1, true: 2 };
  const told = (number) => number ?? 15;
  const bytes = [
    ...answers.program.match(/../g).map((two) => parseInt(two, 16)),
    16 + answers.marks_week,
    answers.first_week * 16 + last,
    ...answers.weeks.flatMap((week) => week.days.flatMap((day) => [
      day.done * 16 + told(day.before), told(day.after) * 16 + told(day.effort),
    ])),
    ...answers.marks.map((mark) => mark.verdict * 4 + half[mark.helps]),
    ...answers.weeks.map((week) =>
      (week.signs === null ? 0 : 16 + week.signs) + half[week.flare] * 32),
  ];
  const crc = crc32(bytes);
  return "HEP1:" + base45([...bytes, ...[24, 16, 8, 0].map((by) => (crc >>> by) & 255)]);
}
