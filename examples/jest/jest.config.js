// The packages are ECMAScript modules, as d3 is: Jest leaves what is in node_modules as it is, and below Node 24.9 cannot require such
// modules, so that they have to be transformed as the tests are.
module.exports = {
  transform: { '\\.m?js$': '@swc/jest' },
  transformIgnorePatterns: ['/node_modules/(?!(gradcam|@gradcam|d3-[a-z-]+|internmap)/)'],
};
