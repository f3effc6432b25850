// @ts-check
import init, { Explainer } from './pkg/crease.js';

await init();
const version = document.querySelector('#version');
if (version) version.textContent = new Explainer().version();
