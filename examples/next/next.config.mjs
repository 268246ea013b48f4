export default {
  output: "export",
  distDir: "dist",
  basePath: "/examples/next/dist",
};
