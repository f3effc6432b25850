// @ts-check
/** The share dialog of the embed page: a script of its own, loaded when somebody asks for it, with the extras inside. */
import { loadExtras } from '../core/extras.js';
import '../words/later.js';
import * as sharing from '../share/sharing.js';

document.querySelector('.away')?.dispatchEvent(new CustomEvent('crease-sharing', { detail: { ...sharing, loadExtras } }));
