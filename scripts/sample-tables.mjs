// Counts the joint tables of the sample table that the synthetic operator draws from: samples/synthetic/table.json.
// Run once when the table or the choice of tables changes: node scripts/sample-tables.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const SOURCE = 'samples/telco-customer-churn.csv';
const TARGET = 'samples/synthetic/table.json';
/** First month of each tenure band; the last band is the single month 72. */
const BANDS = [0, 2, 4, 7, 13, 25, 37, 49, 61, 72];
/** First band of each coarse band. */
const COARSE = [0, 4, 7];
const CONTRACTS = ['Month-to-month', 'One year', 'Two year'];
const INTERNETS = ['No', 'DSL', 'Fiber optic'];
const LINES = ['No phone service', 'No', 'Yes'];
const ADD_ONS = ['OnlineSecurity', 'OnlineBackup', 'DeviceProtection', 'TechSupport', 'StreamingTV', 'StreamingMovies'];
const PAYMENTS = ['Electronic check', 'Mailed check', 'Bank transfer (automatic)', 'Credit card (automatic)'];
const ROUNDS = 40;

const [head, ...lines] = readFileSync(SOURCE, 'utf8').trim().split(/\r?\n/);
const names = head.split(',');
const lastAtMost = (edges, value) => edges.findLastIndex((edge) => edge <= value);
const rows = lines.map((line) => {
  const row = Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell]));
  const band = lastAtMost(BANDS, Number(row.tenure));
  return {
    household: 4 * Number(row.SeniorCitizen) + 2 * (row.Partner === 'Yes') + (row.Dependents === 'Yes'),
    senior: Number(row.SeniorCitizen),
    dependents: Number(row.Dependents === 'Yes'),
    female: Number(row.gender === 'Female'),
    tenure: Number(row.tenure),
    band,
    coarse: lastAtMost(COARSE, band),
    contract: CONTRACTS.indexOf(row.Contract),
    internet: INTERNETS.indexOf(row.InternetService),
    lines: LINES.indexOf(row.MultipleLines),
    addOns: ADD_ONS.reduce((bits, name, bit) => bits + (row[name] === 'Yes' ? 2 ** bit : 0), 0),
    payment: PAYMENTS.indexOf(row.PaymentMethod),
    paperless: Number(row.PaperlessBilling === 'Yes'),
    charge: Number(row.MonthlyCharges),
    churned: Number(row.Churn === 'Yes'),
  };
});

/** counts[given][value]; a row of pairs [value, count], so that what never occurs takes no room. */
function cells(givenCount, given, value) {
  const counts = Array.from({ length: givenCount }, () => new Map());
  for (const row of rows) {
    const cell = counts[given(row)];
    cell.set(value(row), (cell.get(value(row)) ?? 0) + 1);
  }
  return counts.map((cell) => [...cell].sort(([a], [b]) => a - b));
}

function solve(matrix, right) {
  const a = matrix.map((row, index) => [...row, right[index]]);
  for (let pivot = 0; pivot < a.length; pivot += 1) {
    for (let row = pivot + 1; row < a.length; row += 1) {
      const factor = a[row][pivot] / a[pivot][pivot];
      for (let column = pivot; column <= a.length; column += 1) a[row][column] -= factor * a[pivot][column];
    }
  }
  const solution = new Array(a.length).fill(0);
  for (let row = a.length - 1; row >= 0; row -= 1) {
    const known = solution.reduce((sum, value, column) => sum + (column > row ? a[row][column] * value : 0), 0);
    solution[row] = (a[row][a.length] - known) / a[row][row];
  }
  return solution;
}

/** Weighted least squares; a little ridge, because levels of a factor add up to one. */
function leastSquares(features, target, weights, ridge) {
  const width = features[0].length;
  const square = Array.from({ length: width }, (_, at) =>
    Array.from({ length: width }, (_, to) => (at === to ? ridge : 0)),
  );
  const right = new Array(width).fill(0);
  for (const [index, feature] of features.entries()) {
    for (let at = 0; at < width; at += 1) {
      if (feature[at] === 0) continue;
      const weighted = weights[index] * feature[at];
      right[at] += weighted * target[index];
      for (let to = 0; to < width; to += 1) square[at][to] += weighted * feature[to];
    }
  }
  return solve(square, right);
}

const oneHot = (count, at) => Array.from({ length: count }, (_, index) => Number(index === at));
const bits = (value) => ADD_ONS.map((_, bit) => (value >> bit) & 1);
const dot = (a, b) => a.reduce((sum, value, index) => sum + value * b[index], 0);

/** Levels of every factor, in the order the generator builds them in: see churn of src/adapters/sample/table-traits.ts. */
const churnFeatures = rows.map((row) => [
  1,
  ...oneHot(3, row.contract),
  ...oneHot(3, row.internet),
  ...oneHot(BANDS.length, row.band),
  ...oneHot(4, row.payment),
  ...oneHot(8, row.household),
  ...oneHot(3, row.lines),
  row.paperless,
  ...bits(row.addOns),
]);

function churnWeights() {
  let beta = new Array(churnFeatures[0].length).fill(0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const scores = churnFeatures.map((feature) => dot(feature, beta));
    const chances = scores.map((score) => 1 / (1 + Math.exp(-score)));
    const weights = chances.map((chance) => Math.max(1e-6, chance * (1 - chance)));
    const working = scores.map((score, index) => score + (rows[index].churned - chances[index]) / weights[index]);
    beta = leastSquares(churnFeatures, working, weights, 1e-3);
  }
  return beta.map((weight) => Number(weight.toFixed(4)));
}

/** What each service costs a month: a level a pair of internet and lines, a price an add-on, and what is left over. */
function prices() {
  const features = rows.map((row) => [...oneHot(9, 3 * row.internet + row.lines), ...bits(row.addOns)]);
  const charges = rows.map(({ charge }) => charge);
  const beta = leastSquares(
    features,
    charges,
    charges.map(() => 1),
    1e-6,
  );
  const left = rows.map((row, index) => row.charge - dot(features[index], beta)).sort((a, b) => a - b);
  const quantile = (share) => left[Math.round(share * (left.length - 1))];
  const cents = (value) => Math.round(value * 100);
  return {
    base: beta.slice(0, 9).map(cents),
    addOns: beta.slice(9).map(cents),
    left: Array.from({ length: 21 }, (_, at) => cents(quantile(at / 20))),
  };
}

const months = Array.from({ length: 73 }, (_, tenure) => rows.filter((row) => row.tenure === tenure).length);
const table = {
  rows: rows.length,
  bands: BANDS,
  coarse: COARSE,
  female: rows.filter(({ female }) => female === 1).length,
  months,
  household: cells(
    1,
    () => 0,
    (row) => row.household,
  )[0],
  contract: cells(
    8,
    (row) => row.household,
    (row) => 10 * row.contract + row.band,
  ),
  access: cells(
    36,
    (row) => 12 * row.contract + 4 * row.coarse + 2 * row.senior + row.dependents,
    (row) => 3 * row.internet + row.lines,
  ),
  addOns: cells(
    27,
    (row) => 9 * row.internet + 3 * row.contract + row.coarse,
    (row) => row.addOns,
  ),
  payment: cells(
    54,
    (row) => 18 * row.internet + 6 * row.contract + 2 * row.coarse + row.senior,
    (row) => 2 * row.payment + row.paperless,
  ),
  churn: churnWeights(),
  price: prices(),
};
const text = Object.entries(table).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
writeFileSync(TARGET, `{\n${text.join(',\n')}\n}\n`);
