/// Makes fingerprints of pictures and videos.
///
/// Begin with [PdqFingerprint], the value, and then read how it is made. Nothing in this package
/// reads a file, starts a thread, asks for the time, or logs.
@NullMarked
package org.recourse.fingerprint;

import org.jspecify.annotations.NullMarked;
