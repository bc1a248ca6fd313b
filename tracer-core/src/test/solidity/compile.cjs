// Compiles the contracts beside it; see README.md. Not run by the build.
const fs = require('fs');
const path = require('path');
const solc = require('solc');

const out = path.join(__dirname, '..', 'resources', 'evm', 'contracts');
const sources = {};
for (const file of fs.readdirSync(__dirname).filter(f => f.endsWith('.sol')).sort()) {
  sources[file] = { content: fs.readFileSync(path.join(__dirname, file), 'utf8') };
}
const settings = {
  evmVersion: 'cancun',
  optimizer: { enabled: true, runs: 200 },
  metadata: { bytecodeHash: 'none' },
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object'] } },
};
const result = JSON.parse(solc.compile(JSON.stringify({ language: 'Solidity', sources, settings })));
for (const error of result.errors ?? []) {
  console.error(error.formattedMessage);
}
fs.mkdirSync(out, { recursive: true });
for (const contracts of Object.values(result.contracts)) {
  for (const [name, contract] of Object.entries(contracts)) {
    if (contract.evm.bytecode.object) {
      fs.writeFileSync(path.join(out, name + '.bin'), contract.evm.bytecode.object + '\n');
      fs.writeFileSync(path.join(out, name + '.abi'), JSON.stringify(contract.abi) + '\n');
    }
  }
}
