/// Fingerprints made in the browser, so that a picture never leaves its owner's device.
///
/// Two halves. [Door] and [CanvasRows] are never run on a JVM: they are compiled, together with
/// `fingerprint`, to WebAssembly. [BrowserFiles] is for servers: it holds the compiled module, the
/// scripts, and the content security policy under which they run. Begin with
/// `docs/integrate/browser.md`.
@NullMarked
package org.recourse.fingerprint.web;

import org.jspecify.annotations.NullMarked;
