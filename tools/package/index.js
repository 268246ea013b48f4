// What a bundler takes: the element, told where the bundler puts each of its files.

import { useFiles } from "./connect-wizard.js";
import { files } from "./files-of-the-package.js";

useFiles(files);

export { ConnectWizard, ConnectWizardError } from "./connect-wizard.js";
