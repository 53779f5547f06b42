module.exports = () => globalThis.removeCluster();
