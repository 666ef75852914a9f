/// How PDQ fingerprints are made: filter, transform, bits.
@NullMarked
package org.recourse.fingerprint.internal;

import org.jspecify.annotations.NullMarked;
